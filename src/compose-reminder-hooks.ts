import { knowsReminder, type ReminderHandler } from './bot/declare/reminder-handler.ts';
import type { Soon } from './ports/delivery/due.ts';
import type { ReminderHooks } from './storage/unit-of-work.ts';

/** What is known of reminders where they are kept, and who hears there of those that are planned: nobody, until the ticks run. */
export function createReminderHooks(
  handlers: ReadonlyMap<string, ReminderHandler>,
): ReminderHooks & Soon {
  const soon: Soon = { tell: () => undefined };
  return Object.assign(soon, {
    knows: knowsReminder(handlers),
    onPlanned: (at: Temporal.Instant) => soon.tell(at),
  });
}
