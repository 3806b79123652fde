import { isWorkingDay, type WorkingCalendar } from '../time/working-calendar.ts';

/** A calendar without a working day in so many days is a mistake; a digest comes nevertheless. */
const LONGEST_BREAK_DAYS = 370;

/**
 * When the next digest comes: at the same wall time on every day on which the partnership works, whatever
 * the clocks do. A time that they leave out is taken an hour later.
 *
 * @param time local wall time, `HH:MM`.
 * @param timeZone of who gets it.
 */
export function nextDigest(
  time: string,
  timeZone: string,
  calendar: WorkingCalendar,
  after: Temporal.Instant,
): Temporal.Instant {
  const plainTime = Temporal.PlainTime.from(time);
  const today = after.toZonedDateTimeISO(timeZone).toPlainDate();
  for (let days = 0; days < LONGEST_BREAK_DAYS; days += 1) {
    const day = today.add({ days });
    const at = day.toZonedDateTime({ timeZone, plainTime }).toInstant();
    if (Temporal.Instant.compare(at, after) > 0 && isWorkingDay(calendar, day)) return at;
  }
  return after.add({ hours: 24 });
}
