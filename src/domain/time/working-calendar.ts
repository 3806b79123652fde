import { type OfficeHours, WEEKDAYS } from '../people/partnership.ts';

/** When a partnership works; a {@link Partnership} is one. */
export interface WorkingCalendar {
  /** IANA time zone of its office hours. */
  readonly timeZone: string;
  readonly officeHours: OfficeHours;
  /** Local dates, `YYYY-MM-DD`. */
  readonly holidays: readonly string[];
}

const MINUTE_MILLISECONDS = 60_000;
/** A calendar without a working moment in so many days is a mistake. */
const LONGEST_BREAK_DAYS = 3_700;
const NO_WORKING_TIME = 'The calendar has no working time.';

interface OfficeDay {
  readonly opens: number;
  readonly closes: number;
}

/**
 * The moment at which so much working time has gone by. Time runs during office hours alone, as
 * it really goes by: on a day with a change of clocks as many minutes as there are. So splits add
 * up, a later start is never done sooner, and the result always lies in office hours.
 *
 * @param minutes not negative.
 * @throws RangeError if the calendar has no working time at all.
 */
export function addWorkingMinutes(
  calendar: WorkingCalendar,
  from: Temporal.Instant,
  minutes: number,
): Temporal.Instant {
  let left = minutes * MINUTE_MILLISECONDS;
  const start = from.epochMilliseconds;
  for (const { opens, closes } of officeDays(calendar, from)) {
    if (closes < start) continue;
    const begin = Math.max(opens, start);
    if (begin + left <= closes) return Temporal.Instant.fromEpochMilliseconds(begin + left);
    left -= closes - begin;
  }
  throw new RangeError(NO_WORKING_TIME);
}

/**
 * The latest moment from which so much working time is left until `until`: the way back.
 *
 * @param minutes not negative.
 * @throws RangeError if the calendar has no working time at all.
 */
export function subtractWorkingMinutes(
  calendar: WorkingCalendar,
  until: Temporal.Instant,
  minutes: number,
): Temporal.Instant {
  let left = minutes * MINUTE_MILLISECONDS;
  const end = until.epochMilliseconds;
  for (const { opens, closes } of officeDays(calendar, until, -1)) {
    if (opens > end) continue;
    const finish = Math.min(closes, end);
    if (finish - left >= opens) return Temporal.Instant.fromEpochMilliseconds(finish - left);
    left -= finish - opens;
  }
  throw new RangeError(NO_WORKING_TIME);
}

/** A working day is as long as the office hours say, whatever the clocks do. */
export function addWorkingDays(
  calendar: WorkingCalendar,
  from: Temporal.Instant,
  days: number,
): Temporal.Instant {
  return addWorkingMinutes(calendar, from, days * workingDayMinutes(calendar));
}

/** @returns minutes; 0 if `to` is not after `from`. */
export function workingMinutesBetween(
  calendar: WorkingCalendar,
  from: Temporal.Instant,
  to: Temporal.Instant,
): number {
  const [start, end] = [from.epochMilliseconds, to.epochMilliseconds];
  let worked = 0;
  if (end <= start) return 0;
  for (const { opens, closes } of officeDays(calendar, from)) {
    if (opens >= end) break;
    worked += Math.max(0, Math.min(closes, end) - Math.max(opens, start));
  }
  return worked / MINUTE_MILLISECONDS;
}

/** Does it lie in office hours? */
export function isWorkingTime(calendar: WorkingCalendar, at: Temporal.Instant): boolean {
  const moment = at.epochMilliseconds;
  for (const { opens, closes } of officeDays(calendar, at)) {
    if (opens > moment) return false;
    if (moment <= closes) return true;
  }
  return false;
}

/** How many minutes a day of office hours has. */
export function workingDayMinutes({ officeHours }: WorkingCalendar): number {
  return Temporal.PlainTime.from(officeHours.from).until(officeHours.to).total('minutes');
}

/** Is it a day of office hours, and no holiday? */
export function isWorkingDay(calendar: WorkingCalendar, day: Temporal.PlainDate): boolean {
  const weekday = WEEKDAYS[day.dayOfWeek - 1];
  return (
    weekday !== undefined &&
    calendar.officeHours.days.includes(weekday) &&
    !calendar.holidays.includes(day.toString())
  );
}

/** When the office closes on a local day, be it a working day or not. */
export function closingTime(
  { timeZone, officeHours }: WorkingCalendar,
  day: Temporal.PlainDate,
): Temporal.Instant {
  const plainTime = Temporal.PlainTime.from(officeHours.to);
  return day.toZonedDateTime({ timeZone, plainTime }).toInstant();
}

/** The office days from the local day of `from` on, or back; none that the clocks leave no time. */
function* officeDays(
  { timeZone, officeHours, holidays }: WorkingCalendar,
  from: Temporal.Instant,
  direction: 1 | -1 = 1,
): Generator<OfficeDay> {
  const opening = Temporal.PlainTime.from(officeHours.from);
  const closing = Temporal.PlainTime.from(officeHours.to);
  const calendar = { timeZone, officeHours, holidays };
  let day = from.toZonedDateTimeISO(timeZone).toPlainDate();
  for (let idle = 0; idle < LONGEST_BREAK_DAYS; idle += 1) {
    if (isWorkingDay(calendar, day)) {
      const opens = day.toZonedDateTime({ timeZone, plainTime: opening }).epochMilliseconds;
      const closes = day.toZonedDateTime({ timeZone, plainTime: closing }).epochMilliseconds;
      if (closes > opens) {
        yield { opens, closes };
        idle = 0;
      }
    }
    day = day.add({ days: direction });
  }
}
