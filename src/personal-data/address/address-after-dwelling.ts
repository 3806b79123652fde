import { MONTH_NAMES } from '../data/months.ts';
import { DWELLING, DWELLING_LINKS, NUMBER_LABELS } from '../data/streets.ts';
import { adjoins, type Reading, type Word } from '../text/reading.ts';
import type { Span } from '../text/span.ts';
import { endOfNumberAfter, isCount } from './house-number.ts';

/** How many words may stand between "lives" and the street. */
const REACH = 8;
const MOST_WORDS_IN_NAME = 4;

const PARTICLES: ReadonlySet<string> = new Set([
  'van',
  'de',
  'der',
  'den',
  'het',
  'von',
  'du',
  'des',
  'la',
  'le',
]);
const NUMBER_FIRST =
  /^(\d{1,4}[a-h]?),? (?:[Tt]he )?(\p{Lu}[\p{L}'’-]{2,25})(?: \p{Lu}[\p{L}'’-]{1,25}){0,2}/u;

/** Streets without a telling ending ("De Meent 12", "Achterom 5"), known by a word of dwelling. */
export function besideDwelling(reading: Reading): Span[] {
  const found: Span[] = [];
  for (const [index, word] of reading.words.entries()) {
    if (!DWELLING.has(word.lower)) continue;
    const span = addressAfter(reading, index);
    if (span) found.push(span);
  }
  return found;
}

function addressAfter(reading: Reading, index: number): Span | undefined {
  const sentence = reading.words[index]?.sentence;
  for (let at = index + 1; at <= index + REACH; at += 1) {
    const word = reading.words[at];
    if (!word || word.sentence !== sentence) return undefined;
    if (word.isNumber) return numberFirst(reading, at);
    if (word.isCapitalised) {
      const span = nameFirst(reading, at);
      if (span) return span;
    }
    if (!DWELLING_LINKS.has(word.lower)) return undefined;
  }
  return undefined;
}

/** "at 14 The Meadows", "au 14 Grand-Place". */
function numberFirst(reading: Reading, at: number): Span | undefined {
  const number = reading.words[at];
  const before = reading.words[at - 1]?.lower ?? '';
  if (!number || !/^(?:at|au|address|adresse|no|number)$/.test(before)) return undefined;
  const match = NUMBER_FIRST.exec(reading.text.slice(number.start, number.start + 100));
  if (!match || MONTH_NAMES.has(match[2]?.toLowerCase() ?? '')) return undefined;
  const end = number.start + match[0].length;
  return isCount(reading.text, end) ? undefined : { start: number.start, end };
}

function nameFirst(reading: Reading, at: number): Span | undefined {
  const first = reading.words[at];
  for (let last = at; first && last < at + MOST_WORDS_IN_NAME; last += 1) {
    const word = reading.words[last];
    if (!word || !belongsToName(word)) return undefined;
    const end = NUMBER_LABELS.has(word.lower)
      ? undefined
      : endOfNumberAfter(reading.text, word.end);
    if (end !== undefined) return { start: first.start, end };
    if (!adjoins(reading, last)) return undefined;
  }
  return undefined;
}

function belongsToName(word: Word): boolean {
  return word.isCapitalised || PARTICLES.has(word.lower);
}
