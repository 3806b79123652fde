import { BETWEEN, COPULAS, DEVOUT, EVERY_OR_NONE } from '../data/origin-frames.ts';
import { FRENCH_ORIGINS, ORIGIN_PERSONS } from '../data/origins.ts';
import { wordSet } from '../data/word-list.ts';
import { gapAfter, type Reading, type Word, wordsBefore } from '../text/reading.ts';
import type { Span } from '../text/span.ts';
import { isAdjective, isIn, isOrigin, standsFree } from './origin-words.ts';
import { hasPersonBefore, isPerson, nearestCue } from './who-is-meant.ts';

const MOST_BETWEEN = 5;
const AS = wordSet(`als as comme`);

/** "De man is moslim", "dass er Muslim ist", "as a Muslim": the verb says it of one person. */
export function saidOfPerson(reading: Reading, index: number): Span | undefined {
  const word = reading.words[index];
  if (!word || !isOrigin(word)) return undefined;
  if (EVERY_OR_NONE.has(reading.words[index - 1]?.lower ?? '')) return undefined;
  if (isAdjective(word) && !standsFree(reading, index) && !isDevout(reading.words[index + 1])) {
    return undefined;
  }
  const isSaid =
    isPredicate(reading, index) || isAtEndOfClause(reading, index) || isInRole(reading, index);
  return isSaid ? withBelief(reading, index) : undefined;
}

/** Walks back over small words to the verb; the subject may stand before or after the verb. */
function isPredicate(reading: Reading, index: number): boolean {
  let hasSubject = false;
  for (const at of smallWordsBefore(reading, index)) {
    const word = reading.words[at];
    if (!word) return false;
    if (isVerb(word)) return hasSubject || hasPersonBefore(reading, at);
    hasSubject ||= isPerson(word);
  }
  return false;
}

/** The indexes before a word, the nearest first, as long as only small words stand there. */
function* smallWordsBefore(reading: Reading, index: number): Generator<number> {
  const sentence = reading.words[index]?.sentence;
  for (let at = index - 1; at >= Math.max(0, index - MOST_BETWEEN); at -= 1) {
    const word = reading.words[at];
    if (!word || word.sentence !== sentence || /[,:()]/.test(gapAfter(reading, at))) return;
    if (!isSmall(word)) return;
    yield at;
  }
}

/** The Dutch "zijn" and the German "sein" rather are "his". */
function isVerb({ lower }: Word): boolean {
  return COPULAS.has(lower) && lower !== 'zijn' && lower !== 'sein';
}

function isSmall(word: Word): boolean {
  const { lower } = word;
  return (
    COPULAS.has(lower) || BETWEEN.has(lower) || isPerson(word) || isDevout(word) || isOrigin(word)
  );
}

/** "dat hij moslim is", "weil sie Jüdin sei". */
function isAtEndOfClause(reading: Reading, index: number): boolean {
  const after = reading.words.slice(index + 1, index + 4);
  const verb = after.findIndex(({ lower }) => COPULAS.has(lower));
  if (verb < 0 || after.slice(0, verb).some(({ lower }) => !BETWEEN.has(lower))) return false;
  if (/[,.;:()]/.test(reading.text.slice(reading.words[index]?.end, after[verb]?.start)))
    return false;
  const before = wordsBefore(reading, index, MOST_BETWEEN);
  const subject = before.findIndex(isPerson);
  return subject >= 0 && before.slice(0, subject).every(({ lower }) => BETWEEN.has(lower));
}

/** "als moslim", "as a Catholic": in the role of one person. */
function isInRole(reading: Reading, index: number): boolean {
  const word = reading.words[index];
  if (!word || !isIn(ORIGIN_PERSONS, word)) return false;
  const [first, second] = wordsBefore(reading, index, 2);
  if (first?.lower === 'als') return standsFree(reading, index);
  return AS.has(second?.lower ?? '') && /^(?:a|an|een|ein|eine|un|une)$/.test(first?.lower ?? '');
}

function isDevout(word: Word | undefined): boolean {
  return word !== undefined && DEVOUT.has(word.lower);
}

function withBelief(reading: Reading, index: number): Span | undefined {
  const word = reading.words[index];
  if (!word) return undefined;
  const before = reading.words[index - 1];
  const after = reading.words[index + 1];
  return {
    start: before && isDevout(before) ? before.start : word.start,
    end: after && isDevout(after) ? after.end : word.end,
  };
}

/** "jongen, 16 jaar, Marokkaans, zwarte jas": between commas in a description of one person. */
export function inDescription(reading: Reading, index: number): Span | undefined {
  const word = reading.words[index];
  if (!word || !(isOrigin(word) || isIn(FRENCH_ORIGINS, word))) return undefined;
  const before = reading.text.slice(Math.max(0, word.start - 2), word.start);
  const after = reading.text.slice(word.end, word.end + 2);
  if (!/[,(/]\s?$/.test(before) || !/^\s?(?:[,).;/]|$)/.test(after)) return undefined;
  return nearestCue(reading, index) === 'person' ? word : undefined;
}
