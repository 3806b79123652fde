import { type Word, wordsAfter, wordsBefore } from '../text/reading.ts';
import type { Span } from '../text/span.ts';
import { ORIGIN_PHRASES, ORIGINS } from '../words/origins.ts';
import { union } from '../words/word-sets.ts';
import { GRAMMAR } from '../words/words.ts';
import { isAdjective, isOneOf, isOrigin, saysOneOf, standsFree } from './origin-words.ts';
import { hasPersonBefore, isPerson, nearestCue } from './who-is-meant.ts';

const MOST_BETWEEN = 5;
/** How far behind the word the verb of a subordinate clause may stand. */
const VERB_REACH = 3;

/** What may stand between the verb and the word that it says of somebody. */
const SMALL = union(GRAMMAR.copulas, GRAMMAR.besideCopula, ORIGIN_PHRASES.devout);

/** "De man is moslim", "dass er Muslim ist", "as a Muslim": the verb says it of one person. */
export function saidOfPerson(word: Word): Span | undefined {
  if (!isOrigin(word) || isOneOf(GRAMMAR.everyOrNone, word.previous)) return undefined;
  if (isAdjective(word) && !standsFree(word) && !isDevout(word.next)) return undefined;
  const isSaid = isPredicate(word) || isAtEndOfClause(word) || isInRole(word);
  return isSaid ? withBelief(word) : undefined;
}

/** Walks back over small words to the verb; the subject may stand before or after the verb. */
function isPredicate(word: Word): boolean {
  let hasSubject = false;
  for (const before of wordsBefore(word, MOST_BETWEEN)) {
    if (/[,:()]/.test(before.gap) || !isSmall(before)) return false;
    if (isVerb(before)) return hasSubject || hasPersonBefore(before);
    hasSubject ||= isPerson(before);
  }
  return false;
}

/** The Dutch "zijn" and the German "sein" rather are "his". */
function isVerb({ lower }: Word): boolean {
  return GRAMMAR.copulas.has(lower) && lower !== 'zijn' && lower !== 'sein';
}

function isSmall(word: Word): boolean {
  return SMALL.has(word.lower) || isPerson(word) || isOrigin(word);
}

/** "dat hij moslim is", "weil sie Jüdin sei". */
function isAtEndOfClause(word: Word): boolean {
  const isBeside = ({ lower }: Word) => GRAMMAR.besideCopula.has(lower);
  const after = wordsAfter(word, VERB_REACH);
  const verb = after.findIndex(({ lower }) => GRAMMAR.copulas.has(lower));
  if (verb < 0 || !after.slice(0, verb).every(isBeside)) return false;
  if ([word, ...after.slice(0, verb)].some(({ gap }) => /[,.;:()]/.test(gap))) return false;
  const before = wordsBefore(word, MOST_BETWEEN);
  const subject = before.findIndex(isPerson);
  return subject >= 0 && before.slice(0, subject).every(isBeside);
}

/** "als moslim", "as a Catholic": in the role of one person. */
function isInRole(word: Word): boolean {
  if (!saysOneOf(ORIGINS.persons, word)) return false;
  const [first, second] = wordsBefore(word, 2);
  if (first?.lower === 'als') return standsFree(word);
  const hasArticle = /^(?:a|an|een|ein|eine|un|une)$/.test(first?.lower ?? '');
  return hasArticle && isOneOf(GRAMMAR.inRoleOf, second);
}

function isDevout(word: Word | undefined): boolean {
  return isOneOf(ORIGIN_PHRASES.devout, word);
}

function withBelief({ start, end, previous, next }: Word): Span {
  return {
    start: previous && isDevout(previous) ? previous.start : start,
    end: next && isDevout(next) ? next.end : end,
  };
}

/** "jongen, 16 jaar, Marokkaans, zwarte jas": between commas in a description of one person. */
export function inDescription(word: Word): Span | undefined {
  if (!isOrigin(word) || !/[,(/]\s?$/.test(word.previous?.gap.slice(-2) ?? '')) return undefined;
  if (!(word.next ? /^\s?[,).;/]/ : /^\s?(?:[,).;/]|$)/).test(word.gap)) return undefined;
  return nearestCue(word) === 'person' ? word : undefined;
}
