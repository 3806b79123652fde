import type { OwnTransaction } from '../../../bot/declare/transaction.ts';
import { standings } from '../../../domain/crisis/push.ts';
import type { ConversationCard } from '../../../ports/crisis/push-store.ts';
import type { DueReminder, WantedReminder } from '../../../ports/delivery/reminder-store.ts';

/** The subject of a look at a board: nobody hears of it. */
const LOOK = 'look';
/** As long as a message leaves by itself: a platform that goes away tells nobody. */
const LOOK_MINUTES = [3, 6, 9, 12, 15, 18, 21, 24, 27, 30] as const;

/** When to look whether what waits still waits for what its board says. */
export function boardLooks(pushedAt: Temporal.Instant): WantedReminder[] {
  return LOOK_MINUTES.map((minutes) => {
    return { subject: LOOK, occasion: `look_${minutes}`, at: pushedAt.add({ minutes }) };
  });
}

/** @returns the board, wherever it stands, while anything of the push waits to leave. */
export async function lookAtBoard(
  { stores: { pushes, crisisMessages } }: Pick<OwnTransaction, 'stores'>,
  versionId: string,
  due: readonly DueReminder[],
): Promise<readonly ConversationCard[]> {
  if (!due.some(({ subject }) => subject === LOOK)) return [];
  const push = await pushes.find(versionId);
  const version = push && (await crisisMessages.findVersion(versionId));
  if (!push || !version) return [];
  const all = standings(version.content.targets, push);
  return all.some(({ state }) => state === 'waiting') ? pushes.touch(versionId) : [];
}
