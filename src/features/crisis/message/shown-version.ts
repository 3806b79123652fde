import type { CardStores } from '../../../bot/turn.ts';
import type { MessageVersion } from '../../../domain/crisis/message.ts';
import type { MessageComment } from '../../../domain/crisis/message-record.ts';
import type { FoundVersion } from './find-version.ts';

/** A version with everything that its card shows. */
export interface ShownVersion extends FoundVersion {
  readonly comments: readonly MessageComment[];
  /** The version before, with what was asked of it. */
  readonly before: MessageVersion | undefined;
}

/** Reads what the card of a version shows beside it. */
export async function withComments(
  { crisisMessages }: Pick<CardStores, 'crisisMessages'>,
  found: FoundVersion,
): Promise<ShownVersion> {
  const versions = await crisisMessages.listVersions(found.message.id);
  const before = versions.find(({ number }) => number === found.version.number - 1);
  return { ...found, before, comments: await crisisMessages.listComments(found.version.id) };
}
