import type { DateSpan } from '../text/find-dates.ts';
import { type Reading, type Word, wordsBetween } from '../text/reading.ts';
import { firstFrom, type Span, spansOf } from '../text/span.ts';
import { union } from '../words/word-sets.ts';
import { DATES, PEOPLE, THINGS } from '../words/words.ts';

/** Words that name the date itself: "date of birth", "her birthday". */
const NAMES_THE_DATE =
  /(?<!\p{L})(?:geboorte-?(?:datum|dag)|geb\.?\s?-?\s?dat(?:um|\.)?|geburts-?datum|(?:date|day) of birth|birth\s?-?date|d\.?o\.?b|date de (?:la )?naissance|naissance(?=\s?:)|d\.?d\.?n|(?:zijn|haar|hun|sein|ihr|seinem|ihrem|seinen|ihren|son|his|her|their)\s(?:verjaardag|geburtstag|anniversaire|birthday))(?!\p{L})/giu;
/** Words that say somebody was born. */
const SAYS_BORN =
  /(?<!\p{L})(?:geboren(?:e[nrs]?)?|geb(?!\p{L})|née?s?(?!\p{L})|né\(e\)s?|né[·.]e|nee?(?=\sle\s\d)|born|b(?=\.\s?\d))(?!\p{L})\.?|(?<=[(,]\s?)[*°]\s?(?=\d)|°(?=\d{1,2}[-./])|(?<=\S )\*(?=\d)/giu;

/** Words for persons; of the pronouns only those that hardly stand for a thing. */
const PERSONS = union(PEOPLE.personNouns, PEOPLE.pronounsOfPersonsOnly, PEOPLE.manyPeople);

/** How far a date may stand from the word, in characters. */
const REACH_OF_NAME = 60;
const REACH_OF_VERB = 45;
const REACH_BACK = 30;

/** Dates of which the text says that somebody was born on them. */
export function findBirthDate(reading: Reading): Span[] {
  const { text } = reading;
  const named = spansOf(text, NAMES_THE_DATE).map((name) => dateOfName(reading, name));
  const said = spansOf(text, SAYS_BORN).map((verb) => dateOfVerb(reading, verb));
  return [...named, ...said].filter((date) => date !== undefined);
}

function dateOfName(reading: Reading, name: Span): DateSpan | undefined {
  const date = dateAfter(reading, name.end, REACH_OF_NAME);
  if (!date) return undefined;
  const words = wordsBetween(reading, name.start, date.end);
  const gap = reading.text.slice(name.start, date.start);
  const isOneSentence = words[0]?.sentence === words.at(-1)?.sentence;
  return isOneSentence || /[:\n|\t]\s*$/.test(gap) ? date : undefined;
}

function dateOfVerb(reading: Reading, verb: Span): DateSpan | undefined {
  const date = dateAfterVerb(reading, verb) ?? dateBeforeVerb(reading, verb);
  return date && !isSaidOfThing(reading, verb, date) ? date : undefined;
}

function dateAfterVerb(reading: Reading, verb: Span): DateSpan | undefined {
  const date = dateAfter(reading, verb.end, REACH_OF_VERB);
  return date && onlySmallWords(reading, verb.end, date.start) ? date : undefined;
}

/** "op 12 maart 2004 geboren": the verb comes last. */
function dateBeforeVerb(reading: Reading, verb: Span): DateSpan | undefined {
  const date = reading.dates[firstFrom(reading.dates, verb.start) - 1];
  if (!date || date.end > verb.start || verb.start - date.end > REACH_BACK) return undefined;
  const isParticiple = /^geboren/i.test(reading.text.slice(verb.start, verb.end));
  return isParticiple && onlySmallWords(reading, date.end, verb.start) ? date : undefined;
}

function dateAfter({ dates }: Reading, from: number, reach: number): DateSpan | undefined {
  const date = dates[firstFrom(dates, from)];
  return date && date.start - from <= reach ? date : undefined;
}

/** Between the word and the date: prepositions, a place, the number of a department. */
function onlySmallWords(reading: Reading, start: number, end: number): boolean {
  if (/[!?;]|\.\s+\p{Lu}/u.test(reading.text.slice(start, end))) return false;
  return wordsBetween(reading, start, end).every(
    (word) => word.isCapitalised || word.isNumber || DATES.besideBirthDate.has(word.lower),
  );
}

/** "The initiative was born on 4 May": the sentence has a thing before the word, and no person. */
function isSaidOfThing(reading: Reading, verb: Span, date: Span): boolean {
  const from = Math.min(verb.start, date.start);
  const sentence = wordsBetween(reading, verb.start, verb.end)[0]?.sentence;
  const before = wordsBetween(reading, Math.max(0, from - 120), from).filter(
    (word) => word.sentence === sentence,
  );
  return before.some(isThing) && !before.some(isPerson);
}

function isThing({ lower }: Word): boolean {
  return THINGS.has(lower) || lower.split('-').some((part) => THINGS.has(part));
}

function isPerson({ lower }: Word): boolean {
  return PERSONS.has(lower);
}
