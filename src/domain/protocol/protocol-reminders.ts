import {
  addWorkingDays,
  addWorkingMinutes,
  type WorkingCalendar,
} from '../time/working-calendar.ts';

/** So long everybody has to read a version that came into force. */
const READ_WORKING_DAYS = 5;
/** After that, once a week, so often. */
const WEEKLY_REMINDERS = 4;

/**
 * When the coordinators hear of who has not confirmed having read a version. Always in working time: it
 * is never so urgent.
 *
 * @param since when it came into force.
 */
export function readingReminders(
  calendar: WorkingCalendar,
  since: Temporal.Instant,
): readonly Temporal.Instant[] {
  const first = addWorkingDays(calendar, since, READ_WORKING_DAYS);
  const local = first.toZonedDateTimeISO(calendar.timeZone);
  return Array.from({ length: 1 + WEEKLY_REMINDERS }, (_, weeks) =>
    addWorkingMinutes(calendar, local.add({ weeks }).toInstant(), 0),
  );
}
