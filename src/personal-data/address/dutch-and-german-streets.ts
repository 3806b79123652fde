import {
  adjoinsNext,
  adjoinsPrevious,
  type Reading,
  type Word,
  wordsBefore,
} from '../text/reading.ts';
import { type Span, spansOf } from '../text/span.ts';
import { alternation, union, withEnding } from '../words/word-sets.ts';
import { ADDRESSES, GRAMMAR } from '../words/words.ts';
import { endOfNumberAfter, withPostcode } from './house-number.ts';

/** How many words before a street may say that somebody dwells there. */
const DWELLING_REACH = 8;
const MOST_WORDS_BEFORE = 4;

const SURE_ENDING = withEnding(union(ADDRESSES.streetEndings, ['str']));
const UNSURE_ENDING = withEnding(ADDRESSES.unsureStreetEndings);

const OPENED = new RegExp(
  String.raw`(?<!\p{L})(?:${alternation(ADDRESSES.openingStreetTypes)})\s(?:van|der|des|de|den|het|zum|zur|am|naar)(?:\s(?:de|den|het|der))?(?:\s\d{1,2}\.)?(?:\s\p{Lu}[\p{L}'’-]{0,25}){1,3}`,
  'gu',
);
const WITH_ARTICLE =
  /(?<=[\p{L}\p{N},;:(] ?)(?<![.!?]\s)(?:Am|Im|Zum|Zur|Beim|(?:An|Auf|In|Hinter|Vor|Unter|Bei)\s(?:der|den|dem)|Achter (?:de|het)|Op (?:de|den|het)|Aan (?:de|het))\s\p{Lu}[\p{L}-]{2,25}/gu;
const NO_STREET_AFTER_ARTICLE =
  /(?:tag|abend|gleis|tor|raum|zimmer|gebäude|klasse|woche|linie|bus|stock|januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember)$/iu;

/** Dutch and German streets: one word that ends like a street, or a name opened by its type. */
export function dutchAndGermanStreets(reading: Reading): Span[] {
  return [...oneWordStreets(reading), ...namedStreets(reading.text)];
}

function oneWordStreets({ text, words }: Reading): Span[] {
  const found: Span[] = [];
  for (const word of words) {
    const sureness = howSure(word);
    if (sureness === 'none') continue;
    const end = endOfNumberAfter(text, word.end);
    if (end === undefined || countsPeople(text, word, end)) continue;
    if (sureness === 'unsure' && !standsAlone(text, word, end)) continue;
    found.push({ start: startOfName(word), end });
  }
  return found;
}

function howSure(word: Word): 'sure' | 'unsure' | 'none' {
  if (word.isNumber) return 'none';
  const isNamed = word.previous?.isCapitalised === true && adjoinsPrevious(word);
  if (isNamed && word.isCapitalised && ADDRESSES.streetEndings.has(word.lower)) return 'sure';
  if (ADDRESSES.noStreets.has(word.lower) && !isDutchName(word)) return 'none';
  if (SURE_ENDING.test(word.lower)) return 'sure';
  return word.isCapitalised && UNSURE_ENDING.test(word.lower) ? 'unsure' : 'none';
}

/** In the middle of a Dutch sentence a capital makes a name, whatever the word. */
function isDutchName({ isCapitalised, previous, sentence, lower }: Word): boolean {
  if (!isCapitalised || previous?.sentence !== sentence) return false;
  return /(?:straat|weg|plein|pad|park)$/.test(lower);
}

/** "Auf der Hauptstraße 14 Vermummte": after preposition and article a plural is being counted. */
function countsPeople(text: string, word: Word, end: number): boolean {
  const [article, preposition, ...earlier] = wordsBefore(word, DWELLING_REACH);
  if (!article || !preposition || !ADDRESSES.articlesBeforeStreet.has(article.lower)) return false;
  const isGerman = ADDRESSES.germanPrepositions.has(preposition.lower);
  if (!isGerman && !ADDRESSES.dutchPrepositions.has(preposition.lower)) return false;
  if (earlier.some(isDwelling) || /\p{L}/u.test(text[end - 1] ?? '')) return false;
  const next = /^ (\p{L}+)/u.exec(text.slice(end, end + 40))?.[1] ?? '';
  if (GRAMMAR.functionWords.has(next.toLowerCase())) return false;
  return isGerman ? /^\p{Lu}\p{L}+(?:en|er|e|s)$/u.test(next) : /^\p{Ll}+(?:en|s)$/u.test(next);
}

/** An everyday word with a number is an address if nothing goes on, or if somebody dwells there. */
function standsAlone(text: string, word: Word, end: number): boolean {
  if (/^\s*(?:$|[,.;:()!?\n])/.test(text.slice(end, end + 3))) return true;
  return withPostcode(text, end) > end || wordsBefore(word, DWELLING_REACH).some(isDwelling);
}

function isDwelling({ lower }: Word): boolean {
  return ADDRESSES.dwelling.has(lower);
}

/** Takes the words along that belong to the name: "Burgemeester de Vlugt|laan". */
function startOfName(street: Word): number {
  let { start } = street;
  let word = street.previous;
  for (let count = 0; count < MOST_WORDS_BEFORE && adjoinsNext(word); count += 1) {
    if (!word || word.isNumber) break;
    const { lower } = word;
    const isSmall = GRAMMAR.functionWords.has(lower) || GRAMMAR.sentenceOpeners.has(lower);
    if (word.isCapitalised && (!isSmall || lower === 'van')) start = word.start;
    else if (!ADDRESSES.streetParticles.has(lower)) break;
    word = word.previous;
  }
  return start;
}

function namedStreets(text: string): Span[] {
  const withArticle = spansOf(text, WITH_ARTICLE).filter(
    ({ start, end }) => !NO_STREET_AFTER_ARTICLE.test(text.slice(start, end)),
  );
  return [...spansOf(text, OPENED), ...withArticle].flatMap((street) => {
    const end = endOfNumberAfter(text, street.end);
    return end === undefined ? [] : [{ start: street.start, end }];
  });
}
