import { COMING_BACK, ORIGIN_PREPOSITIONS, ORIGIN_VERBS } from '../data/origin-frames.ts';
import {
  CONVERSION_WORDS,
  COUNTRIES,
  FRENCH_ORIGIN_NOUNS,
  FRENCH_ORIGINS,
  ORIGIN_NOUNS,
  RELIGIONS,
} from '../data/origins.ts';
import { adjoins, gapAfter, type Reading, wordsBefore } from '../text/reading.ts';
import type { Span } from '../text/span.ts';
import { isAdjective, isColour, isIn, isOrigin } from './origin-words.ts';
import { hasOthersAfter, isPerson, nearestCue } from './who-is-meant.ts';

const CONVERSION_REACH = 7;
const COUNTRY_REACH = 6;

/** "van Turkse afkomst", "polnischer Herkunft", "of Somali descent", "Nationalität: syrisch". */
export function withOriginNoun(reading: Reading, index: number): Span | undefined {
  const word = reading.words[index];
  const next = reading.words[index + 1];
  if (!word || !next) return undefined;
  const isBefore = (isAdjective(word) || isDark(word.lower)) && ORIGIN_NOUNS.has(next.lower);
  const isBeforeNoun = isBefore && adjoins(reading, index);
  if (!isBeforeNoun && !isFrenchPair(reading, index) && !isField(reading, index)) return undefined;
  if (!isSaidOfOne(reading, index)) return undefined;
  const link = reading.words[index - 1];
  const isLinked = link !== undefined && /^(?:van|of|d|de)$/.test(link.lower);
  return { start: isLinked ? link.start : word.start, end: endOfPair(reading, index) };
}

function isDark(lower: string): boolean {
  return /^(?:donkere|dunkler|dunkle|dark|getinte|lichte|helle|heller)$/.test(lower);
}

function isFrenchPair(reading: Reading, index: number): boolean {
  const word = reading.words[index];
  const next = reading.words[index + 1];
  if (!word || !next || !FRENCH_ORIGIN_NOUNS.has(word.lower)) return false;
  return adjoins(reading, index) && isIn(FRENCH_ORIGINS, next);
}

/** A field of a form: the noun, a colon or "is", the word. */
function isField(reading: Reading, index: number): boolean {
  const word = reading.words[index];
  const next = reading.words[index + 1];
  if (!word || !next || !(ORIGIN_NOUNS.has(word.lower) || FRENCH_ORIGIN_NOUNS.has(word.lower))) {
    return false;
  }
  if (/^\s?[:=]\s?$/.test(gapAfter(reading, index))) return isOrigin(next);
  const third = reading.words[index + 2];
  return /^(?:is|ist|est)$/.test(next.lower) && third !== undefined && isOrigin(third);
}

function endOfPair(reading: Reading, index: number): number {
  const next = reading.words[index + 1];
  const third = reading.words[index + 2];
  if (next && /^(?:is|ist|est)$/.test(next.lower) && third) return third.end;
  if (next && isColour(next) && third) return third.end;
  return next?.end ?? 0;
}

function isSaidOfOne(reading: Reading, index: number): boolean {
  const cue = nearestCue(reading, index);
  return cue === 'person' || (cue === 'none' && !hasOthersAfter(reading, index));
}

/** "bekeerd tot de islam", "zum Christentum übergetreten", "converted to Judaism". */
export function byConversion(reading: Reading, index: number): Span | undefined {
  const word = reading.words[index];
  if (!word || !RELIGIONS.has(word.lower)) return undefined;
  const around = reading.words
    .slice(Math.max(0, index - CONVERSION_REACH), index + CONVERSION_REACH)
    .find((other) => other.sentence === word.sentence && CONVERSION_WORDS.has(other.lower));
  if (!around || !isSaidOfOne(reading, index)) return undefined;
  return { start: Math.min(word.start, around.start), end: Math.max(word.end, around.end) };
}

/** "hij komt uit Syrië", "elle est née au Maroc": a person, a verb of origin, a country. */
export function byCountry(reading: Reading, index: number): Span | undefined {
  const word = reading.words[index];
  if (!word?.isCapitalised || !COUNTRIES.has(word.lower)) return undefined;
  const before = wordsBefore(reading, index, COUNTRY_REACH);
  if (!before.slice(0, 2).some(({ lower }) => ORIGIN_PREPOSITIONS.has(lower))) return undefined;
  const after = reading.words.slice(index + 1, index + 3);
  const near = [...before, ...after].filter(({ sentence }) => sentence === word.sentence);
  const isOfOrigin = near.some(({ lower }) => ORIGIN_VERBS.has(lower));
  if (!isOfOrigin || near.some(({ lower }) => COMING_BACK.has(lower))) return undefined;
  if (!before.some(isPerson) && nearestCue(reading, index) !== 'person') return undefined;
  return nearestCue(reading, index) === 'other' ? undefined : word;
}
