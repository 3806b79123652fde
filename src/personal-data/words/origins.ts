import phrases from '../data/origin-phrases.json' with { type: 'json' };
import origins from '../data/origins.json' with { type: 'json' };
import { union, wordSets } from './word-sets.ts';

const GERMAN_ENDINGS = ['', 'e', 'er', 'en', 'em', 'es'];
/** Feminines of these also mean something else. */
const UNSURE_WOMEN = ['christin', 'estin', 'sunnitin'];

const { dutchAdjectives, germanAdjectives, germanMen } = origins;
const dutchDeclined = dutchAdjectives.map(withDutchEnding);
const germanWomen = germanMen.map((man) => `${man.replace(/e$/, '')}in`);

export const ORIGIN_PHRASES = wordSets(phrases);
export const ORIGINS = {
  ...wordSets(origins),
  /** Adjectives that stand before a word for a person, in Dutch, German and English. */
  adjectivesBefore: union(
    dutchAdjectives,
    dutchDeclined,
    germanAdjectives.flatMap((stem) => GERMAN_ENDINGS.map((ending) => stem + ending)),
    origins.englishAdjectives,
  ),
  /** Adjectives that serve as a noun after an article: "een Marokkaanse". */
  declinedAdjectives: union(dutchDeclined),
  /** Words for one person: "een Pool", "ein Syrer", "a Muslim". */
  persons: union(
    origins.dutchPersons,
    germanMen,
    germanMen.filter((man) => man.endsWith('e')).map((man) => `${man}n`),
    germanWomen,
    origins.germanOthers,
    origins.french,
    origins.englishPersons,
  ),
  onlyOnePerson: union(
    origins.onlyOnePerson,
    germanWomen.filter((woman) => !UNSURE_WOMEN.includes(woman)),
  ),
};

function withDutchEnding(adjective: string): string {
  return adjective.endsWith('ees') ? `${adjective.slice(0, -3)}ese` : `${adjective}e`;
}
