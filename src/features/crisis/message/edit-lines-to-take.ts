import { useCase } from '../../../bot/declare/use-case.ts';
import { requireSeat } from '../../../domain/crisis/unit.ts';
import { actorOf } from '../../../domain/people/member.ts';
import { SITS } from '../rights.ts';
import { changedUnit, tellVersion } from '../unit/unit-outcome.ts';
import { findVersionForUpdate } from './find-version.ts';

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
  find: (ctx, { id }: EditLinesToTake) => findVersionForUpdate(ctx, id),
  async run(ctx, { lines, answers }, { unit, message, version, newest }) {
    requireSeat(unit, actorOf(ctx.member));
    const changed = { ...message, lines, answers };
    await ctx.stores.crisisMessages.updateBeside(changed);
    const detail = { message: version.content.reference };
    const { audit } = changedUnit(ctx, unit, 'crisis.beside_written', detail);
    const memberCards = await tellVersion(ctx, unit, newest.id, { changesOnly: true });
    return { result: changed, audit, channelCards: [], memberCards };
  },
});
