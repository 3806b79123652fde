import { unchanged, useCase } from '../../../bot/use-case.ts';
import { requireSeat, seatOf } from '../../../domain/crisis/unit.ts';
import { actorOf } from '../../../domain/people/member.ts';
import { LOOKS } from '../rights.ts';
import { findVersion } from './find-version.ts';
import { type ShownVersion, withComments } from './shown-version.ts';

/** What was not sent yet is for those alone who sit in the unit: it may never be said. */
export const showVersion = useCase<{ readonly id: string }, ShownVersion>({
  name: 'show-version',
  right: LOOKS,
  async run(scene, { id }) {
    const found = await findVersion(scene, id);
    const { unit, version } = found;
    if (!version.pushed && !seatOf(unit, scene.member.id)) requireSeat(unit, actorOf(scene.member));
    return unchanged(await withComments(scene.stores, found));
  },
});
