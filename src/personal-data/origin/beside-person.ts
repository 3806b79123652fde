import { FUNCTION_WORDS } from '../data/function-words.ts';
import {
  DEFINITE_ARTICLES,
  DEVOUT,
  ENGLISH_GROUP_NOUNS,
  EVERY_OR_NONE,
  SINGULAR_ARTICLES,
  SINGULAR_DETERMINERS,
} from '../data/origin-frames.ts';
import {
  COLOURS_AFTER,
  FRENCH_ORIGINS,
  ONLY_ONE_PERSON,
  ORIGIN_PERSONS,
  ORIGIN_WOMEN,
} from '../data/origins.ts';
import { FRENCH_PERSON_NOUNS, NUMBER_UNCLEAR, PERSON_NOUNS } from '../data/people.ts';
import { wordSet } from '../data/word-list.ts';
import { adjoins, type Reading, type Word } from '../text/reading.ts';
import type { Span } from '../text/span.ts';
import { isAdjective, isAgeWord, isColour, isIn, needsNoNoun, standsFree } from './origin-words.ts';

/** "bij de Turk", "zum Griechen": where one eats. */
const EATING_AT = wordSet(`bij naar beim zum chez at`);

/** An adjective before a person: "een Marokkaanse jongen", "a white British man". */
export function beforePerson(reading: Reading, index: number): Span | undefined {
  const word = reading.words[index];
  if (!word || !(isAdjective(word) || isColour(word))) return undefined;
  let at = index + 1;
  while (at <= index + 3 && adjoins(reading, at - 1) && isBetween(reading.words[at])) at += 1;
  const noun = reading.words[at];
  if (!noun || !adjoins(reading, at - 1) || !PERSON_NOUNS.has(noun.lower)) return undefined;
  if (!isOnePerson(reading, index, noun) || goesOnAsGroup(reading, at)) return undefined;
  const first = reading.words[firstOfChain(reading, index)];
  const last = reading.words[lastOfChain(reading, index)];
  return { start: first?.start ?? word.start, end: last?.end ?? word.end };
}

function isBetween(word: Word | undefined): boolean {
  if (!word || PERSON_NOUNS.has(word.lower)) return false;
  return isAdjective(word) || isAgeWord(word);
}

function firstOfChain(reading: Reading, index: number): number {
  let first = index;
  while (first > 0 && adjoins(reading, first - 1) && isLink(reading.words[first - 1])) first -= 1;
  return first;
}

function lastOfChain(reading: Reading, index: number): number {
  let last = index;
  while (adjoins(reading, last) && isLink(reading.words[last + 1])) last += 1;
  return last;
}

function isLink(word: Word | undefined): boolean {
  return word !== undefined && (isAdjective(word) || isColour(word));
}

/** German forms that serve one and many are told by the ending or by the article. */
function isOnePerson(reading: Reading, index: number, noun: Word): boolean {
  if (!NUMBER_UNCLEAR.has(noun.lower)) return true;
  const adjective = reading.words[index]?.lower ?? '';
  if (/(?:er|es)$/.test(adjective)) return true;
  const article = reading.words[firstOfChain(reading, index) - 1]?.lower ?? '';
  return SINGULAR_DETERMINERS.has(article) || SINGULAR_ARTICLES.has(article);
}

function goesOnAsGroup(reading: Reading, noun: number): boolean {
  return adjoins(reading, noun) && ENGLISH_GROUP_NOUNS.has(reading.words[noun + 1]?.lower ?? '');
}

/** A French word after a person: "un garçon marocain", "une jeune femme noire". */
export function afterPerson(reading: Reading, index: number): Span | undefined {
  const word = reading.words[index];
  if (!word || !(isIn(FRENCH_ORIGINS, word) || COLOURS_AFTER.has(word.lower))) return undefined;
  if (!adjoins(reading, index - 1)) return undefined;
  const before = reading.words[index - 1];
  if (before && FRENCH_PERSON_NOUNS.has(before.lower)) return word;
  const earlier = reading.words[index - 2];
  if (!before || !earlier || !adjoins(reading, index - 2)) return undefined;
  if (FUNCTION_WORDS.has(before.lower) || before.isCapitalised || before.isNumber) return undefined;
  return FRENCH_PERSON_NOUNS.has(earlier.lower) ? word : undefined;
}

/** A word that is the person: "een Pool", "ein Deutscher", "a Muslim", "une Polonaise". */
export function asPerson(reading: Reading, index: number): Span | undefined {
  const word = reading.words[index];
  if (!word || !(isIn(ORIGIN_PERSONS, word) || isIn(ORIGIN_WOMEN, word))) return undefined;
  if (needsNoNoun(word) && !standsFree(reading, index)) return undefined;
  const article = articleBefore(reading, index);
  if (article === undefined) return undefined;
  const { lower = '' } = reading.words[article] ?? {};
  if (SINGULAR_ARTICLES.has(lower)) return word;
  return isDefinitePerson(reading, word, article) ? word : undefined;
}

/** The article before a word, over one word of age or belief. */
function articleBefore(reading: Reading, index: number): number | undefined {
  for (let at = index - 1; at >= index - 2 && at >= 0 && adjoins(reading, at); at -= 1) {
    const word = reading.words[at];
    if (!word) return undefined;
    if (SINGULAR_ARTICLES.has(word.lower) || DEFINITE_ARTICLES.has(word.lower)) return at;
    if (!isAgeWord(word) && !DEVOUT.has(word.lower)) return undefined;
  }
  return undefined;
}

/** "de Turk", "der Syrer", "le Marocain": not "die Syrer", "le polonais", "the Dutch". */
function isDefinitePerson(reading: Reading, word: Word, article: number): boolean {
  const { lower = '' } = reading.words[article] ?? {};
  if (!isIn(ORIGIN_PERSONS, word) || lower === 'die' || lower === 'den') return false;
  if (EATING_AT.has(reading.words[article - 1]?.lower ?? '')) return false;
  if (word.isCapitalised) return lower !== 'der' || !reading.words[article - 1]?.isCapitalised;
  return !isIn(FRENCH_ORIGINS, word);
}

/** A word that can be nothing but one person, wherever it stands: "Marokkaan, ca. 20 jaar". */
export function unmistakably(reading: Reading, index: number): Span | undefined {
  const word = reading.words[index];
  if (!word || !isIn(ONLY_ONE_PERSON, word)) return undefined;
  return EVERY_OR_NONE.has(reading.words[index - 1]?.lower ?? '') ? undefined : word;
}
