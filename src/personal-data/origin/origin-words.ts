import { FUNCTION_WORDS } from '../data/function-words.ts';
import { AGE_WORDS, COPULAS } from '../data/origin-frames.ts';
import {
  ADJECTIVES_BEFORE,
  COLOURS_BEFORE,
  FRENCH_ORIGINS,
  NEEDS_CAPITAL,
  ORIGIN_PERSONS,
  ORIGIN_WOMEN,
} from '../data/origins.ts';
import { wordSet } from '../data/word-list.ts';
import { adjoins, type Reading, type Word } from '../text/reading.ts';

/** First halves of double origins: "franco-algérien", "deutsch-türkisch", "Syrian-born". */
const FIRST_HALVES =
  wordSet(`franco anglo deutsch half marokkaans turks surinaams italo belgo german turkish
british nederlands afro euro israelo polnisch russisch syrisch`);
const SECOND_HALVES = wordSet(`born looking`);

/** Whether a word says an origin or a belief, by itself or as half of a double one. */
export function isIn(set: ReadonlySet<string>, { lower, isCapitalised }: Word): boolean {
  if (set.has(lower)) return isCapitalised || !NEEDS_CAPITAL.has(lower);
  if (!lower.includes('-')) return false;
  const halves = lower.split('-');
  const last = halves.at(-1) ?? '';
  const first = halves[0] ?? '';
  if (SECOND_HALVES.has(last)) return set.has(first);
  return set.has(last) && (FIRST_HALVES.has(first) || set.has(first));
}

export function isAdjective(word: Word): boolean {
  return isIn(ADJECTIVES_BEFORE, word);
}

export function isColour(word: Word): boolean {
  return COLOURS_BEFORE.has(word.lower);
}

export function isOrigin(word: Word): boolean {
  return isAdjective(word) || isIn(ORIGIN_PERSONS, word) || isIn(FRENCH_ORIGINS, word);
}

/** Whether the word could, as an adjective, belong to the noun after it. */
export function needsNoNoun(word: Word): boolean {
  return isAdjective(word) || isIn(ORIGIN_WOMEN, word) || /^(?:deutsche|schwarze)/.test(word.lower);
}

/** Whether no noun follows to which the word could belong: punctuation, a small word, a number. */
export function standsFree(reading: Reading, index: number): boolean {
  if (!adjoins(reading, index))
    return !/^['’-]/.test(reading.text.slice(reading.words[index]?.end));
  const next = reading.words[index + 1];
  if (!next || next.isNumber) return true;
  if (next.isCapitalised) return false;
  return FUNCTION_WORDS.has(next.lower) || COPULAS.has(next.lower) || AFTER_NOUN.has(next.lower);
}

/** Words after a noun that are none themselves. */
const AFTER_NOUN =
  wordSet(`aged named wearing carrying walking standing called living genaamd gekleed
namens ongeveer circa ca mitte anfang ende ungefähr etwa environ âgé âgée portant nommé nommée trentaine
rond heeft heet wou wil praat sprak speaks spoke talks talked approached started parle parlait pratiquant
pratiquante croyant zijn wordt werden lautet namen namens geworden gewesen maar selbst zelf himself
herself lui-même around approximately roughly mid late early`);

export function isAgeWord(word: Word): boolean {
  return AGE_WORDS.has(word.lower) || /jarige$|jährige[rns]?$|year-old$/.test(word.lower);
}
