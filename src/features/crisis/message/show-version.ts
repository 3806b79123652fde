import type { CardStores } from '../../../bot/turn.ts';
import { unchanged, useCase } from '../../../bot/use-case.ts';
import type { MessageVersion } from '../../../domain/crisis/message.ts';
import type { MessageComment } from '../../../domain/crisis/message-record.ts';
import { requireSeat, seatOf } from '../../../domain/crisis/unit.ts';
import { actorOf } from '../../../domain/people/member.ts';
import { LOOKS } from '../rights.ts';
import { type FoundVersion, findVersion } from './find-version.ts';

/** A version with everything that its card shows. */
export interface ShownVersion extends FoundVersion {
  readonly comments: readonly MessageComment[];
  /** The version before, with what was asked of it. */
  readonly before: MessageVersion | undefined;
}

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

/** Reads what the card of a version shows beside it. */
export async function withComments(
  { crisisMessages }: Pick<CardStores, 'crisisMessages'>,
  found: FoundVersion,
): Promise<ShownVersion> {
  const versions = await crisisMessages.listVersions(found.message.id);
  const before = versions.find(({ number }) => number === found.version.number - 1);
  return { ...found, before, comments: await crisisMessages.listComments(found.version.id) };
}
