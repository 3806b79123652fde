import type { Word } from '../text/reading.ts';
import { adjoinsNext } from '../text/reading.ts';
import { ORIGIN_PHRASES, ORIGINS } from '../words/origins.ts';
import { union } from '../words/word-sets.ts';
import { GRAMMAR } from '../words/words.ts';

/** Small words that show that no noun follows to which an adjective could belong. */
const NO_NOUNS = union(GRAMMAR.functionWords, GRAMMAR.copulas, GRAMMAR.afterNoun);

/** Whether a set has a word, if there is one. */
export function isOneOf(set: ReadonlySet<string>, word: Word | undefined): boolean {
  return word !== undefined && set.has(word.lower);
}

/** Whether a word says one of the origins or beliefs of a set, by itself or as half of a double one. */
export function saysOneOf(set: ReadonlySet<string>, { lower, isCapitalised }: Word): boolean {
  if (set.has(lower)) return isCapitalised || !ORIGINS.needsCapital.has(lower);
  const halves = lower.split('-');
  const [first = ''] = halves;
  const last = halves.at(-1) ?? '';
  if (halves.length === 1) return false;
  if (ORIGINS.secondHalves.has(last)) return set.has(first);
  return set.has(last) && (ORIGINS.firstHalves.has(first) || set.has(first));
}

/** Whether a word is an adjective of origin or belief in Dutch, German or English. */
export function isAdjective(word: Word): boolean {
  return saysOneOf(ORIGINS.adjectivesBefore, word);
}

/** Whether a word is an adjective of origin or belief, or a colour of skin. */
export function isAdjectiveOrColour(word: Word): boolean {
  return isAdjective(word) || ORIGINS.coloursBefore.has(word.lower);
}

/** Whether a word says an origin or a belief in any way. */
export function isOrigin(word: Word): boolean {
  return isAdjective(word) || saysOneOf(ORIGINS.persons, word) || saysOneOf(ORIGINS.french, word);
}

/** Whether the word could, as an adjective, belong to the noun after it. */
export function mayBelongToNoun(word: Word): boolean {
  if (isAdjective(word) || saysOneOf(ORIGINS.declinedAdjectives, word)) return true;
  return /^(?:deutsche|schwarze)/.test(word.lower);
}

/** Whether no noun follows to which the word could belong: punctuation, a small word, a number. */
export function standsFree(word: Word): boolean {
  if (!adjoinsNext(word)) return !/^['’-]/.test(word.gap);
  if (word.next?.isNumber) return true;
  return !word.next?.isCapitalised && isOneOf(NO_NOUNS, word.next);
}

/** Whether a word says how old somebody is: "jonge", "16-jährige", "teenage". */
export function isAgeWord({ lower }: Word): boolean {
  return ORIGIN_PHRASES.ageWords.has(lower) || /jarige$|jährige[rns]?$|year-old$/.test(lower);
}
