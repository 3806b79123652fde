import { GIVEN_NAMES } from '../data/given-names.ts';
import { CLAUSE_OPENERS, GENITIVES, POSSESSIVES } from '../data/origin-frames.ts';
import { MANY_PEOPLE, PERSON_NOUNS, PERSON_PRONOUNS, TITLES } from '../data/people.ts';
import { THINGS } from '../data/things.ts';
import { type Reading, type Word, wordsBefore } from '../text/reading.ts';

const LONGEST_SUBJECT = 9;
/** How many words at the head of a clause may hold its subject. */
const HEAD_OF_CLAUSE = 4;
const CUE_REACH = 10;

export function isPerson({ lower, isCapitalised }: Word): boolean {
  if (PERSON_NOUNS.has(lower) || PERSON_PRONOUNS.has(lower)) return true;
  return isCapitalised && (GIVEN_NAMES.has(lower) || (lower.length > 1 && TITLES.has(lower)));
}

/** Whether the verb at an index is said of one person, from the words before it. */
export function hasPersonBefore(reading: Reading, verb: number): boolean {
  const clause = clauseBefore(reading, verb);
  if (clause.some(({ lower }) => PERSON_PRONOUNS.has(lower))) return true;
  if (clause.slice(-HEAD_OF_CLAUSE).some(isPerson)) return true;
  const nearest = clause.findIndex(isPerson);
  return nearest >= 0 && nearest < 2 && !isGenitive(clause, nearest);
}

/** The words of a clause before an index, the nearest first. */
function clauseBefore(reading: Reading, index: number): readonly Word[] {
  const words = wordsBefore(reading, index, LONGEST_SUBJECT);
  const opener = words.findIndex(({ lower }) => CLAUSE_OPENERS.has(lower));
  return opener < 0 ? words : words.slice(0, opener);
}

/** "de school van mijn zoon": the person is not whom it is said of. */
function isGenitive(clause: readonly Word[], at: number): boolean {
  const [first, second] = clause.slice(at + 1, at + 3);
  if (GENITIVES.has(first?.lower ?? '')) return true;
  return POSSESSIVES.has(first?.lower ?? '') && GENITIVES.has(second?.lower ?? '');
}

/**
 * Of whom the nearest word before an index speaks: one person, several people or a thing, or
 * nobody that is known.
 */
export function nearestCue(reading: Reading, index: number): 'person' | 'other' | 'none' {
  for (const word of wordsBefore(reading, index, CUE_REACH)) {
    if (isMany(word) || THINGS.has(word.lower)) return 'other';
    if (isPerson(word)) return 'person';
  }
  return 'none';
}

/** Words for one that are no word for many as well. */
function isMany({ lower }: Word): boolean {
  return MANY_PEOPLE.has(lower) && !PERSON_NOUNS.has(lower);
}

/** Whether the words after an index speak of several people or a thing. */
export function hasOthersAfter(reading: Reading, index: number): boolean {
  return reading.words
    .slice(index + 1, index + 7)
    .some((word) => word.sentence === reading.words[index]?.sentence && isMany(word));
}
