import type { DateSpan } from '../text/find-dates.ts';
import { type Reading, type Word, wordsBetween } from '../text/reading.ts';
import { firstFrom, outermost, overlapsAny, type Span } from '../text/span.ts';
import { union } from '../words/word-sets.ts';
import { ADDRESSES, DATES, PEOPLE } from '../words/words.ts';
import { findNames, type NameSpan } from './find-names.ts';

/** What makes somebody with this name one person: a date of birth, an address, or just a date. */
interface Detail extends Span {
  readonly kind: 'birth' | 'address' | 'date';
  /** 0 where it is not one of a date alone. */
  readonly year: number;
}

/** How far from a name its detail may stand, in characters. */
const REACH = 70;
const REACH_BACK = 30;
const REACH_OF_CHAIN = 40;
/** How many words may stand between a sure name and a detail. */
const MOST_WORDS = 8;
/** A date after this year, beside a name, is rather that of a meeting than one of birth. */
const LAST_YEAR_OF_PUPILS = 2020;

/** What may stand between a name and its detail. */
const LINKS = union(
  DATES.betweenNameAndBirth,
  ADDRESSES.dwelling,
  ADDRESSES.dwellingLinks,
  PEOPLE.personNouns,
);

/** A person's name with a date or an address beside it, from the one to the other. */
export function findNameWithDetail(
  reading: Reading,
  addresses: readonly Span[],
  births: readonly Span[],
): Span[] {
  const details = collectDetails(reading.dates, addresses, births);
  const names = findNames(reading).filter((name) => !overlapsAny(name, addresses));
  return outermost(
    names.flatMap(
      (name) =>
        withDetailAfter(reading, name, details) ?? withDetailBefore(reading, name, details) ?? [],
    ),
  );
}

function collectDetails(
  dates: readonly DateSpan[],
  addresses: readonly Span[],
  births: readonly Span[],
): Detail[] {
  const bornAt = new Set(births.map(({ start }) => start));
  const others = dates.filter(({ start, year, isUnsure }) => {
    return year && !isUnsure && !bornAt.has(start);
  });
  return [
    ...addresses.map(({ start, end }) => ({ start, end, kind: 'address' as const, year: 0 })),
    ...births.map(({ start, end }) => ({ start, end, kind: 'birth' as const, year: 0 })),
    ...others.map(({ start, end, year = 0 }) => ({ start, end, kind: 'date' as const, year })),
  ].sort((one, other) => one.start - other.start);
}

function withDetailAfter(
  reading: Reading,
  name: NameSpan,
  details: readonly Detail[],
): Span | undefined {
  const at = firstFrom(details, name.end);
  const first = details[at];
  if (!first || first.start - name.end > REACH || !belongs(reading, name, first)) return undefined;
  let { end } = first;
  for (let index = at + 1; index < details.length; index += 1) {
    const next = details[index];
    if (!next || next.start - end > REACH_OF_CHAIN || !isTight(reading, end, next.start)) break;
    end = Math.max(end, next.end);
  }
  return { start: name.start, end };
}

function belongs(reading: Reading, name: NameSpan, detail: Detail): boolean {
  if (isTight(reading, name.end, detail.start)) return fitsTightly(reading, name, detail);
  if (detail.kind === 'date' || name.sureness !== 'sure') return false;
  const between = wordsBetween(reading, name.start, detail.end);
  const isOneSentence = between[0]?.sentence === between.at(-1)?.sentence;
  return isOneSentence && wordsBetween(reading, name.end, detail.start).length <= MOST_WORDS;
}

/** A date that is not said to be one of birth counts if it could be one. */
function fitsTightly(reading: Reading, name: NameSpan, detail: Detail): boolean {
  if (detail.kind !== 'date') return true;
  const isPast = detail.year <= LAST_YEAR_OF_PUPILS;
  const isBare = /^[\s,;:(*°–-]{1,4}$/.test(reading.text.slice(name.end, detail.start));
  if (name.sureness === 'sure') return isBare || isPast;
  return isBare && isPast;
}

/** Nothing between the two but punctuation and words of birth or dwelling. */
function isTight(reading: Reading, start: number, end: number): boolean {
  if (/[!?]|\n\s*\n/.test(reading.text.slice(start, end))) return false;
  return wordsBetween(reading, start, end).every(isLink);
}

function isLink({ lower, isNumber, text }: Word): boolean {
  return isNumber ? text.length <= 3 : LINKS.has(lower);
}

/** "Kerkstraat 12, bewoner P. de Vries": the other way round, for sure names. */
function withDetailBefore(
  reading: Reading,
  name: NameSpan,
  details: readonly Detail[],
): Span | undefined {
  const detail = details[firstFrom(details, name.start) - 1];
  if (!detail || name.sureness !== 'sure' || detail.end > name.start) return undefined;
  if (name.start - detail.end > REACH_BACK || !isTight(reading, detail.end, name.start)) {
    return undefined;
  }
  return detail.year > LAST_YEAR_OF_PUPILS ? undefined : { start: detail.start, end: name.end };
}
