import type { CardStores } from '../../../bot/turn.ts';
import type { Push } from '../../../domain/crisis/push.ts';

/** The reference of the message that took the place of what was pushed, if one did. */
export async function replacedBy(
  { crisisMessages }: Pick<CardStores, 'crisisMessages'>,
  push: Pick<Push, 'overtakenBy'> | undefined,
): Promise<string | undefined> {
  if (push?.overtakenBy === undefined) return undefined;
  return (await crisisMessages.findVersion(push.overtakenBy))?.content.reference;
}
