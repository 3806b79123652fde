import { MANY_PEOPLE, PERSON_NOUNS } from '../data/people.ts';
import { THINGS } from '../data/things.ts';
import { wordSet } from '../data/word-list.ts';
import { type Reading, type Word, wordsBetween } from '../text/reading.ts';
import { firstFrom, type Span } from '../text/span.ts';
import type { DateSpan } from './find-dates.ts';

/** Words that name the date itself: "date of birth", "her birthday". */
const NAMES_THE_DATE =
  /(?<!\p{L})(?:geboorte-?(?:datum|dag)|geb\.?\s?-?\s?dat(?:um|\.)?|geburts-?datum|(?:date|day) of birth|birth\s?-?date|d\.?o\.?b|date de (?:la )?naissance|naissance(?=\s?:)|d\.?d\.?n|(?:zijn|haar|hun|sein|ihr|seinem|ihrem|seinen|ihren|son|his|her|their)\s(?:verjaardag|geburtstag|anniversaire|birthday))(?!\p{L})/giu;
/** Words that say somebody was born. */
const SAYS_BORN =
  /(?<!\p{L})(?:geboren(?:e[nrs]?)?|geb(?!\p{L})|née?s?(?!\p{L})|né\(e\)s?|né[·.]e|nee?(?=\sle\s\d)|born|b(?=\.\s?\d))(?!\p{L})\.?|(?<=[(,]\s?)[*°]\s?(?=\d)|°(?=\d{1,2}[-./])|(?<=\S )\*(?=\d)/giu;

const SMALL_WORDS =
  wordSet(`op te in am den der im zu zum le à au a aux en dans on at the of around is was
ist war est était ca rond omstreeks vers um circa and und et datum volgens laut selon near bei bij wordt
werd`);

/** How far a date may stand from the word, in characters. */
const REACH_OF_NAME = 60;
const REACH_OF_VERB = 45;
const REACH_BACK = 30;

/** Dates of which the text says that somebody was born on them. */
export function findBirthDate(reading: Reading): Span[] {
  const found: Span[] = [];
  for (const match of reading.text.matchAll(NAMES_THE_DATE)) {
    const date = dateAfter(reading, match.index + match[0].length, REACH_OF_NAME);
    if (date && staysInSentence(reading, match.index, date)) found.push(asSpan(date));
  }
  for (const match of reading.text.matchAll(SAYS_BORN)) {
    const verb = { start: match.index, end: match.index + match[0].length };
    const date = dateOfVerb(reading, verb);
    if (date && !isSaidOfThing(reading, verb, date)) found.push(asSpan(date));
  }
  return found;
}

function asSpan({ start, end }: Span): Span {
  return { start, end };
}

function dateAfter(reading: Reading, from: number, reach: number): DateSpan | undefined {
  const date = reading.dates[firstFrom(reading.dates, from)];
  return date && date.start - from <= reach ? date : undefined;
}

function staysInSentence(reading: Reading, start: number, date: Span): boolean {
  const words = wordsBetween(reading, start, date.end);
  const gap = reading.text.slice(start, date.start);
  return words[0]?.sentence === words.at(-1)?.sentence || /[:\n|\t]\s*$/.test(gap);
}

function dateOfVerb(reading: Reading, verb: Span): DateSpan | undefined {
  const after = dateAfter(reading, verb.end, REACH_OF_VERB);
  if (after && onlySmallWords(reading, verb.end, after.start)) return after;
  const before = reading.dates[firstFrom(reading.dates, verb.start) - 1];
  if (!before || before.end > verb.start || verb.start - before.end > REACH_BACK) return undefined;
  const isGerund = /^geboren/i.test(reading.text.slice(verb.start, verb.end));
  return isGerund && onlySmallWords(reading, before.end, verb.start) ? before : undefined;
}

/** Between the word and the date: prepositions, a place, the number of a department. */
function onlySmallWords(reading: Reading, start: number, end: number): boolean {
  if (/[!?;]|\.\s+\p{Lu}/u.test(reading.text.slice(start, end))) return false;
  return wordsBetween(reading, start, end).every(
    (word) => word.isCapitalised || word.isNumber || SMALL_WORDS.has(word.lower),
  );
}

/** "The initiative was born on 4 May": the sentence has a thing before the word, and no person. */
function isSaidOfThing(reading: Reading, verb: Span, date: Span): boolean {
  const from = Math.min(verb.start, date.start);
  const sentence = wordsBetween(reading, verb.start, verb.end)[0]?.sentence;
  const before = wordsBetween(reading, Math.max(0, from - 120), from).filter(
    (word) => word.sentence === sentence,
  );
  if (!before.some((word) => isThing(word))) return false;
  return !before.some((word) => isPerson(word));
}

function isThing({ lower }: Word): boolean {
  return THINGS.has(lower) || lower.split('-').some((part) => THINGS.has(part));
}

function isPerson({ lower }: Word): boolean {
  return PERSON_NOUNS.has(lower) || PRONOUNS.has(lower) || MANY_PEOPLE.has(lower);
}

/** Pronouns that hardly stand for a thing. */
const PRONOUNS = wordSet(`hij zij ze er he she`);
