import type { ParsedPeriod, ParsedRhythm } from './parsed-rhythm.ts';
import { readDays, readWeekdays } from './rhythm-days.ts';
import { type Found, firstOf, isAt, type Part, type Reader, readList } from './rhythm-reader.ts';
import type { RhythmToken, RhythmUnit } from './rhythm-token.ts';

/**
 * Understands a rhythm whose words are known: phrases that say how often and which days, in any
 * order, each once.
 *
 * @returns nothing if a word is left over, or two say the same thing.
 */
export function readRhythm(tokens: readonly RhythmToken[]): ParsedRhythm | undefined {
  let said: Part = {};
  for (let at = 0; at < tokens.length; ) {
    // "Monthly, second Tuesday": a comma between two parts says nothing.
    if (at > 0 && at < tokens.length - 1 && isAt(tokens, at, 'and')) at += 1;
    const found = readPart(tokens, at);
    if (
      !found ||
      Object.keys(found.value).some((key) => key !== 'every' && Object.hasOwn(said, key))
    ) {
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

function every(unit: RhythmUnit, n: number): ParsedPeriod {
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
