import { foldText } from '../text/fold.ts';
import {
  addWorkingMinutes,
  closingTime,
  isWorkingDay,
  type WorkingCalendar,
} from '../time/working-calendar.ts';
import { readWords, type Said, type SaidDate, type SaidDay } from './due-input-grammar.ts';

/** Where and when something is typed. */
export interface DueContext {
  readonly now: Temporal.Instant;
  /** IANA time zone in which who types it means it. */
  readonly timeZone: string;
  /** BCP 47 language tag; English is understood beside it. */
  readonly language: string;
  readonly calendar: WorkingCalendar;
}

/** One way of understanding it. */
export interface DueMoment {
  readonly due: Temporal.Instant;
  /** The clocks go forward over the time that was typed; it is the time after. */
  readonly moved: boolean;
  /** The clocks go back: the typed time comes twice. */
  readonly turn: 'first' | 'second' | undefined;
}

/** What came of reading when something is due. */
export type DueReading =
  | { readonly kind: 'due'; readonly moment: DueMoment }
  /** Two ways or more, what comes first before the rest: ask which is meant. */
  | { readonly kind: 'ambiguous'; readonly moments: readonly DueMoment[] }
  | { readonly kind: DueFault };

/** Why a due time cannot be taken as it was typed. */
export const DUE_FAULTS = [
  'past',
  'too_far',
  'no_such_day',
  'other_weekday',
  'not_understood',
] as const;
export type DueFault = (typeof DUE_FAULTS)[number];

/** Nothing that is to be done is due later than this; a year with a slip in it is. */
export const FARTHEST_DUE_YEARS = 2;
/** A day and a month that are over this year mean next year's if that is no farther away. */
const NEXT_YEAR_WITHIN_DAYS = 183;
const HOUR_MINUTES = 60;
const WEEK_DAYS = 7;

type Meant =
  | { readonly kind: 'moments'; readonly moments: readonly DueMoment[] }
  | { readonly kind: DueFault };

/**
 * Reads when something is due, as people type it: `today 16:00`, `Friday`, `Fri 14:00`,
 * `next Tuesday 9:30`, `27 Nov`, `2026-11-27 14:00`, `in 3 working hours`, `14:00`. Without a time
 * it is the end of office hours of that day. What can be read in several ways is never guessed.
 */
export function readDue(typed: string, context: DueContext): DueReading {
  const said = readWords(foldText(typed), context.language);
  const meant: Meant = said ? meaningOf(said, context) : { kind: 'not_understood' };
  if (meant.kind !== 'moments') return meant;
  const { now, timeZone } = context;
  const farthest = now.toZonedDateTimeISO(timeZone).add({ years: FARTHEST_DUE_YEARS }).toInstant();
  const ahead = meant.moments.filter(({ due }) => Temporal.Instant.compare(due, now) > 0);
  const near = ahead.filter(({ due }) => Temporal.Instant.compare(due, farthest) <= 0);
  const [first, ...others] = near.toSorted((a, b) => Temporal.Instant.compare(a.due, b.due));
  if (!first) return { kind: ahead.length > 0 ? 'too_far' : 'past' };
  if (others.length > 0) return { kind: 'ambiguous', moments: [first, ...others] };
  return { kind: 'due', moment: first };
}

function meaningOf({ day, time }: Said, context: DueContext): Meant {
  const elapsed = elapsedMoment(day, context);
  if (elapsed) {
    if (time) return { kind: 'not_understood' };
    return { kind: 'moments', moments: [moment(elapsed)] };
  }
  const today = context.now.toZonedDateTimeISO(context.timeZone).toPlainDate();
  const dates = datesSaid(day, today, context.calendar);
  if (typeof dates === 'string') return { kind: dates };
  const moments = dates.flatMap((date) =>
    time
      ? momentsAt(date.toPlainDateTime(time), context.timeZone)
      : [moment(closingTime(context.calendar, date))],
  );
  return { kind: 'moments', moments };
}

/** Of what counts minutes and hours, from now on. */
function elapsedMoment(day: SaidDay, { now, calendar }: DueContext): Temporal.Instant | undefined {
  if (day.said !== 'amount') return undefined;
  const { count, unit } = day;
  if (unit === 'minutes') return now.add({ minutes: count });
  if (unit === 'hours') return now.add({ hours: count });
  if (unit === 'working_hours') return addWorkingMinutes(calendar, now, count * HOUR_MINUTES);
  return undefined;
}

/** Every date that can be meant, or why there is none. */
export type DatesSaid = readonly Temporal.PlainDate[] | 'no_such_day' | 'other_weekday';
/** Which date a day of a month means in which no year was said; nothing: there is none. */
type Yearless = (
  month: number,
  day: number,
  today: Temporal.PlainDate,
) => Temporal.PlainDate | undefined;

/** The dates that can be meant by what was said of a day, seen from today. */
export function datesSaid(
  day: SaidDay,
  today: Temporal.PlainDate,
  calendar: WorkingCalendar,
  yearless: Yearless = nearest,
): DatesSaid {
  switch (day.said) {
    case 'away':
      return [today.add({ days: day.days })];
    case 'weekday':
      return weekdays(day, today);
    case 'amount':
      return [daysAhead(day, today, calendar)];
    case 'date':
      return calendarDates(day, today, yearless);
    default:
      return day satisfies never;
  }
}

/**
 * "Friday" on a Friday is today or in a week. "Next Friday" on a Tuesday is this week's to some and
 * next week's to others; on a Saturday, or on a Friday, it is the same to all.
 */
function weekdays(
  { weekday, next }: Extract<SaidDay, { said: 'weekday' }>,
  today: Temporal.PlainDate,
): readonly Temporal.PlainDate[] {
  const coming = today.add({ days: (weekday - today.dayOfWeek + WEEK_DAYS) % WEEK_DAYS });
  const after = coming.add({ days: WEEK_DAYS });
  if (coming.equals(today)) return next ? [after] : [coming, after];
  return next && weekday > today.dayOfWeek ? [coming, after] : [coming];
}

function daysAhead(
  { count, unit }: Extract<SaidDay, { said: 'amount' }>,
  today: Temporal.PlainDate,
  calendar: WorkingCalendar,
): Temporal.PlainDate {
  if (unit !== 'working_days') return today.add({ days: unit === 'weeks' ? count * 7 : count });
  let day = today;
  const farthest = today.add({ years: FARTHEST_DUE_YEARS + 1 });
  for (let left = count; left > 0 && Temporal.PlainDate.compare(day, farthest) < 0; ) {
    day = day.add({ days: 1 });
    if (isWorkingDay(calendar, day)) left -= 1;
  }
  return day;
}

function calendarDates(
  { year, orders, weekday }: SaidDate,
  today: Temporal.PlainDate,
  yearless: Yearless,
): DatesSaid {
  const found = orders.flatMap(({ day, month }) => {
    const date = year === undefined ? yearless(month, day, today) : existing(year, month, day);
    return date ? [date] : [];
  });
  if (found.length === 0) return 'no_such_day';
  const fitting = found.filter(({ dayOfWeek }) => weekday === undefined || weekday === dayOfWeek);
  return fitting.length > 0 ? fitting : 'other_weekday';
}

function nearest(
  month: number,
  day: number,
  today: Temporal.PlainDate,
): Temporal.PlainDate | undefined {
  const here = existing(today.year, month, day);
  if (here && Temporal.PlainDate.compare(here, today) >= 0) return here;
  const next = existing(today.year + 1, month, day);
  return next && today.until(next).days <= NEXT_YEAR_WITHIN_DAYS ? next : here;
}

/** @returns nothing for 30 February. */
export function existing(year: number, month: number, day: number): Temporal.PlainDate | undefined {
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' });
  } catch {
    return undefined;
  }
}

function moment(due: Temporal.Instant, more: Partial<DueMoment> = {}): DueMoment {
  return { due, moved: false, turn: undefined, ...more };
}

/** Where the clocks go back both; where they go forward over it, the time after. */
function momentsAt(wall: Temporal.PlainDateTime, timeZone: string): readonly DueMoment[] {
  const early = wall.toZonedDateTime(timeZone, { disambiguation: 'earlier' });
  const late = wall.toZonedDateTime(timeZone, { disambiguation: 'later' });
  if (early.equals(late)) return [moment(early.toInstant())];
  if (!late.toPlainDateTime().equals(wall)) return [moment(late.toInstant(), { moved: true })];
  return [
    moment(early.toInstant(), { turn: 'first' }),
    moment(late.toInstant(), { turn: 'second' }),
  ];
}
