import { PERSON_NOUNS } from '../data/people.ts';
import { DWELLING, DWELLING_LINKS } from '../data/streets.ts';
import { wordSet } from '../data/word-list.ts';
import type { DateSpan } from '../dates/find-dates.ts';
import { type Reading, type Word, wordsBetween } from '../text/reading.ts';
import { firstFrom, outermost, overlaps, type Span } from '../text/span.ts';
import { findNames, type NameSpan } from './find-names.ts';

/** What makes somebody with this name one person: a date of birth, an address, or just a date. */
interface Detail extends Span {
  readonly kind: 'birth' | 'address' | 'date';
  readonly year: number | undefined;
}

/** How far from a name its detail may stand, in characters. */
const REACH = 70;
const REACH_BACK = 30;
const REACH_OF_CHAIN = 40;
/** How many words may stand between a sure name and a detail. */
const MOST_WORDS = 8;
/** A date after this year, beside a name, is rather that of a meeting than one of birth. */
const LAST_YEAR_OF_PUPILS = 2020;

const BIRTH_LINKS =
  wordSet(`geboren geboortedatum geb geboorteplaats leeftijd op te in jaar jr oud is was
die man vrouw jongen meisje m v x geborene geburtsdatum alter am den aus jahre alt ist wurde der die
né née ne nee le à âgé âgée de ans date naissance est qui born dob aged age on at the of year years old
birth date who f w d`);

/** A person's name with a date or an address beside it, from the one to the other. */
export function findNameWithDetail(
  reading: Reading,
  addresses: readonly Span[],
  births: readonly Span[],
): Span[] {
  const details = collectDetails(reading.dates, addresses, births);
  const found: Span[] = [];
  for (const name of findNames(reading)) {
    if (addresses.some((address) => overlaps(address, name))) continue;
    const span =
      withDetailAfter(reading, name, details) ?? withDetailBefore(reading, name, details);
    if (span) found.push(span);
  }
  return outermost(found);
}

function collectDetails(
  dates: readonly DateSpan[],
  addresses: readonly Span[],
  births: readonly Span[],
): Detail[] {
  const bornAt = new Set(births.map(({ start }) => start));
  const others = dates.filter((date) => !bornAt.has(date.start) && date.year && !date.isUnsure);
  return [
    ...addresses.map((span) => ({ ...span, kind: 'address' as const, year: undefined })),
    ...births.map((span) => ({ ...span, kind: 'birth' as const, year: undefined })),
    ...others.map(({ start, end, year }) => ({ start, end, kind: 'date' as const, year })),
  ].sort((one, other) => one.start - other.start);
}

function withDetailAfter(
  reading: Reading,
  name: NameSpan,
  details: readonly Detail[],
): Span | undefined {
  let index = firstFrom(details, name.end);
  const first = details[index];
  if (!first || first.start - name.end > REACH || !belongs(reading, name, first)) return undefined;
  let { end } = first;
  for (index += 1; index < details.length; index += 1) {
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
  const isPast = (detail.year ?? 0) <= LAST_YEAR_OF_PUPILS;
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
  if (isNumber) return text.length <= 3;
  if (BIRTH_LINKS.has(lower) || DWELLING.has(lower) || DWELLING_LINKS.has(lower)) return true;
  return PERSON_NOUNS.has(lower);
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
  if (detail.kind === 'date' && (detail.year ?? 0) > LAST_YEAR_OF_PUPILS) return undefined;
  return { start: detail.start, end: name.end };
}
