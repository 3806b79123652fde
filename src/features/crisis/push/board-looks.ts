import type { MessageVersion } from '../../../domain/crisis/message.ts';
import { type Push, standings } from '../../../domain/crisis/push.ts';
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

/** Is its board to be looked at, and does anything of the push wait to leave? */
export function isBoardDue(
  push: Push,
  version: MessageVersion,
  due: readonly DueReminder[],
): boolean {
  if (!due.some(({ subject }) => subject === LOOK)) return false;
  return standings(version.content.targets, push).some(({ state }) => state === 'waiting');
}
