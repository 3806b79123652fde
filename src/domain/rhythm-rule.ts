import type { SaidDays, SaidPeriod, SaidRhythm } from './rhythm-grammar.ts';

/** How a rhythm can be meant, for the question which of two it is. */
export const READING_NAMES = [
  'nth_of_month',
  'every_nth_week',
  'once',
  'every_week',
  'every_two_months',
  'twice_a_month',
  'day_first',
  'month_first',
  'this_week',
  'next_week',
] as const;
export type ReadingName = (typeof READING_NAMES)[number];

/** One way of understanding it, as a rule; see {@link Recurrence}. Said to be once, it is the first such day alone. */
export interface RuleReading {
  readonly rule: string;
  readonly workingDays: boolean;
  readonly says: ReadingName | undefined;
  /** The number in the question: the *second* of the month, or every *two* weeks. */
  readonly nth: number;
}

export type RuleFault = 'not_understood' | 'no_such_day' | 'which_day' | 'which_week';
export type RuleReadings = readonly RuleReading[] | RuleFault;

const RULE_DAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
const OFFICE_DAYS = 'MO,TU,WE,TH,FR';
const ALL_DAYS = RULE_DAYS.join(',');
const LONGEST_MONTH_DAYS = 31;
const MOST_WEEKDAYS_A_MONTH = 5;
const QUARTER_MONTHS = 3;
const WEEK_DAYS = 7;
/** In a leap year. */
const MONTH_DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;
const QUARTER_STARTS = [1, 4, 7, 10];
const QUARTER_ENDS = [3, 6, 9, 12];

const ONCE_A_MONTH: SaidPeriod = { unit: 'month', n: 1, calendars: true, doubtful: false };

/**
 * What was said as rules, more than one where it can be meant in more than one way.
 *
 * @param start the day from which it was said to hold, for "monthly" and "every two weeks", which name none.
 */
export function rulesOf(said: SaidRhythm, start: Temporal.PlainDate | undefined): RuleReadings {
  if (said.period && said.period.n < 1) return 'not_understood';
  const { days } = said;
  switch (days?.said) {
    case undefined:
      return bareRules(said, start);
    case 'weekdays':
      return weekdayRules(said, days, start);
    case 'workdays':
      return workdayRules(said, days.kind);
    case 'nth_weekdays':
      return nthWeekdayRules(said, days.groups);
    case 'nth_workdays':
      return nthWorkdayRules(said, days);
    case 'month_days':
      return monthDayRules(said, days.days);
    case 'dates':
      return dateRules(said, days);
    default:
      return days satisfies never;
  }
}

function only(...parts: readonly string[]): readonly RuleReading[] {
  return [reading(undefined, 1, ...parts)];
}

function reading(
  says: ReadingName | undefined,
  nth: number,
  ...parts: readonly string[]
): RuleReading {
  return { rule: parts.filter((part) => part !== '').join(';'), workingDays: false, says, nth };
}

function everyNth(n: number): string {
  return n === 1 ? '' : `INTERVAL=${n}`;
}

/** "daily", "every 2 weeks": on the day of the week, of the month or of the year of its start. */
function bareRules(
  { period, months }: SaidRhythm,
  start: Temporal.PlainDate | undefined,
): RuleReadings {
  if (!period || period.calendars) return months ? 'which_day' : 'not_understood';
  const { unit, n } = period;
  if (unit === 'day') return months ? 'not_understood' : only('FREQ=DAILY', everyNth(n));
  if (!start) return 'which_day';
  if (unit === 'week') return weekly([start.dayOfWeek], n, months);
  if (unit === 'year') return yearly(n, months ?? [start.month], `BYMONTHDAY=${start.day}`);
  return monthly(period, months, false, `BYMONTHDAY=${start.day}`);
}

function weekdayRules(
  { every, period, months }: SaidRhythm,
  { days, habitual }: Extract<SaidDays, { said: 'weekdays' }>,
  start: Temporal.PlainDate | undefined,
): RuleReadings {
  const weeks = weeksOf(period);
  if (weeks === undefined) return period?.unit === 'day' ? 'not_understood' : 'which_week';
  const once = days.length === 1 && !every && !habitual && !period && !months && !start;
  const [rule] = weekly(days, weeks, months);
  if (!rule) return 'not_understood';
  if (once)
    return [
      { ...rule, says: 'every_week' },
      { ...rule, says: 'once' },
    ];
  if (!period?.doubtful || days.length !== 2) return [rule];
  const [plain] = weekly(days, 1, months);
  return plain
    ? [
        { ...plain, says: 'every_week' },
        { ...rule, says: 'every_nth_week', nth: weeks },
      ]
    : [rule];
}

/** In weeks, also when it was counted in days: "alle 14 Tage". */
function weeksOf(period: SaidPeriod | undefined): number | undefined {
  if (!period || (period.unit === 'day' && period.n === 1)) return 1;
  if (period.unit === 'week') return period.n;
  return period.unit === 'day' && period.n % WEEK_DAYS === 0 ? period.n / WEEK_DAYS : undefined;
}

function weekly(
  days: readonly number[],
  weeks: number,
  months: readonly number[] | undefined,
): readonly RuleReading[] {
  return only('FREQ=WEEKLY', everyNth(weeks), byMonth(months), `BYDAY=${days.map(dayName).join()}`);
}

function workdayRules(
  { period, months }: SaidRhythm,
  kind: 'weekday' | 'working_day',
): RuleReadings {
  if (months) return 'not_understood';
  if (period && (period.n !== 1 || period.unit === 'month')) return 'which_day';
  if (kind === 'weekday') return only('FREQ=WEEKLY', `BYDAY=${OFFICE_DAYS}`);
  return only('FREQ=DAILY').map((rule) => ({ ...rule, workingDays: true }));
}

function nthWeekdayRules(
  { every, period, months }: SaidRhythm,
  groups: Extract<SaidDays, { said: 'nth_weekdays' }>['groups'],
): RuleReadings {
  const places = groups.flatMap(({ nth, days }) =>
    nth.flatMap((n) => days.map((day) => ({ n, day }))),
  );
  if (places.some(({ n }) => Math.abs(n) > MOST_WEEKDAYS_A_MONTH)) return 'no_such_day';
  const byDay = `BYDAY=${places.map(({ n, day }) => `${n}${dayName(day)}`).join()}`;
  const fromEnd = places.every(({ n }) => n < 0);
  if (period?.unit === 'year') return yearly(period.n, months, byDay);
  if (period && period.unit !== 'month' && period.unit !== 'quarter') return 'not_understood';
  const rules = monthly(period ?? ONCE_A_MONTH, months, fromEnd, byDay);
  const [place, second] = places;
  if (typeof rules === 'string' || !place) return rules;
  if (period?.doubtful && places.length === 2) return bothMonthly(rules, byDay);
  if (!every || period || months || second || place.n < 2) return rules;
  return [
    ...rules.map((rule) => ({ ...rule, says: 'nth_of_month' as const, nth: place.n })),
    ...weekly([place.day], place.n, undefined).map((rule) => {
      return { ...rule, says: 'every_nth_week' as const, nth: place.n };
    }),
  ];
}

function nthWorkdayRules(
  { every, period, months }: SaidRhythm,
  { nth, kind }: Extract<SaidDays, { said: 'nth_workdays' }>,
): RuleReadings {
  if (every && !period && !months && nth.some((n) => n > 1)) return 'not_understood';
  const workingDays = kind === 'working_day';
  const parts = `BYDAY=${workingDays ? ALL_DAYS : OFFICE_DAYS};BYSETPOS=${nth.join()}`;
  const fromEnd = nth.every((n) => n < 0);
  const rules = ofMonths(period, months, fromEnd, parts);
  if (typeof rules === 'string') return rules;
  return rules.map((rule) => ({ ...rule, workingDays }));
}

function monthDayRules({ period, months }: SaidRhythm, days: readonly number[]): RuleReadings {
  if (days.some((day) => day === 0 || Math.abs(day) > LONGEST_MONTH_DAYS)) return 'no_such_day';
  const parts = `BYMONTHDAY=${days.join()}`;
  if (months && !months.some((month) => days.some((day) => exists(day, month)))) {
    return 'no_such_day';
  }
  const rules = ofMonths(
    period,
    months,
    days.every((day) => day < 0),
    parts,
  );
  if (typeof rules === 'string' || !period?.doubtful || days.length !== 2) return rules;
  return bothMonthly(rules, parts);
}

/** The first, or the last, of the year is in January, or in December. */
function ofMonths(
  period: SaidPeriod | undefined,
  months: readonly number[] | undefined,
  fromEnd: boolean,
  parts: string,
): RuleReadings {
  if (period?.unit === 'year') {
    if (!months && !period.calendars) return 'which_day';
    return yearly(period.n, months ?? [fromEnd ? MONTH_DAYS.length : 1], parts);
  }
  if (period && period.unit !== 'month' && period.unit !== 'quarter') return 'not_understood';
  return monthly(period ?? ONCE_A_MONTH, months, fromEnd, parts);
}

function dateRules(
  { every, period, months: more }: SaidRhythm,
  { day, months }: Extract<SaidDays, { said: 'dates' }>,
): RuleReadings {
  if (more || (!every && period?.unit !== 'year')) return 'not_understood';
  if (period && period.unit !== 'year') return 'not_understood';
  if (!months.every((month) => exists(day, month))) return 'no_such_day';
  return yearly(period?.n ?? 1, months, `BYMONTHDAY=${day}`);
}

function exists(day: number, month: number): boolean {
  return Math.abs(day) <= (MONTH_DAYS[month - 1] ?? 0) && day !== 0;
}

function bothMonthly(rules: readonly RuleReading[], parts: string): RuleReadings {
  return [
    reading('twice_a_month', 1, 'FREQ=MONTHLY', parts),
    ...rules.map((rule) => ({ ...rule, says: 'every_two_months' as const, nth: 2 })),
  ];
}

function monthly(
  { unit, n, calendars }: SaidPeriod,
  months: readonly number[] | undefined,
  fromEnd: boolean,
  parts: string,
): RuleReadings {
  if (months) return n === 1 ? yearly(1, months, parts) : 'not_understood';
  if (unit === 'month') return only('FREQ=MONTHLY', everyNth(n), parts);
  if (!calendars) return only('FREQ=MONTHLY', everyNth(n * QUARTER_MONTHS), parts);
  return yearly(1, fromEnd ? QUARTER_ENDS : QUARTER_STARTS, parts);
}

function yearly(
  n: number,
  months: readonly number[] | undefined,
  parts: string,
): readonly RuleReading[] {
  return only('FREQ=YEARLY', everyNth(n), byMonth(months), parts);
}

function byMonth(months: readonly number[] | undefined): string {
  if (!months) return '';
  return `BYMONTH=${[...new Set(months)].toSorted((a, b) => a - b).join()}`;
}

function dayName(day: number): string {
  return RULE_DAYS[day - 1] ?? '';
}
