import type { RhythmToken, RhythmUnit, WorkdayKind } from './rhythm-token.ts';

/** Which days were named, before anybody looks at a calendar. */
export type SaidDays =
  | { readonly said: 'weekdays'; readonly days: readonly number[]; readonly habitual: boolean }
  | { readonly said: 'workdays'; readonly kind: WorkdayKind }
  /** "first and third Monday". */
  | { readonly said: 'nth_weekdays'; readonly groups: readonly NthGroup[] }
  | {
      readonly said: 'nth_workdays';
      readonly nth: readonly number[];
      readonly kind: WorkdayKind;
    }
  /** -1 is the last of the month. */
  | { readonly said: 'month_days'; readonly days: readonly number[] }
  /** "1 March and 1 September". */
  | { readonly said: 'dates'; readonly day: number; readonly months: readonly number[] };

export interface NthGroup {
  readonly nth: readonly number[];
  readonly days: readonly number[];
}

/** How often: "every 2 weeks", "quarterly", "of the month". */
export interface SaidPeriod {
  readonly unit: RhythmUnit;
  readonly n: number;
  /** "Of the quarter": of the calendar's, and not of three months from the start. */
  readonly calendars: boolean;
  readonly doubtful: boolean;
}

export interface SaidRhythm {
  /** "Every" stood before the days. */
  readonly every: boolean;
  readonly period: SaidPeriod | undefined;
  readonly months: readonly number[] | undefined;
  readonly days: SaidDays | undefined;
}

/** Something read from a token on, and where it ends. */
interface Found<T> {
  readonly value: T;
  readonly end: number;
}
type Reader<T> = (tokens: readonly RhythmToken[], at: number) => Found<T> | undefined;
type Part = Partial<SaidRhythm>;

/**
 * Understands a rhythm whose words are known: phrases that say how often and which days, in any
 * order, each once.
 *
 * @returns nothing if a word is left over, or two say the same thing.
 */
export function readRhythm(tokens: readonly RhythmToken[]): SaidRhythm | undefined {
  let said: Part = {};
  for (let at = 0; at < tokens.length; ) {
    const found = readPart(tokens, at);
    if (!found || Object.keys(found.value).some((key) => key !== 'every' && key in said)) {
      return undefined;
    }
    said = { ...said, ...found.value };
    at = found.end;
  }
  const { every = false, period, months, days } = said;
  return tokens.length === 0 ? undefined : { every, period, months, days };
}

const readPart: Reader<Part> = (tokens, at) =>
  firstOf(tokens, at, [readPeriod, readAlternating, readMonths, readDays]);

/** "every other week", "of the month", "quarterly", "une semaine sur deux". */
const readPeriod: Reader<Part> = (tokens, at) => {
  const adverb = tokens[at];
  if (adverb?.is === 'adverb') {
    const { unit, n, doubtful } = adverb;
    return { value: { period: { unit, n, calendars: false, doubtful } }, end: at + 1 };
  }
  const oneIn = readOneIn(tokens, at);
  const unitIn = tokens[at + 1];
  if (oneIn && unitIn?.is === 'unit')
    return { value: { period: every(unitIn.unit, oneIn.value) }, end: oneIn.end };
  const of = isAt(tokens, at, 'of');
  const counted = readEvery(tokens, of ? at + 1 : at);
  const unit = tokens[counted.end];
  const { said, n } = counted.value;
  if (unit?.is !== 'unit' || (!said && (!of || n !== 1))) return undefined;
  const ordinalDay = unit.unit === 'day' && tokens[counted.end - 1]?.is === 'ordinal';
  if (ordinalDay && isAt(tokens, counted.end + 1, 'of')) return undefined;
  const calendars = of && n === 1;
  return { value: { period: { ...every(unit.unit, n), calendars } }, end: counted.end + 1 };
};

function every(unit: RhythmUnit, n: number): SaidPeriod {
  return { unit, n, calendars: false, doubtful: false };
}

/** "every", "every other", "every 2", "every second". */
function readEvery(
  tokens: readonly RhythmToken[],
  at: number,
): Found<{ said: boolean; n: number }> {
  let end = at;
  while (isAt(tokens, end, 'every')) end += 1;
  const said = end > at;
  const other = isAt(tokens, end, 'other');
  const count = tokens[other ? end + 1 : end];
  if (count?.is === 'number' || (count?.is === 'ordinal' && count.n > 0 && said)) {
    return { value: { said, n: count.n }, end: other ? end + 2 : end + 1 };
  }
  return { value: { said, n: other ? 2 : 1 }, end: other ? end + 1 : end };
}

/** "un … sur deux": one in so many. */
const readOneIn: Reader<number> = (tokens, at) => {
  const [one, , oneIn, count] = tokens.slice(at, at + 4);
  if (one?.is !== 'number' || one.n !== 1 || oneIn?.is !== 'one_in' || count?.is !== 'number') {
    return undefined;
  }
  return { value: count.n, end: at + 4 };
};

/** "every other Thursday", "tous les deux mardis", "un jeudi sur deux": of weeks, with its day. */
const readAlternating: Reader<Part> = (tokens, at) => {
  const oneIn = readOneIn(tokens, at);
  const dayIn = tokens[at + 1];
  if (oneIn && dayIn?.is === 'weekday') {
    return { value: alternating([dayIn.n], oneIn.value), end: oneIn.end };
  }
  const counted = readEvery(tokens, at);
  const last = tokens[counted.end - 1];
  if (!counted.value.said || (last?.is !== 'other' && last?.is !== 'number')) return undefined;
  const days = readWeekdays(tokens, counted.end);
  return days && { value: alternating(days.value.days, counted.value.n), end: days.end };
};

function alternating(days: readonly number[], n: number): Part {
  return {
    every: true,
    period: every('week', n),
    days: { said: 'weekdays', days, habitual: true },
  };
}

/** "in March and September", "every March". */
const readMonths: Reader<Part> = (tokens, at) => {
  let start = isAt(tokens, at, 'of') ? at + 1 : at;
  if (isAt(tokens, start, 'every')) start += 1;
  const months = readList(tokens, start, 'month');
  const next = months && tokens[months.end];
  // "March 1st" is a date.
  if (!months || next?.is === 'ordinal' || next?.is === 'number') return undefined;
  return { value: { months: months.value }, end: months.end };
};

const readDays: Reader<Part> = (tokens, at) => {
  const said = isAt(tokens, at, 'every');
  const days = firstOf<SaidDays>(tokens, said ? at + 1 : at, [
    readNth,
    readWorkdays,
    readWeekdays,
    readDates,
    readMonthDays,
  ]);
  return (
    days && {
      value: said ? { every: true, days: days.value } : { days: days.value },
      end: days.end,
    }
  );
};

/** "first and third Monday", "first Monday and third Thursday", "last working day", "first day". */
const readNth: Reader<SaidDays> = (tokens, at) => {
  const nth = readList(tokens, at, 'ordinal');
  const target = nth && tokens[nth.end];
  if (!nth || !target) return undefined;
  if (target.is === 'workday') {
    return { value: { said: 'nth_workdays', nth: nth.value, kind: target.kind }, end: nth.end + 1 };
  }
  if (target.is === 'unit' && target.unit === 'day') {
    return { value: { said: 'month_days', days: nth.value }, end: nth.end + 1 };
  }
  return readNthGroups(tokens, at);
};

const readNthGroups: Reader<SaidDays> = (tokens, at) => {
  const nth = readList(tokens, at, 'ordinal');
  const days = nth && readWeekdays(tokens, nth.end);
  if (!days) return undefined;
  const group = { nth: nth.value, days: days.value.days };
  const next = isAt(tokens, days.end + 1, 'every') ? days.end + 2 : days.end + 1;
  const more = isAt(tokens, days.end, 'and') ? readNthGroups(tokens, next) : undefined;
  const others = more?.value.said === 'nth_weekdays' ? more.value.groups : [];
  return {
    value: { said: 'nth_weekdays', groups: [group, ...others] },
    end: more?.end ?? days.end,
  };
};

const readWorkdays: Reader<SaidDays> = (tokens, at) => {
  const day = tokens[at];
  return day?.is === 'workday'
    ? { value: { said: 'workdays', kind: day.kind }, end: at + 1 }
    : undefined;
};

/** "Tuesday", "Tuesdays and Thursdays", "Monday to Friday". */
const readWeekdays: Reader<Extract<SaidDays, { said: 'weekdays' }>> = (tokens, at) => {
  const start = isAt(tokens, at, 'of') && isAt(tokens, at + 2, 'to') ? at + 1 : at;
  const first = tokens[start];
  const last = tokens[start + 2];
  if (first?.is !== 'weekday') return undefined;
  if (isAt(tokens, start + 1, 'to') && last?.is === 'weekday' && last.n > first.n) {
    const length = last.n - first.n + 1;
    const days = Array.from({ length }, (_, index) => first.n + index);
    return { value: { said: 'weekdays', days, habitual: true }, end: start + 3 };
  }
  const list = readList(tokens, at, 'weekday');
  if (!list) return undefined;
  const days = [...new Set(list.value)].toSorted((a, b) => a - b);
  return {
    value: { said: 'weekdays', days, habitual: first.habitual || days.length > 1 },
    end: list.end,
  };
};

/** "1 March", "the 1st of March and September", "March 1st", "1 March and 1 September". */
const readDates: Reader<SaidDays> = (tokens, at) => {
  const first = readDate(tokens, at);
  if (!first) return undefined;
  const { day, months } = first.value;
  const another = isAt(tokens, first.end, 'and') ? readDates(tokens, first.end + 1) : undefined;
  if (another?.value.said !== 'dates')
    return { value: { said: 'dates', day, months }, end: first.end };
  if (another.value.day !== day) return undefined;
  return {
    value: { said: 'dates', day, months: [...months, ...another.value.months] },
    end: another.end,
  };
};

const readDate: Reader<{ day: number; months: readonly number[] }> = (tokens, at) => {
  const first = tokens[at];
  const second = tokens[at + 1];
  if (first?.is === 'month' && (second?.is === 'ordinal' || second?.is === 'number')) {
    return { value: { day: second.n, months: [first.n] }, end: at + 2 };
  }
  if (first?.is !== 'ordinal' && first?.is !== 'number') return undefined;
  const months = readList(tokens, isAt(tokens, at + 1, 'of') ? at + 2 : at + 1, 'month');
  return months && { value: { day: first.n, months: months.value }, end: months.end };
};

/** "the 31st", "the 1st and 15th", "le 15", "day 15". */
const readMonthDays: Reader<SaidDays> = (tokens, at) => {
  const first = tokens[at];
  const start = first?.is === 'unit' && first.unit === 'day' ? at + 1 : at;
  const days: number[] = [];
  let end = start;
  for (let next = start; ; next = end + 1) {
    const day = tokens[next];
    if (day?.is !== 'ordinal' && day?.is !== 'number') break;
    days.push(day.n);
    end = next + 1;
    if (!isAt(tokens, end, 'and')) break;
  }
  const after = tokens[end];
  const counts = after?.is === 'unit' || after?.is === 'weekday' || after?.is === 'workday';
  if (days.length === 0 || counts || days.some((day) => day < 0)) return undefined;
  return { value: { said: 'month_days', days: [...new Set(days)] }, end };
};

/** Of one kind, with "and" between them or nothing. */
function readList(
  tokens: readonly RhythmToken[],
  at: number,
  kind: 'ordinal' | 'weekday' | 'month',
): Found<readonly number[]> | undefined {
  const list: number[] = [];
  let end = at;
  for (let next = at; ; ) {
    const token = tokens[next];
    if (token?.is !== kind) break;
    list.push(token.n);
    end = next + 1;
    next = end;
    while (isAt(tokens, next, 'and') || (next > end && isAt(tokens, next, 'every'))) next += 1;
  }
  return list.length > 0 ? { value: list, end } : undefined;
}

function isAt(tokens: readonly RhythmToken[], at: number, is: RhythmToken['is']): boolean {
  return tokens[at]?.is === is;
}

function firstOf<T>(
  tokens: readonly RhythmToken[],
  at: number,
  readers: readonly Reader<T>[],
): Found<T> | undefined {
  for (const read of readers) {
    const found = read(tokens, at);
    if (found) return found;
  }
  return undefined;
}
