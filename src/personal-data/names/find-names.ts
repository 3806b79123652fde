import { type Reading, type Word, wordsAfter, wordsBefore } from '../text/reading.ts';
import type { Span } from '../text/span.ts';
import { union, withEnding } from '../words/word-sets.ts';
import { ADDRESSES, GRAMMAR, NAMES, NO_NAMES, PEOPLE } from '../words/words.ts';

/**
 * Words that may be a person's name. `sure`: a title, an initial or a frequent given name is among
 * them; `likely`: two or more capitalised words that name nothing else; `single`: one such word.
 */
export interface NameSpan extends Span {
  readonly sureness: 'sure' | 'likely' | 'single';
}

/** How many particles may stand between two capitalised words of a name. */
const MOST_PARTICLES = 2;
/** How many words around a capital are asked whether they are German. */
const NEAR = 12;

/** What opens a sentence or says who is meant: "Volgens", "Schüler". */
const OPENINGS = union(GRAMMAR.sentenceOpeners, PEOPLE.personNouns, GRAMMAR.functionWords);
const NO_NAME_ENDING = withEnding(union(ADDRESSES.streetEndings, NAMES.noNameEndings));

/** Everything in a text that may be a person's name, in order. */
export function findNames(reading: Reading): NameSpan[] {
  const names: NameSpan[] = [];
  for (let word = reading.words[0]; word; word = word.next) {
    if (!word.isCapitalised) continue;
    const run = runFrom(word);
    const name = nameIn(run);
    if (name) names.push(name);
    word = run.at(-1) ?? word;
  }
  return names;
}

/** A run of capitalised words, with particles between them. */
function runFrom(first: Word): readonly Word[] {
  const run = [first];
  let particles: Word[] = [];
  let last = first;
  for (let word = first.next; word; word = word.next) {
    if (particles.length > MOST_PARTICLES || !joins(last.gap, last)) break;
    last = word;
    if (word.isCapitalised) {
      run.push(...particles, word);
      particles = [];
    } else if (NAMES.particles.has(word.lower)) particles.push(word);
    else break;
  }
  return run;
}

function joins(gap: string, before: Word): boolean {
  if (/^(?:[ '’]| '|, ')$/.test(gap)) return true;
  return /^\. ?$/.test(gap) && (before.text.length === 1 || PEOPLE.titles.has(before.lower));
}

function nameIn(run: readonly Word[]): NameSpan | undefined {
  const opening = run.findIndex((word, at) => !isOpening(word, at < run.length - 1));
  const words = opening < 0 ? [] : run.slice(opening);
  const [head] = words;
  const tail = words.at(-1);
  if (!head || !tail || words.some(isNoName)) return undefined;
  const isTitled = hasTitle(head) || words.some(isLongTitle);
  if (!isTitled && isNamedAfter(head)) return undefined;
  const sureness = howSure(words, isTitled);
  const isGuess = sureness === 'single' && !NAMES.givenNames.has(head.lower);
  if (isGuess && !mayBeName(head)) return undefined;
  return { start: head.start, end: tail.end, sureness };
}
function isOpening({ lower, text }: Word, hasMore: boolean): boolean {
  if (hasMore && NAMES.particles.has(lower) && !NAMES.particlesNeverFirst.has(lower)) return false;
  return !/^\p{Lu}$/u.test(text) && OPENINGS.has(lower);
}

function isNoName({ lower }: Word): boolean {
  if (NAMES.givenNames.has(lower)) return false;
  return NO_NAME_ENDING.test(lower) || lower.split('-').some((part) => NO_NAMES.has(part));
}

function hasTitle({ previous }: Word): boolean {
  return previous !== undefined && PEOPLE.titles.has(previous.lower) && /^\.? $/.test(previous.gap);
}

function isLongTitle({ lower }: Word): boolean {
  return lower.length > 1 && PEOPLE.titles.has(lower);
}

/** "Lycée Jean Moulin", "Operation Kestrel". */
function isNamedAfter({ previous }: Word): boolean {
  if (previous?.gap !== ' ') return false;
  return NAMES.namedAfter.has(previous.lower) || (previous.isCapitalised && isNoName(previous));
}

function howSure(words: readonly Word[], isTitled: boolean): NameSpan['sureness'] {
  const full = words.filter(({ isCapitalised, text }) => isCapitalised && text.length > 1);
  const hasInitial = words.some(({ text }) => /^\p{Lu}{1,2}$/u.test(text));
  if (full.length > 0 && (isTitled || hasInitial)) return 'sure';
  if (full.length < 2) return 'single';
  return words.some(isGivenName) ? 'sure' : 'likely';
}

function isGivenName({ lower }: Word): boolean {
  return (
    NAMES.givenNames.has(lower) || lower.split('-').every((part) => NAMES.givenNames.has(part))
  );
}

/** One unknown word with a capital: not in German, and not where the sentence gives the capital. */
function mayBeName(head: Word): boolean {
  if (head.text.length < 3 || /^\p{Lu}+$/u.test(head.text)) return false;
  if (head.previous?.sentence !== head.sentence) return false;
  const near = [head, ...wordsBefore(head, NEAR), ...wordsAfter(head, NEAR - 1)];
  return !near.some(
    ({ sentence, lower }) => sentence === head.sentence && GRAMMAR.tellingGerman.has(lower),
  );
}
