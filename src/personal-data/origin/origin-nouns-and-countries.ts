import { adjoinsNext, type Word, wordsAfter, wordsBefore } from '../text/reading.ts';
import type { Span } from '../text/span.ts';
import { ORIGIN_PHRASES, ORIGINS } from '../words/origins.ts';
import { isAdjective, isOneOf, isOrigin, saysOneOf } from './origin-words.ts';
import { isPerson, isSaidOfOne, nearestCue } from './who-is-meant.ts';

const CONVERSION_REACH = 7;
const COUNTRY_REACH = 6;

/** "van Turkse afkomst", "polnischer Herkunft", "of Somali descent", "Nationalität: syrisch". */
export function withOriginNoun(word: Word): Span | undefined {
  const last = lastOfPair(word);
  if (!last || !isSaidOfOne(word)) return undefined;
  const link = word.previous;
  const isLinked = link !== undefined && /^(?:van|of|d|de)$/.test(link.lower);
  return { start: isLinked ? link.start : word.start, end: last.end };
}

/** The last word of a pair of an origin and its noun that begins with a word. */
function lastOfPair(word: Word): Word | undefined {
  if (!isBeforeNoun(word) && !isFrenchPair(word) && !isField(word)) return undefined;
  const { next } = word;
  if (!next?.next) return next;
  return isVerb(next) || ORIGINS.coloursBefore.has(next.lower) ? next.next : next;
}

function isBeforeNoun(word: Word): boolean {
  return (
    (isAdjective(word) || isComplexion(word)) &&
    adjoinsNext(word) &&
    isOneOf(ORIGIN_PHRASES.originNouns, word.next)
  );
}

function isComplexion({ lower }: Word): boolean {
  return /^(?:donkere|dunkler|dunkle|dark|getinte|lichte|helle|heller)$/.test(lower);
}

function isFrenchPair(word: Word): boolean {
  if (!word.next || !adjoinsNext(word)) return false;
  return ORIGIN_PHRASES.frenchOriginNouns.has(word.lower) && saysOneOf(ORIGINS.french, word.next);
}

/** A field of a form: the noun, a colon or "is", the word. */
function isField(word: Word): boolean {
  const { originNouns, frenchOriginNouns } = ORIGIN_PHRASES;
  const { next } = word;
  if (!next || !(originNouns.has(word.lower) || frenchOriginNouns.has(word.lower))) return false;
  if (/^\s?[:=]\s?$/.test(word.gap)) return isOrigin(next);
  return isVerb(next) && next.next !== undefined && isOrigin(next.next);
}

function isVerb({ lower }: Word): boolean {
  return /^(?:is|ist|est)$/.test(lower);
}

/** "bekeerd tot de islam", "zum Christentum übergetreten", "converted to Judaism". */
export function byConversion(word: Word): Span | undefined {
  if (!ORIGIN_PHRASES.religions.has(word.lower)) return undefined;
  const before = wordsBefore(word, CONVERSION_REACH).toReversed();
  const turning = [...before, ...wordsAfter(word, CONVERSION_REACH - 1)].find(
    ({ sentence, lower }) => sentence === word.sentence && ORIGIN_PHRASES.conversion.has(lower),
  );
  if (!turning || !isSaidOfOne(word)) return undefined;
  return { start: Math.min(word.start, turning.start), end: Math.max(word.end, turning.end) };
}

/** "hij komt uit Syrië", "elle est née au Maroc": a person, a verb of origin, a country. */
export function byCountry(word: Word): Span | undefined {
  const { countries, originPrepositions, originVerbs, comingBack } = ORIGIN_PHRASES;
  if (!word.isCapitalised || !countries.has(word.lower)) return undefined;
  const before = wordsBefore(word, COUNTRY_REACH);
  if (!before.slice(0, 2).some(({ lower }) => originPrepositions.has(lower))) return undefined;
  const after = wordsAfter(word, 2).filter(({ sentence }) => sentence === word.sentence);
  const near = [...before, ...after];
  if (!near.some(({ lower }) => originVerbs.has(lower))) return undefined;
  if (near.some(({ lower }) => comingBack.has(lower))) return undefined;
  const cue = nearestCue(word);
  return cue === 'person' || (cue === 'none' && before.some(isPerson)) ? word : undefined;
}
