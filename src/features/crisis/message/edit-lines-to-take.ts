import { useCase } from '../../../bot/use-case.ts';
import { requireSeat } from '../../../domain/crisis/unit.ts';
import { actorOf } from '../../../domain/people/member.ts';
import { SITS } from '../rights.ts';
import { changedUnit } from '../unit/unit-outcome.ts';
import { findVersionForUpdate } from './find-version.ts';
import { tellVersion } from './version-notifications.ts';

export interface EditLinesToTake {
  /** Of any version of the message. */
  readonly id: string;
  readonly lines: string;
  readonly answers: string;
}

/** Lines to take and answers, for whoever is asked. They are not signed and never pushed. */
export const editLinesToTake = useCase({
  name: 'write-beside',
  right: SITS,
  find: (scene, { id }: EditLinesToTake) => findVersionForUpdate(scene, id),
  async run(scene, { lines, answers }, { unit, message, newest }) {
    requireSeat(unit, actorOf(scene.member));
    const changed = { ...message, lines, answers };
    await scene.stores.crisisMessages.updateBeside(changed);
    const detail = { message: newest.content.reference };
    const { audit } = changedUnit(scene, unit, 'crisis.beside_written', detail);
    const tells = await tellVersion(scene, unit, newest.id, { changesOnly: true });
    return { result: changed, audit, shows: [], tells };
  },
});
