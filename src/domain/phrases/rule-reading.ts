import type { ParsedPeriod } from './parsed-rhythm.ts';

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

/** Why no rule can be made of it. */
export type RuleFault = 'not_understood' | 'no_such_day' | 'which_day' | 'which_week';
/** Each way in which it can be meant, or why there is none. */
export type RuleReadings = readonly RuleReading[] | RuleFault;

/** The days of the week as RFC 5545 writes them, from Monday on. */
export const RULE_DAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
/** How many days each month has, in a leap year. */
export const MONTH_DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;
export const QUARTER_MONTHS = 3;
const QUARTER_STARTS = [1, 4, 7, 10];
const QUARTER_ENDS = [3, 6, 9, 12];
export const ONCE_A_MONTH: ParsedPeriod = {
  unit: 'month',
  n: 1,
  calendars: true,
  doubtful: false,
};

/** One reading alone. */
export function only(...parts: readonly string[]): readonly RuleReading[] {
  return [reading(undefined, 1, ...parts)];
}

function reading(
  says: ReadingName | undefined,
  nth: number,
  ...parts: readonly string[]
): RuleReading {
  return { rule: parts.filter((part) => part !== '').join(';'), workingDays: false, says, nth };
}

/** `INTERVAL`, if it is not each. */
export function everyNth(n: number): string {
  return n === 1 ? '' : `INTERVAL=${n}`;
}

/** Every so many weeks. */
export function weekly(
  days: readonly number[],
  weeks: number,
  months: readonly number[] | undefined,
): readonly RuleReading[] {
  return only('FREQ=WEEKLY', everyNth(weeks), byMonth(months), `BYDAY=${days.map(dayName).join()}`);
}

/** The first, or the last, of the year is in January, or in December. */
export function ofMonths(
  period: ParsedPeriod | undefined,
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

/** "Bimonthly" with two days. */
export function bothMonthly(rules: readonly RuleReading[], parts: string): RuleReadings {
  return [
    reading('twice_a_month', 1, 'FREQ=MONTHLY', parts),
    ...rules.map((rule) => ({ ...rule, says: 'every_two_months' as const, nth: 2 })),
  ];
}

/** Every so many months or quarters; in some months of the year, every year. */
export function monthly(
  { unit, n, calendars }: ParsedPeriod,
  months: readonly number[] | undefined,
  fromEnd: boolean,
  parts: string,
): RuleReadings {
  if (months) return n === 1 ? yearly(1, months, parts) : 'not_understood';
  if (unit === 'month') return only('FREQ=MONTHLY', everyNth(n), parts);
  if (!calendars) return only('FREQ=MONTHLY', everyNth(n * QUARTER_MONTHS), parts);
  return yearly(1, fromEnd ? QUARTER_ENDS : QUARTER_STARTS, parts);
}

/** Every so many years. */
export function yearly(
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

/** @param day 1 to 7. */
export function dayName(day: number): string {
  return RULE_DAYS[day - 1] ?? '';
}
