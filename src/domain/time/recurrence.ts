import { RRuleTemporal } from 'rrule-temporal';
import { isWorkingDay, type WorkingCalendar } from './working-calendar.ts';

/** A series' rhythm, as both sides agreed on it: a local wall time in one zone. */
export interface Recurrence {
  /** Local date, `YYYY-MM-DD`: nothing before it; every "every two weeks" is counted from it. */
  readonly from: string;
  /** Local date, the last on which it may happen; undefined: it goes on. */
  readonly until: string | undefined;
  /** Local wall time, `HH:MM`. */
  readonly time: string;
  /** IANA time zone. */
  readonly timeZone: string;
  /** RRULE value (RFC 5545) without DTSTART, UNTIL and COUNT: `FREQ=MONTHLY;BYDAY=2TU`. Empty: once, on `from`. */
  readonly rule: string;
  /** Dates are counted among the working days of the calendar, and BYDAY is not looked at. */
  readonly workingDays: boolean;
}

/** What nobody would expect of a date, and so is said before anybody agrees to it. */
export const SURPRISES = ['moved_forward', 'first_of_two', 'holiday'] as const;
export type Surprise = (typeof SURPRISES)[number];

/** One time that it happens. */
export interface Occurrence {
  /** Local date, which identifies the occurrence for good. */
  readonly date: string;
  readonly starts: Temporal.Instant;
  /**
   * `moved_forward`: the clocks skip that time, it starts that much later; `first_of_two`: the
   * clocks go back over it, it starts the first time.
   */
  readonly surprises: readonly Surprise[];
}

/** Which occurrences: so many, from a date on. */
export interface OccurrenceWindow {
  /** Local date, itself included. */
  readonly after: string;
  readonly count: number;
}

/** A series with more meetings than this until its end is a slip of the keyboard. */
export const MOST_OCCURRENCES = 366;
/** A rule that gives no date in so long gives none: 29 February has a gap of eight years. */
const LONGEST_GAP_YEARS = 12;
/** How far to look at once: a year of a daily rule is little work. */
const STRIDE_YEARS = 1;
const SHORTEST_MONTH_DAYS = 28;

/**
 * When it happens, in order, from a date on: fewer than asked for if it ends. Dates come from the
 * rule alone, and each is then given its time: so a night in which the clocks change costs no meeting.
 * A time that is skipped moves forward by what is skipped, of one that comes twice the first holds
 * (Temporal's `compatible`).
 */
export function occurrences(
  recurrence: Recurrence,
  calendar: WorkingCalendar,
  { after, count }: OccurrenceWindow,
): readonly Occurrence[] {
  const found: Occurrence[] = [];
  for (const date of datesFrom(recurrence, calendar, after)) {
    if (found.length >= count) break;
    found.push(occurrenceOn(date, recurrence, calendar));
  }
  return found;
}

/** How one date of the series turns out, be it a date of its rule or one that a meeting was moved to. */
export function occurrenceOn(
  date: Temporal.PlainDate,
  { time, timeZone }: Pick<Recurrence, 'time' | 'timeZone'>,
  calendar: WorkingCalendar,
): Occurrence {
  const wall = date.toPlainDateTime(Temporal.PlainTime.from(time));
  const starts = wall.toZonedDateTime(timeZone, { disambiguation: 'compatible' });
  const surprises: Surprise[] = [];
  if (!starts.toPlainDateTime().equals(wall)) surprises.push('moved_forward');
  else if (!starts.equals(wall.toZonedDateTime(timeZone, { disambiguation: 'later' }))) {
    surprises.push('first_of_two');
  }
  if (calendar.holidays.includes(date.toString())) surprises.push('holiday');
  return { date: date.toString(), starts: starts.toInstant(), surprises };
}

/**
 * The months in which the rule finds no such day, between two dates: "on the 31st" has nothing in
 * November.
 *
 * @returns `YYYY-MM`, in order.
 */
export function skippedMonths(
  recurrence: Recurrence,
  { after, until }: { readonly after: string; readonly until: string },
): readonly string[] {
  if (!mayMissMonths(recurrence)) return [];
  const from = later(recurrence.from, after);
  const months = rulesMonths(recurrence.rule);
  const start = Temporal.PlainDate.from(recurrence.from).with({ day: 1 });
  const meant = datesBetween(months, start, monthStart(from), Temporal.PlainDate.from(until));
  return meant
    .filter((first) => {
      const last = first.with({ day: first.daysInMonth });
      return datesBetween(recurrence.rule, start, first, last).length === 0;
    })
    .map((first) => first.toPlainYearMonth().toString());
}

function* datesFrom(
  recurrence: Recurrence,
  calendar: WorkingCalendar,
  after: string,
): Generator<Temporal.PlainDate> {
  const start = Temporal.PlainDate.from(recurrence.from);
  const first = Temporal.PlainDate.from(later(recurrence.from, after));
  if (recurrence.rule === '') {
    if (first.equals(start)) yield start;
    return;
  }
  let from = first;
  for (let idle = 0; idle < LONGEST_GAP_YEARS; idle += STRIDE_YEARS) {
    const next = from.add({ years: STRIDE_YEARS });
    for (const date of datesWithin(recurrence, calendar, from, next.subtract({ days: 1 }))) {
      if (recurrence.until !== undefined && date.toString() > recurrence.until) return;
      yield date;
      idle = 0;
    }
    from = next;
  }
}

function datesWithin(
  { rule, from, workingDays }: Recurrence,
  calendar: WorkingCalendar,
  first: Temporal.PlainDate,
  last: Temporal.PlainDate,
): readonly Temporal.PlainDate[] {
  const start = Temporal.PlainDate.from(from);
  if (!workingDays) return datesBetween(rule, start, first, last);
  const parts = ruleParts(rule);
  const positions = parts.get('BYSETPOS')?.split(',').map(Number);
  if (!positions) {
    return datesBetween(rule, start, first, last).filter((day) => isWorkingDay(calendar, day));
  }
  const months = datesBetween(rulesMonths(rule), start.with({ day: 1 }), monthStart(first), last);
  return months
    .flatMap((month) => workingDaysAt(positions, month, calendar))
    .filter((day) => isWithin(day, first, last));
}

/** The first, the second, the last working day of a month, in order. */
function workingDaysAt(
  positions: readonly number[],
  month: Temporal.PlainDate,
  calendar: WorkingCalendar,
): readonly Temporal.PlainDate[] {
  const days = Array.from({ length: month.daysInMonth }, (_, index) => month.add({ days: index }));
  const working = days.filter((day) => isWorkingDay(calendar, day));
  const chosen = positions.map((position) => working.at(position > 0 ? position - 1 : position));
  return working.filter((day) => chosen.includes(day));
}

/** The dates of a rule, both ends included. In UTC, where every day has all its hours. */
function datesBetween(
  rule: string,
  start: Temporal.PlainDate,
  first: Temporal.PlainDate,
  last: Temporal.PlainDate,
): readonly Temporal.PlainDate[] {
  const dtstart = start.toZonedDateTime('UTC');
  const dates = new RRuleTemporal({ rruleString: `RRULE:${rule}`, dtstart });
  return dates
    .between(first.toZonedDateTime('UTC'), last.toZonedDateTime('UTC'), true)
    .map((date) => Temporal.PlainDate.from(date.toString().slice(0, 10)));
}

/** The first of each month that a rule is about. */
function rulesMonths(rule: string): string {
  const kept = [...ruleParts(rule)].filter(([name]) => ['INTERVAL', 'BYMONTH'].includes(name));
  const yearly = rule.startsWith('FREQ=YEARLY');
  return [['FREQ', yearly ? 'YEARLY' : 'MONTHLY'], ...kept, ['BYMONTHDAY', '1']]
    .map((part) => part.join('='))
    .join(';');
}

function ruleParts(rule: string): ReadonlyMap<string, string> {
  return new Map(
    rule.split(';').map((part) => [part.split('=')[0] ?? '', part.split('=')[1] ?? '']),
  );
}

function mayMissMonths({ rule, workingDays }: Recurrence): boolean {
  if (workingDays) return false;
  const parts = ruleParts(rule);
  const days = parts.get('BYMONTHDAY')?.split(',').map(Number) ?? [];
  const missing = days.some((day) => day > SHORTEST_MONTH_DAYS || day < -SHORTEST_MONTH_DAYS);
  return missing || /-?5[A-Z]/.test(parts.get('BYDAY') ?? '');
}

function monthStart(date: Temporal.PlainDate | string): Temporal.PlainDate {
  return Temporal.PlainDate.from(date).with({ day: 1 });
}

function later(one: string, other: string): string {
  return one > other ? one : other;
}

function isWithin(
  day: Temporal.PlainDate,
  first: Temporal.PlainDate,
  last: Temporal.PlainDate,
): boolean {
  return Temporal.PlainDate.compare(day, first) >= 0 && Temporal.PlainDate.compare(day, last) <= 0;
}
