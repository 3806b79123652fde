import { adjoinsNext, type Reading, type Word, wordsAfter } from '../text/reading.ts';
import type { Span } from '../text/span.ts';
import { ADDRESSES, DATES } from '../words/words.ts';
import { endOfNumberAfter, isCount } from './house-number.ts';

/** How many words may stand between "lives" and the street. */
const REACH = 8;
const MOST_WORDS_IN_NAME = 4;

const NUMBER_FIRST =
  /^(\d{1,4}[a-h]?),? (?:[Tt]he )?(\p{Lu}[\p{L}'’-]{2,25})(?: \p{Lu}[\p{L}'’-]{1,25}){0,2}/u;

/** Streets without a telling ending ("De Meent 12", "Achterom 5"), known by a word of dwelling. */
export function addressesAfterDwelling({ text, words }: Reading): Span[] {
  return words
    .filter(({ lower }) => ADDRESSES.dwelling.has(lower))
    .flatMap((word) => addressAfter(text, word) ?? []);
}

function addressAfter(text: string, dwelling: Word): Span | undefined {
  for (const word of wordsAfter(dwelling, REACH)) {
    if (word.sentence !== dwelling.sentence) return undefined;
    if (word.isNumber) return numberFirst(text, word);
    const span = word.isCapitalised ? nameFirst(text, word) : undefined;
    if (span || !ADDRESSES.dwellingLinks.has(word.lower)) return span;
  }
  return undefined;
}

/** "at 14 The Meadows", "au 14 Grand-Place". */
function numberFirst(text: string, { start, previous }: Word): Span | undefined {
  if (!/^(?:at|au|address|adresse|no|number)$/.test(previous?.lower ?? '')) return undefined;
  const match = NUMBER_FIRST.exec(text.slice(start, start + 100));
  if (!match || DATES.months.has(match[2]?.toLowerCase() ?? '')) return undefined;
  const end = start + match[0].length;
  return isCount(text, end) ? undefined : { start, end };
}

function nameFirst(text: string, first: Word): Span | undefined {
  for (const word of [first, ...wordsAfter(first, MOST_WORDS_IN_NAME - 1)]) {
    if (!word.isCapitalised && !ADDRESSES.particlesAfterDwelling.has(word.lower)) return undefined;
    const end = ADDRESSES.numberLabels.has(word.lower)
      ? undefined
      : endOfNumberAfter(text, word.end);
    if (end !== undefined) return { start: first.start, end };
    if (!adjoinsNext(word)) return undefined;
  }
  return undefined;
}
