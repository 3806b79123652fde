import { FUNCTION_WORDS, OPENING_WORDS } from '../data/function-words.ts';
import { GIVEN_NAMES } from '../data/given-names.ts';
import { NAMED_AFTER, NO_NAME_ENDINGS, NO_NAME_WORDS } from '../data/not-names.ts';
import { PERSON_NOUNS, TITLES } from '../data/people.ts';
import { STREET_ENDINGS } from '../data/streets.ts';
import { wordSet } from '../data/word-list.ts';
import { gapAfter, type Reading, type Word } from '../text/reading.ts';
import type { Span } from '../text/span.ts';

/**
 * Words that may be a person's name. `sure`: a title, an initial or a frequent given name is among
 * them; `likely`: two or more capitalised words that name nothing else; `single`: one such word.
 */
export interface NameSpan extends Span {
  readonly sureness: 'sure' | 'likely' | 'single';
}

const PARTICLES =
  wordSet(`van de der den het 't ter ten te von zu vom zum zur du des la le el al ben bin
ibn di da dos del dela d l o ould abu ait aït in`);

/** The shortest ending that is looked for inside a longer word. */
const SHORTEST_STEM = 2;

/** How many words around a capital are asked whether they are German. */
const NEAR = 12;

/** German small words: where one stands, a capital does not make a name. */
const GERMAN_WORDS =
  wordSet(`und ist nicht ein eine einen einem das auf mit wurde wird vom zum beim von
seine ihre der den dem bei laut für`);

/** Everything in a text that may be a person's name, in order. */
export function findNames(reading: Reading): NameSpan[] {
  const names: NameSpan[] = [];
  for (let index = 0; index < reading.words.length; index += 1) {
    const last = lastOfRun(reading, index);
    if (last === undefined) continue;
    const name = nameIn(reading, index, last);
    if (name) names.push(name);
    index = last;
  }
  return names;
}

/** The last word of a run of capitalised words, with particles between them. */
function lastOfRun(reading: Reading, first: number): number | undefined {
  if (!reading.words[first]?.isCapitalised) return undefined;
  let last = first;
  for (let at = first + 1; at < reading.words.length && at <= last + 3; at += 1) {
    const word = reading.words[at];
    const before = reading.words[at - 1];
    if (!word || !before || !joins(reading.text.slice(before.end, word.start), before)) break;
    if (word.isCapitalised) last = at;
    else if (!PARTICLES.has(word.lower)) break;
  }
  return last;
}

function joins(gap: string, before: Word): boolean {
  if (gap === ' ' || gap === "'" || gap === '’' || gap === ", '" || gap === " '") return true;
  return /^\. ?$/.test(gap) && (before.text.length === 1 || TITLES.has(before.lower));
}

function nameIn(reading: Reading, first: number, last: number): NameSpan | undefined {
  const from = skipOpening(reading, first, last);
  const words = reading.words.slice(from, last + 1);
  const [head] = words;
  const tail = words.at(-1);
  if (!head || !tail || words.some(isNoName)) return undefined;
  const isTitled = hasTitle(reading, from) || words.some(({ lower }) => isLongTitle(lower));
  if (!isTitled && isNamedAfter(reading, from)) return undefined;
  const sureness = howSure(words, isTitled);
  const isGuess = sureness === 'single' && !GIVEN_NAMES.has(head.lower);
  if (isGuess && !mayBeName(reading, from)) return undefined;
  return { start: head.start, end: tail.end, sureness };
}

/** Leaves out what opens the sentence or says who is meant: "Volgens", "Schüler". */
function skipOpening(reading: Reading, first: number, last: number): number {
  let from = first;
  for (; from <= last; from += 1) {
    const word = reading.words[from];
    if (!word || !isOpening(word, from < last)) break;
  }
  return from;
}

function isOpening({ lower, text }: Word, hasMore: boolean): boolean {
  if (hasMore && PARTICLES.has(lower) && !FUNCTION_ONLY.has(lower)) return false;
  if (text.length === 1 && /\p{Lu}/u.test(text)) return false;
  return OPENING_WORDS.has(lower) || PERSON_NOUNS.has(lower) || FUNCTION_WORDS.has(lower);
}

/** Articles and prepositions that hardly begin a family name when a sentence begins with them. */
const FUNCTION_ONLY = wordSet(`in des zu zum zur vom het`);

function isNoName({ lower }: Word): boolean {
  if (GIVEN_NAMES.has(lower)) return false;
  if (NO_NAME_WORDS.has(lower) || lower.split('-').some((part) => NO_NAME_WORDS.has(part))) {
    return true;
  }
  return [...STREET_ENDINGS, ...NO_NAME_ENDINGS].some(
    (ending) => lower.endsWith(ending) && lower.length >= ending.length + SHORTEST_STEM,
  );
}

function hasTitle(reading: Reading, head: number): boolean {
  const before = reading.words[head - 1];
  return (
    before !== undefined && TITLES.has(before.lower) && /^\.? $/.test(gapAfter(reading, head - 1))
  );
}

function isLongTitle(lower: string): boolean {
  return lower.length > 1 && TITLES.has(lower);
}

/** "Lycée Jean Moulin", "Operation Kestrel". */
function isNamedAfter(reading: Reading, head: number): boolean {
  const before = reading.words[head - 1];
  if (!before || gapAfter(reading, head - 1) !== ' ') return false;
  return NAMED_AFTER.has(before.lower) || (before.isCapitalised && isNoName(before));
}

function howSure(words: readonly Word[], isTitled: boolean): NameSpan['sureness'] {
  const full = words.filter(({ isCapitalised, text }) => isCapitalised && text.length > 1);
  if (isTitled && full.length > 0) return 'sure';
  const hasInitial = words.some(({ text }) => /^\p{Lu}{1,2}$/u.test(text));
  if (hasInitial && full.length > 0) return 'sure';
  if (full.length > 1 && words.some(({ lower }) => isGivenName(lower))) return 'sure';
  return full.length > 1 ? 'likely' : 'single';
}

function isGivenName(lower: string): boolean {
  return GIVEN_NAMES.has(lower) || lower.split('-').every((part) => GIVEN_NAMES.has(part));
}

/** One unknown word with a capital: not in German, and not where the sentence gives the capital. */
function mayBeName(reading: Reading, at: number): boolean {
  const head = reading.words[at];
  if (!head || head.text.length < 3 || /^\p{Lu}+$/u.test(head.text)) return false;
  if (reading.words[at - 1]?.sentence !== head.sentence) return false;
  const near = reading.words.slice(Math.max(0, at - NEAR), at + NEAR);
  return !near.some(({ sentence, lower }) => sentence === head.sentence && GERMAN_WORDS.has(lower));
}
