import { FUNCTION_WORDS, OPENING_WORDS } from '../data/function-words.ts';
import {
  DWELLING,
  NO_STREET,
  OPENING_STREET_TYPES,
  STREET_ENDINGS,
  UNSURE_STREET_ENDINGS,
} from '../data/streets.ts';
import { adjoins, type Reading, type Word, wordsBefore } from '../text/reading.ts';
import type { Span } from '../text/span.ts';
import { endOfNumberAfter, withPostcode } from './house-number.ts';

/** What must stand before an ending such as "straat" to make a name of it, in letters. */
const SHORTEST_STEM = 2;

const PARTICLES: ReadonlySet<string> = new Set(['van', 'de', 'der', 'den', 'ten', 'ter', 'von']);
const DUTCH_PREPOSITIONS: ReadonlySet<string> = new Set(['op', 'aan', 'langs', 'bij', 'rond']);
const GERMAN_PREPOSITIONS: ReadonlySet<string> = new Set(['auf', 'an', 'in', 'entlang', 'bei']);
const ARTICLES: ReadonlySet<string> = new Set(['de', 'het', 'der', 'dem', 'den']);

const OPENED = new RegExp(
  String.raw`(?<!\p{L})(?:${OPENING_STREET_TYPES.join('|')})\s(?:van|der|des|de|den|het|zum|zur|am|naar)(?:\s(?:de|den|het|der))?(?:\s\d{1,2}\.)?(?:\s\p{Lu}[\p{L}'’-]{0,25}){1,3}`,
  'gu',
);
const WITH_ARTICLE =
  /(?<=[\p{L}\p{N},;:(] ?)(?<![.!?]\s)(?:Am|Im|Zum|Zur|Beim|(?:An|Auf|In|Hinter|Vor|Unter|Bei)\s(?:der|den|dem)|Achter (?:de|het)|Op (?:de|den|het)|Aan (?:de|het))\s\p{Lu}[\p{L}-]{2,25}/gu;
const NO_STREET_AFTER_ARTICLE =
  /(?:tag|abend|gleis|tor|raum|zimmer|gebäude|klasse|woche|linie|bus|stock|januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember)$/iu;

/** Dutch and German streets: one word that ends like a street, or a name opened by its type. */
export function compoundStreets(reading: Reading): Span[] {
  return [...oneWordStreets(reading), ...namedStreets(reading.text)];
}

function oneWordStreets(reading: Reading): Span[] {
  const found: Span[] = [];
  for (const [index, word] of reading.words.entries()) {
    const sureness = howSure(reading, index);
    if (sureness === 'none') continue;
    const end = endOfNumberAfter(reading.text, word.end);
    if (end === undefined || countsPeople(reading, index, end)) continue;
    if (sureness === 'unsure' && !standsAlone(reading, index, end)) continue;
    found.push({ start: startOfName(reading, index), end });
  }
  return found;
}

function howSure(reading: Reading, index: number): 'sure' | 'unsure' | 'none' {
  const word = reading.words[index];
  if (!word || word.isNumber) return 'none';
  const before = reading.words[index - 1];
  const isNamed = before?.isCapitalised === true && adjoins(reading, index - 1);
  if (isNamed && word.isCapitalised && STREET_ENDINGS.includes(word.lower)) return 'sure';
  if (NO_STREET.has(word.lower) && !isDutchName(word, before)) return 'none';
  if (endsLike(word, [...STREET_ENDINGS, 'str'])) return 'sure';
  return word.isCapitalised && endsLike(word, UNSURE_STREET_ENDINGS) ? 'unsure' : 'none';
}

/** In the middle of a Dutch sentence a capital makes a name, whatever the word. */
function isDutchName(word: Word, before: Word | undefined): boolean {
  if (!word.isCapitalised || before?.sentence !== word.sentence) return false;
  return /(?:straat|weg|plein|pad|park)$/.test(word.lower);
}

function endsLike(word: Word, endings: readonly string[]): boolean {
  return endings.some(
    (ending) => word.lower.endsWith(ending) && word.lower.length >= ending.length + SHORTEST_STEM,
  );
}

/** "Auf der Hauptstraße 14 Vermummte": after preposition and article a plural is being counted. */
function countsPeople(reading: Reading, index: number, end: number): boolean {
  const [article, preposition, ...earlier] = wordsBefore(reading, index, 8);
  const isGerman = GERMAN_PREPOSITIONS.has(preposition?.lower ?? '');
  const isDutch = DUTCH_PREPOSITIONS.has(preposition?.lower ?? '');
  if (!ARTICLES.has(article?.lower ?? '') || !(isGerman || isDutch)) return false;
  if (earlier.some((word) => DWELLING.has(word.lower))) return false;
  if (/\p{L}/u.test(reading.text[end - 1] ?? '')) return false;
  const next = /^ (\p{L}+)/u.exec(reading.text.slice(end, end + 40))?.[1] ?? '';
  if (FUNCTION_WORDS.has(next.toLowerCase())) return false;
  return isGerman ? /^\p{Lu}\p{L}+(?:en|er|e|s)$/u.test(next) : /^\p{Ll}+(?:en|s)$/u.test(next);
}

/** An everyday word with a number is an address if nothing goes on, or if somebody dwells there. */
function standsAlone(reading: Reading, index: number, end: number): boolean {
  const { text } = reading;
  if (/^\s*(?:$|[,.;:()!?\n])/.test(text.slice(end, end + 3)) || withPostcode(text, end) > end) {
    return true;
  }
  return wordsBefore(reading, index, 8).some((word) => DWELLING.has(word.lower));
}

/** Takes the words along that belong to the name: "Burgemeester de Vlugt|laan". */
function startOfName(reading: Reading, index: number): number {
  let first = index;
  let at = index - 1;
  for (; at >= index - 4 && at >= 0 && adjoins(reading, at); at -= 1) {
    const word = reading.words[at];
    if (!word || word.isNumber) break;
    const isSmall = FUNCTION_WORDS.has(word.lower) || OPENING_WORDS.has(word.lower);
    if (word.isCapitalised && (!isSmall || word.lower === 'van')) first = at;
    else if (!PARTICLES.has(word.lower)) break;
  }
  return reading.words[first]?.start ?? 0;
}

function namedStreets(text: string): Span[] {
  const found: Span[] = [];
  const withArticle = [...text.matchAll(WITH_ARTICLE)].filter(
    ([street]) => !NO_STREET_AFTER_ARTICLE.test(street),
  );
  for (const match of [...text.matchAll(OPENED), ...withArticle]) {
    const end = endOfNumberAfter(text, match.index + match[0].length);
    if (end !== undefined) found.push({ start: match.index, end });
  }
  return found;
}
