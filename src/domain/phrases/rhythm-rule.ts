import type { ParsedDays, ParsedPeriod, ParsedRhythm } from './parsed-rhythm.ts';
import {
  bothMonthly,
  dayName,
  everyNth,
  MONTH_DAYS,
  monthly,
  ONCE_A_MONTH,
  ofMonths,
  only,
  QUARTER_MONTHS,
  RULE_DAYS,
  type RuleReadings,
  weekly,
  yearly,
} from './rule-reading.ts';

const OFFICE_DAYS = 'MO,TU,WE,TH,FR';
const ALL_DAYS = RULE_DAYS.join(',');
const LONGEST_MONTH_DAYS = 31;
const MOST_WEEKDAYS_A_MONTH = 5;
const WEEK_DAYS = 7;
const YEAR_MONTHS = 12;

/**
 * What was said as rules, more than one where it can be meant in more than one way.
 *
 * @param start the day from which it was said to hold, for "monthly" and "every two weeks", which name none.
 */
export function rulesOf(said: ParsedRhythm, start: Temporal.PlainDate | undefined): RuleReadings {
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

/** "daily", "every 2 weeks": on the day of the week, of the month or of the year of its start. */
function bareRules(
  { period, months }: ParsedRhythm,
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
  { every, period, months }: ParsedRhythm,
  { days, habitual }: Extract<ParsedDays, { said: 'weekdays' }>,
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
function weeksOf(period: ParsedPeriod | undefined): number | undefined {
  if (!period || (period.unit === 'day' && period.n === 1)) return 1;
  if (period.unit === 'week') return period.n;
  return period.unit === 'day' && period.n % WEEK_DAYS === 0 ? period.n / WEEK_DAYS : undefined;
}

function workdayRules(
  { period, months }: ParsedRhythm,
  kind: 'weekday' | 'working_day',
): RuleReadings {
  if (months) return 'not_understood';
  if (period && (period.n !== 1 || period.unit === 'month')) return 'which_day';
  if (kind === 'weekday') return only('FREQ=WEEKLY', `BYDAY=${OFFICE_DAYS}`);
  return only('FREQ=DAILY').map((rule) => ({ ...rule, workingDays: true }));
}

function nthWeekdayRules(
  { every, period, months }: ParsedRhythm,
  groups: Extract<ParsedDays, { said: 'nth_weekdays' }>['groups'],
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
  { every, period, months }: ParsedRhythm,
  { nth, kind }: Extract<ParsedDays, { said: 'nth_workdays' }>,
): RuleReadings {
  if (every && !period && !months && nth.some((n) => n > 1)) return 'not_understood';
  const workingDays = kind === 'working_day';
  const parts = `BYDAY=${workingDays ? ALL_DAYS : OFFICE_DAYS};BYSETPOS=${nth.join()}`;
  const fromEnd = nth.every((n) => n < 0);
  const rules = ofMonths(period, months, fromEnd, parts);
  if (typeof rules === 'string') return rules;
  return rules.map((rule) => ({ ...rule, workingDays }));
}

function monthDayRules({ period, months }: ParsedRhythm, days: readonly number[]): RuleReadings {
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

function dateRules(
  { every, period, months: more }: ParsedRhythm,
  { day, months }: Extract<ParsedDays, { said: 'dates' }>,
): RuleReadings {
  const repeated = more ? undefined : repeatedMonths(every, period, months);
  if (!repeated) return 'not_understood';
  if (!repeated.every((month) => exists(day, month))) return 'no_such_day';
  const years = period?.unit === 'year' ? period.n : 1;
  return yearly(years, repeated, `BYMONTHDAY=${day}`);
}

/** "Half-yearly on 1 March" is in September as well. Nothing for what does not come back in the same months. */
function repeatedMonths(
  every: boolean,
  period: ParsedPeriod | undefined,
  months: readonly number[],
): readonly number[] | undefined {
  if (!period) return every ? months : undefined;
  if (period.unit === 'year') return months;
  const [month = 1, another] = months;
  const step = period.unit === 'quarter' ? period.n * QUARTER_MONTHS : period.n;
  const steps = period.unit === 'month' || period.unit === 'quarter' ? YEAR_MONTHS / step : 0;
  if (another !== undefined || !Number.isInteger(steps) || steps < 1) return undefined;
  return Array.from(
    { length: steps },
    (_, index) => ((month - 1 + index * step) % YEAR_MONTHS) + 1,
  );
}

function exists(day: number, month: number): boolean {
  return Math.abs(day) <= (MONTH_DAYS[month - 1] ?? 0) && day !== 0;
}
