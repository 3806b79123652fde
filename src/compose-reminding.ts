import { knowsReminder, type ReminderHandler } from './bot/declare/reminder-handler.ts';
import type { Soon } from './ports/delivery/due.ts';
import type { Reminding } from './storage/unit-of-work.ts';

/** What is known of reminders where they are kept, and who hears there of those that are planned: nobody, until the ticks run. */
export function createReminding(handlers: ReadonlyMap<string, ReminderHandler>): Reminding & Soon {
  const soon: Soon = { tell: () => undefined };
  return Object.assign(soon, {
    knows: knowsReminder(handlers),
    planned: (at: Temporal.Instant) => soon.tell(at),
  });
}
