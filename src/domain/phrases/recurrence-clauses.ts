import { isZoneName, zoneNamed } from '../time/place-zone.ts';
import { isRhythmWord } from './rhythm-lexer.ts';
import { type DateContext, isCalendarDate, isWeekday, readDates } from './typed-dates.ts';
import {
  type SaidTime,
  type Taken,
  type TimeFault,
  takeDuration,
  takeTime,
  without,
} from './typed-time.ts';

/** A text taken apart: what stands beside the rhythm itself, in whichever of our languages. */
export interface Clauses {
  /** The rhythm; `|` stands where something was taken out. */
  readonly rest: string;
  readonly time: SaidTime | undefined;
  readonly durationMinutes: number | undefined;
  readonly timeZone: string | undefined;
  /** Every date that can be meant. */
  readonly from: readonly Temporal.PlainDate[] | undefined;
  readonly until: Temporal.PlainDate | undefined;
  /** How many meetings. */
  readonly count: number | undefined;
}

/** Why a text cannot be taken apart. */
export type ClauseFault =
  | TimeFault
  | 'no_time'
  | 'no_such_day'
  | 'other_weekday'
  | 'unknown_zone'
  | 'not_understood';

/** More words than any date has. */
const MOST_DATE_WORDS = 7;
const MOST_CITY_WORDS = 3;

/** Said of a start in so many words; anything that can be a day may follow. */
const FROM =
  /(?<![a-z0-9])(?:from|starting(?: on| from)?|starts(?: on)?|beginning(?: on)?|begins(?: on)?|as of|as from|vanaf|met ingang van|te beginnen(?: op| met)?|beginnend(?: op| am| mit)?|startend(?: op)?|ab(?: dem)?|a partir d[ue]|a compter d[ue])(?: on)? /g;
/** Mean other things as well: only a date may follow. */
const FROM_SHORT = /(?<![a-z0-9])(?:van|von|vom|du|des|since) /g;
const UNTIL =
  /(?<![a-z0-9])(?:until(?: and including)?|till|up to(?: and including)?|through|thru|ending(?: on)?|to|tot en met|t\/m|tot(?: uiterlijk)?|bis(?: zum| einschlie(?:ss|ß)lich)?|jusqu'(?:au|a)|au) /g;
/** "at 10": of the morning or of the evening. */
const BARE_HOUR = /(?<![a-z0-9])(?:at|om|um|a|@) \d{1,2}(?= ?\||$)/;
const RANGE_FOLLOWS = /^(?:to|through|thru|until|till|-|tot|t\/m|bis|au|a)(?: |$)/;
const COUNT =
  /(?<![a-z0-9.])(?:(?:for|voor|fur|fuer|pendant) )?(?<count>\d{1,4}) ?(?:times|meetings|occurrences|keer|maal|mal|male|fois|x|termine|sitzungen|vergaderingen|bijeenkomsten|overleggen|reunions|seances)(?! (?:per|pro|par|in|im|a|an|each|every)(?: |$))(?![a-z])/;
const ZONE_NAME = /(?<![a-z0-9/_])[a-z_]+(?:\/[a-z0-9_+-]+)+(?![a-z0-9/_])/g;

/** Takes a text in lower case, without accents, apart. */
export function takeClauses(text: string, context: DateContext): Clauses | ClauseFault {
  const named = takeZoneName(text);
  if (typeof named === 'string') return named;
  const from = takeDate(named.rest, [FROM, FROM_SHORT], context);
  if (typeof from === 'string') return from;
  const [first] = from?.value ?? [];
  const until = takeDate(from?.rest ?? named.rest, [UNTIL], {
    ...context,
    today: first ?? context.today,
  });
  if (typeof until === 'string') return until;
  const dated = until?.rest ?? from?.rest ?? named.rest;
  const timed = takeTimes(dated);
  if (typeof timed === 'string') return timed;
  const city = named.value === undefined ? takeCity(timed.rest) : undefined;
  return {
    ...timed,
    rest: withoutLooseCommas(city?.rest ?? timed.rest),
    timeZone: named.value ?? city?.value,
    from: from?.value,
    until: until?.value.at(-1),
  };
}

/** Commas that stood beside what was taken out. */
function withoutLooseCommas(text: string): string {
  return text
    .replaceAll(/[,;]+\s*(?=\||$)/g, ' ')
    .replaceAll(/(^|\|)[\s,;]+/g, '$1 ')
    .trim();
}

function takeZoneName(text: string): Taken<string | undefined> | ClauseFault {
  for (const found of text.matchAll(ZONE_NAME)) {
    const zone = zoneNamed(found[0]);
    if (zone !== undefined) return { value: zone, rest: without(text, found) };
    // "Mon/Wed" is no zone.
    const words = isRhythmWord(found[0]) || !isZoneName(found[0]);
    if (!words) return 'unknown_zone';
  }
  return { value: undefined, rest: text };
}

function takeTimes(text: string) {
  const length = takeDuration(text);
  if (typeof length === 'string') return length;
  const counted = COUNT.exec(length?.rest ?? text);
  const rest = counted ? without(length?.rest ?? text, counted) : (length?.rest ?? text);
  const time = takeTime(rest);
  if (typeof time === 'string') return time;
  if (!time && BARE_HOUR.test(rest)) return 'no_time';
  const [said, spanned] = [length?.value, time?.value.durationMinutes];
  if (said !== undefined && spanned !== undefined && said !== spanned) return 'not_understood';
  return {
    rest: time?.rest ?? rest,
    time: time?.value,
    durationMinutes: said ?? spanned,
    count: counted ? Number(counted.groups?.['count']) : undefined,
  };
}

/** The longest date after one of the words. */
function takeDate(
  text: string,
  openings: readonly RegExp[],
  context: DateContext,
): Taken<readonly Temporal.PlainDate[]> | 'no_such_day' | 'other_weekday' | undefined {
  for (const opening of openings) {
    for (const found of text.matchAll(opening)) {
      const end = found.index + found[0].length;
      const said = dateAt(text.slice(end), opening === FROM, context);
      if (!said) continue;
      if (typeof said.value === 'string') return said.value;
      found[0] += said.words;
      return { value: said.value, rest: without(text, found) };
    }
  }
  return undefined;
}

function dateAt(text: string, anyDay: boolean, context: DateContext) {
  const words = text.split(' ').slice(0, MOST_DATE_WORDS);
  for (let length = words.length; length > 0; length -= 1) {
    const said = words.slice(0, length).join(' ');
    if (!anyDay && !isCalendarDate(said, context.language)) continue;
    const value = readDates(said, context);
    if (!value) continue;
    const range = RANGE_FOLLOWS.test(text.slice(said.length).trimStart());
    if (range && isWeekday(said, context.language)) return undefined;
    return { value, words: said };
  }
  return undefined;
}

/** "… 10:00 Berlin": at the end of what is left, or of a piece of it. */
function takeCity(text: string): Taken<string> | undefined {
  const pieces = text.split('|');
  for (const [index, piece] of pieces.entries()) {
    const words = piece.replace(/^[\s,;]+|[\s,;]+$/g, '').split(' ');
    for (let length = Math.min(MOST_CITY_WORDS, words.length); length > 0; length -= 1) {
      const name = words
        .slice(-length)
        .join(' ')
        .replace(/ (?:time|tijd|zeit)$/, '')
        .replace(/^in /, '');
      const zone = isRhythmWord(name) ? undefined : zoneNamed(name);
      if (zone === undefined) continue;
      const left = words.slice(0, -length).join(' ');
      return { value: zone, rest: pieces.with(index, ` ${left} `).join('|').trim() };
    }
  }
  return undefined;
}
