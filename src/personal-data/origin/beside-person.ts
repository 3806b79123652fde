import { adjoinsNext, adjoinsPrevious, type Word } from '../text/reading.ts';
import type { Span } from '../text/span.ts';
import { ORIGIN_PHRASES, ORIGINS } from '../words/origins.ts';
import { union } from '../words/word-sets.ts';
import { FRENCH_PERSON_NOUNS, GRAMMAR, PEOPLE } from '../words/words.ts';
import {
  isAdjective,
  isAdjectiveOrColour,
  isAgeWord,
  isOneOf,
  mayBelongToNoun,
  saysOneOf,
  standsFree,
} from './origin-words.ts';

/** How many words of origin or age may stand between the first of them and the person. */
const MOST_BETWEEN = 3;

const ARTICLES = union(GRAMMAR.singularArticles, GRAMMAR.definiteArticles);
const ONE = union(GRAMMAR.singularDeterminers, GRAMMAR.singularArticles);

/** An adjective before a person: "een Marokkaanse jongen", "a white British man". */
export function beforePerson(word: Word): Span | undefined {
  if (!isAdjectiveOrColour(word)) return undefined;
  let last = word;
  for (let count = 0; count < MOST_BETWEEN && adjoinsNext(last); count += 1) {
    if (!last.next || !isBetween(last.next)) break;
    last = last.next;
  }
  const noun = adjoinsNext(last) ? last.next : undefined;
  if (!noun || !PEOPLE.personNouns.has(noun.lower) || isGroup(noun)) return undefined;
  const first = edgeOfChain(word, 'previous');
  if (!isOnePerson(word, first.previous, noun)) return undefined;
  return { start: first.start, end: edgeOfChain(word, 'next').end };
}

function isBetween(word: Word): boolean {
  return !PEOPLE.personNouns.has(word.lower) && (isAdjective(word) || isAgeWord(word));
}

/** The first or the last of the words of origin and colour that stand beside each other. */
function edgeOfChain(word: Word, side: 'previous' | 'next'): Word {
  const adjoins = side === 'next' ? adjoinsNext : adjoinsPrevious;
  let edge = word;
  for (let other = word[side]; other && adjoins(edge); other = other[side]) {
    if (!isAdjectiveOrColour(other)) break;
    edge = other;
  }
  return edge;
}

/** German forms that serve one and many are told by the ending or by the article. */
function isOnePerson(adjective: Word, article: Word | undefined, noun: Word): boolean {
  if (!PEOPLE.numberUnclear.has(noun.lower) || /(?:er|es)$/.test(adjective.lower)) return true;
  return isOneOf(ONE, article);
}

/** "Muslim pupil numbers". */
function isGroup(noun: Word): boolean {
  return adjoinsNext(noun) && isOneOf(ORIGIN_PHRASES.englishGroupNouns, noun.next);
}

/** A French word after a person: "un garçon marocain", "une jeune femme noire". */
export function afterPerson(word: Word): Span | undefined {
  if (!saysOneOf(ORIGINS.french, word) && !ORIGINS.coloursAfter.has(word.lower)) return undefined;
  const before = word.previous;
  if (!before || !adjoinsPrevious(word)) return undefined;
  if (FRENCH_PERSON_NOUNS.has(before.lower)) return word;
  if (GRAMMAR.functionWords.has(before.lower) || before.isCapitalised || before.isNumber) {
    return undefined;
  }
  return adjoinsPrevious(before) && isOneOf(FRENCH_PERSON_NOUNS, before.previous)
    ? word
    : undefined;
}

/** A word that is the person: "een Pool", "ein Deutscher", "a Muslim", "une Polonaise". */
export function asPerson(word: Word): Span | undefined {
  if (!saysOneOf(ORIGINS.persons, word) && !saysOneOf(ORIGINS.declinedAdjectives, word)) {
    return undefined;
  }
  if (mayBelongToNoun(word) && !standsFree(word)) return undefined;
  const article = articleBefore(word);
  if (!article) return undefined;
  const isOne = GRAMMAR.singularArticles.has(article.lower) || isDefinitePerson(word, article);
  return isOne ? word : undefined;
}

/** The article before a word, over one word of age or belief. */
function articleBefore(word: Word, most = 2): Word | undefined {
  const before = word.previous;
  if (!before || most === 0 || !adjoinsPrevious(word)) return undefined;
  if (ARTICLES.has(before.lower)) return before;
  const isAgeOrBelief = isAgeWord(before) || ORIGIN_PHRASES.devout.has(before.lower);
  return isAgeOrBelief ? articleBefore(before, most - 1) : undefined;
}

/** "de Turk", "der Syrer", "le Marocain": not "die Syrer", "le polonais", "the Dutch". */
function isDefinitePerson(word: Word, { lower, previous }: Word): boolean {
  if (!saysOneOf(ORIGINS.persons, word) || lower === 'die' || lower === 'den') return false;
  if (isOneOf(GRAMMAR.eatingAt, previous)) return false;
  if (word.isCapitalised) return lower !== 'der' || !previous?.isCapitalised;
  return !saysOneOf(ORIGINS.french, word);
}

/** A word that can be nothing but one person, wherever it stands: "Marokkaan, ca. 20 jaar". */
export function unmistakably(word: Word): Span | undefined {
  if (!saysOneOf(ORIGINS.onlyOnePerson, word)) return undefined;
  return isOneOf(GRAMMAR.everyOrNone, word.previous) ? undefined : word;
}
