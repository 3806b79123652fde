import type { Urgency } from '../category.ts';
import { addWorkingMinutes, type WorkingCalendar } from '../time/working-calendar.ts';

/** How often one member can put off one thing. */
export const MOST_SNOOZES = 2;
const WORKING_MINUTES = 120;
const URGENT_MINUTES = 15;

/**
 * Until when somebody who was reminded can put it off: never until others hear of it, and never in danger.
 *
 * @param snoozes how often they did so before.
 * @param escalatesAt when others hear of it; nothing: they did already.
 * @returns nothing if it cannot be put off.
 */
export function snoozedUntil(
  urgency: Urgency,
  calendar: WorkingCalendar,
  { snoozes, escalatesAt }: { snoozes: number; escalatesAt: Temporal.Instant | undefined },
  now: Temporal.Instant,
): Temporal.Instant | undefined {
  if (urgency === 'danger_now' || snoozes >= MOST_SNOOZES) return undefined;
  const until =
    urgency === 'urgent'
      ? now.add({ minutes: URGENT_MINUTES })
      : addWorkingMinutes(calendar, now, WORKING_MINUTES);
  const late = escalatesAt && Temporal.Instant.compare(until, escalatesAt) >= 0;
  return late ? undefined : until;
}
