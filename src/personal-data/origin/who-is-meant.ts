import { type Word, wordsAfter, wordsBefore } from '../text/reading.ts';
import { GRAMMAR, NAMES, PEOPLE, THINGS } from '../words/words.ts';
import { isOneOf } from './origin-words.ts';

const LONGEST_SUBJECT = 9;
/** How many words at the head of a clause may hold its subject. */
const HEAD_OF_CLAUSE = 4;
/** How many words before and after may say of whom something is said. */
const CUE_REACH = 10;
const REACH_AFTER = 6;

/** Whether a word stands for one person: a noun, a pronoun, a given name, a title. */
export function isPerson({ lower, isCapitalised }: Word): boolean {
  if (PEOPLE.personNouns.has(lower) || PEOPLE.pronouns.has(lower)) return true;
  if (!isCapitalised) return false;
  return NAMES.givenNames.has(lower) || (lower.length > 1 && PEOPLE.titles.has(lower));
}

/** Whether a verb is said of one person, from the words before it. */
export function hasPersonBefore(verb: Word): boolean {
  const clause = clauseBefore(verb);
  if (clause.some(({ lower }) => PEOPLE.pronouns.has(lower))) return true;
  if (clause.slice(-HEAD_OF_CLAUSE).some(isPerson)) return true;
  const nearest = clause.findIndex(isPerson);
  return nearest >= 0 && nearest < 2 && !isGenitive(clause.slice(nearest + 1));
}

/** The words of a clause before a word, the nearest first. */
function clauseBefore(word: Word): readonly Word[] {
  const words = wordsBefore(word, LONGEST_SUBJECT);
  const opener = words.findIndex(({ lower }) => GRAMMAR.clauseOpeners.has(lower));
  return opener < 0 ? words : words.slice(0, opener);
}

/** "de school van mijn zoon": the person is not whom it is said of. */
function isGenitive([first, second]: readonly Word[]): boolean {
  if (isOneOf(GRAMMAR.genitives, first)) return true;
  return isOneOf(GRAMMAR.possessives, first) && isOneOf(GRAMMAR.genitives, second);
}

/**
 * Of whom the nearest word before a word speaks: one person, several people or a thing, or nobody
 * that is known.
 */
export function nearestCue(word: Word): 'person' | 'other' | 'none' {
  for (const before of wordsBefore(word, CUE_REACH)) {
    if (isMany(before) || THINGS.has(before.lower)) return 'other';
    if (isPerson(before)) return 'person';
  }
  return 'none';
}

/** Words for one that are no word for many as well. */
function isMany({ lower }: Word): boolean {
  return PEOPLE.manyPeople.has(lower) && !PEOPLE.personNouns.has(lower);
}

/** Whether it is said of one person, or at least of nobody else, before a word or after it. */
export function isSaidOfOne(word: Word): boolean {
  const cue = nearestCue(word);
  if (cue !== 'none') return cue === 'person';
  return !wordsAfter(word, REACH_AFTER).some(
    (after) => after.sentence === word.sentence && isMany(after),
  );
}
