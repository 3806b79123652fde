import { VOCABULARIES } from './vocabulary.ts';
import LENGTHS from './words/lengths.json' with { type: 'json' };

/** What is left of a text after something was taken out of it; `|` stands where it was. */
export interface Taken<T> {
  readonly value: T;
  readonly rest: string;
}

/** When it starts, `HH:MM`, and how long it lasts if an end was said. */
export interface SaidTime {
  readonly time: string;
  readonly durationMinutes: number | undefined;
}

/** Why a time or a length cannot be taken as it was typed. */
export type TimeFault = 'no_such_time' | 'ends_before_start' | 'no_such_length';

const HOUR_MINUTES = 60;
const DAY_MINUTES = 1_440;
const NOON_HOUR = 12;

const MONTH = Object.values(VOCABULARIES)
  .flatMap(({ months }) => months.flat())
  .join('|');
const O_CLOCK = "uur|uhr|heures?|o'clock|h|u";

/** "10:00", "10.30 uur", "2 pm", "14h30", "14 Uhr 30", "noon". Each group ends in `n`: the first or the second of a span. */
function clock(n: 1 | 2): string {
  const pointed = `[:.](?<minute${n}>\\d{2})(?: ?(?:(?<half${n}>am|pm)|${O_CLOCK}))?`;
  const between = `(?: (?:uur|uhr|heures?|h) (?<spaced${n}>\\d{2})(?!\\.? (?:${MONTH})|\\.|-)|[hu](?<joined${n}>\\d{2}))`;
  const round = ` ?(?:(?<roundhalf${n}>am|pm)|(?<round${n}>${O_CLOCK}))`;
  return `(?:(?<hour${n}>\\d{1,2})(?:${pointed}|${between}|${round})|(?<noon${n}>noon|midday|midi))(?![\\d:a-z]|\\.\\d)`;
}

const START = '(?<![\\d.:/a-z-])';
const AT = '(?:(?:at|om|um|ab|vanaf|from|van|von|de|des|a|@|gegen|tegen|vers) )?';
const TO = "(?: ?- ?| (?:to|until|till|tot|bis|a|jusqu'a) )";
const SINGLE = new RegExp(`${START}${AT}${clock(1)}`);
const SPAN = new RegExp(`${START}${AT}${clock(1)}${TO}${clock(2)}`);
const BETWEEN = new RegExp(
  `${START}(?:between|tussen|zwischen|entre) ${clock(1)} (?:and|en|und|et) ${clock(2)}`,
);
/** "9-10:30", "from 9 to 10:30": a bare number is an hour only so. */
const BARE_SPAN = new RegExp(
  `${START}(?:(?:from|van|von|de|om|um|at) (?<bare>\\d{1,2})${TO}|(?<joinedbare>\\d{1,2})-)${clock(2)}`,
);

/** Takes the time out of a text, and the end if there is one. */
export function takeTime(text: string): Taken<SaidTime> | TimeFault | undefined {
  const found = SPAN.exec(text) ?? BETWEEN.exec(text) ?? BARE_SPAN.exec(text) ?? SINGLE.exec(text);
  if (!found) return undefined;
  const groups = found.groups ?? {};
  const value = saidTime(groups);
  return typeof value === 'string' ? value : { value, rest: without(text, found) };
}

type Groups = Readonly<Record<string, string | undefined>>;

function saidTime(groups: Groups): SaidTime | TimeFault {
  const half = halfOf(groups, 2);
  const bare = groups['bare'] ?? groups['joinedbare'];
  const end = minutesOf(groups, 2, half);
  const starts = (inherited: string | undefined): number | undefined =>
    bare === undefined
      ? minutesOf(groups, 1, halfOf(groups, 1) ?? inherited)
      : minuteOfDay(Number(bare), 0, inherited);
  if (!saysEnd(groups)) return timed(starts(undefined), undefined);
  // "2-4 pm" starts in the afternoon, "11-1 pm" in the morning.
  const inherited = starts(half);
  const fits = inherited !== undefined && end !== undefined && inherited < end;
  return timed(fits ? inherited : starts(undefined), end ?? 'none');
}

function timed(start: number | undefined, end: number | 'none' | undefined): SaidTime | TimeFault {
  if (start === undefined || end === 'none') return 'no_such_time';
  if (end !== undefined && end <= start) return 'ends_before_start';
  return {
    time: plainTime(start).toString({ smallestUnit: 'minute' }),
    durationMinutes: end === undefined ? undefined : end - start,
  };
}

/**
 * The wall time of an hour and a minute as they are said.
 *
 * @param half `am` or `pm`; nothing: the clock of 24 hours.
 * @returns nothing if there is no such time.
 */
export function timeOfDay(
  hour: number,
  minute: number,
  half: string | undefined,
): Temporal.PlainTime | undefined {
  const minutes = minuteOfDay(hour, minute, half);
  return minutes === undefined ? undefined : plainTime(minutes);
}

function plainTime(minutes: number): Temporal.PlainTime {
  const [hour, minute] = [Math.floor(minutes / HOUR_MINUTES), minutes % HOUR_MINUTES];
  return Temporal.PlainTime.from({ hour, minute });
}

function saysEnd(groups: Groups): boolean {
  return groups['hour2'] !== undefined || groups['noon2'] !== undefined;
}

function halfOf(groups: Groups, n: 1 | 2): string | undefined {
  return groups[`half${n}`] ?? groups[`roundhalf${n}`];
}

function minutesOf(groups: Groups, n: 1 | 2, half: string | undefined): number | undefined {
  if (groups[`noon${n}`] !== undefined) return NOON_HOUR * HOUR_MINUTES;
  const minute = groups[`minute${n}`] ?? groups[`spaced${n}`] ?? groups[`joined${n}`] ?? 0;
  return minuteOfDay(Number(groups[`hour${n}`]), Number(minute), half);
}

function minuteOfDay(hour: number, minute: number, half: string | undefined): number | undefined {
  if (half !== undefined && (hour < 1 || hour > NOON_HOUR)) return undefined;
  const counted = half === undefined ? hour : (hour % NOON_HOUR) + (half === 'pm' ? NOON_HOUR : 0);
  const inDay = counted < 24 && minute < HOUR_MINUTES;
  return inDay ? counted * HOUR_MINUTES + minute : undefined;
}

const FOR = '(?:for|lasting|gedurende|voor|fur|fuer|pendant|durant)';
const MINUTES = '(?<minutes>\\d{1,4}) ?(?:minutes?|minuten|minuut|mins?)';
const HOURS = '(?<hours>\\d{1,2}(?:[.,]\\d{1,2})?) ?(?:hours?|hrs?|uren|stunden?|std)';
/** Could be a time of day if nothing said otherwise. */
const CLOCK_HOURS =
  '(?<clockhours>\\d{1,2}(?:[.,]\\d{1,2})?) ?(?:uur|heures?|h)(?: ?(?<odd>\\d{2}))?';
/** Minutes. */
const IN_WORDS = new Map(Object.entries(LENGTHS));
const WORDS = `(?<words>${[...IN_WORDS.keys()].join('|')})`;
const HOURS_AND_MINUTES = `(?:${HOURS}(?: (?:and |en |und |et )?${MINUTES.replace('minutes>', 'more>')})?|${MINUTES})`;
const DURATIONS = [
  `${FOR} (?:${WORDS}|${HOURS_AND_MINUTES}|${CLOCK_HOURS})(?: (?:lang|long))?`,
  `(?:${WORDS}|${CLOCK_HOURS}) (?:lang|long)`,
  `${HOURS_AND_MINUTES}(?: (?:lang|long))?`,
].map((pattern) => new RegExp(`(?<![a-z0-9.,:])${pattern}(?![a-z0-9])`));

/** Takes how long it lasts out of a text: "for 90 minutes", "anderhalf uur lang". */
export function takeDuration(text: string): Taken<number> | TimeFault | undefined {
  for (const pattern of DURATIONS) {
    const found = pattern.exec(text);
    if (!found) continue;
    const value = lengthOf(found.groups ?? {});
    if (value < 1 || value > DAY_MINUTES) return 'no_such_length';
    return { value, rest: without(text, found) };
  }
  return undefined;
}

function lengthOf({ words, minutes, hours, more, clockhours, odd }: Groups): number {
  if (words !== undefined) return IN_WORDS.get(words) ?? 0;
  const whole = Number((hours ?? clockhours ?? '0').replace(',', '.'));
  return Math.round(whole * HOUR_MINUTES) + Number(minutes ?? 0) + Number(more ?? odd ?? 0);
}

/** A text without what was found in it. */
export function without(text: string, found: RegExpExecArray): string {
  const [before, after] = [text.slice(0, found.index), text.slice(found.index + found[0].length)];
  return `${before.trimEnd()} | ${after.trimStart()}`.trim();
}
