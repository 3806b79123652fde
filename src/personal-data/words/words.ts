import dates from '../data/dates.json' with { type: 'json' };
import dwelling from '../data/dwelling.json' with { type: 'json' };
import givenNames from '../data/given-names.json' with { type: 'json' };
import grammar from '../data/grammar.json' with { type: 'json' };
import houseNumbers from '../data/house-numbers.json' with { type: 'json' };
import names from '../data/names.json' with { type: 'json' };
import people from '../data/people.json' with { type: 'json' };
import streets from '../data/streets.json' with { type: 'json' };
import things from '../data/things.json' with { type: 'json' };
import { alternation, union, wordSets } from './word-sets.ts';

// What each list means, and where it comes from, stands in data/README.md.
export const GRAMMAR = wordSets(grammar);
export const PEOPLE = wordSets(people);
export const DATES = wordSets(dates);
export const ADDRESSES = wordSets({ ...streets, ...houseNumbers, ...dwelling });
export const NAMES = wordSets({ ...names, ...givenNames });
export const { things: THINGS, vehicles: VEHICLES, references: REFERENCES } = wordSets(things);

/** In French, what says somebody's origin stands after one of these. */
export const FRENCH_PERSON_NOUNS: ReadonlySet<string> = new Set(people.personNouns.fr);

/** What a number may count: before one of these it is no house number. */
export const COUNTED = union(PEOPLE.manyPeople, ADDRESSES.countedThings);

/** Capitalised words that name no person. */
export const NO_NAMES = union(DATES.months, NAMES.noNames);

/** Every month, in full and shortened, as part of a pattern. */
export const ANY_MONTH = alternation(union(DATES.months, DATES.shortMonths));
