import { DATES } from '../words/words.ts';
import { type DateSpan, findDates } from './find-dates.ts';
import type { Span } from './span.ts';
import { firstFrom } from './span.ts';

/** A word or a number of a text. Words with a hyphen are one, words with an apostrophe are two. */
export interface Word extends Span {
  readonly text: string;
  readonly lower: string;
  /** Which sentence of the text it stands in, counted from 0. */
  readonly sentence: number;
  readonly isCapitalised: boolean;
  readonly isNumber: boolean;
  readonly previous: Word | undefined;
  readonly next: Word | undefined;
  /** What stands between this word and the next, or the end of the text. */
  readonly gap: string;
}

/** What the detectors share: the text, cut into words, and its dates. */
export interface Reading {
  readonly text: string;
  readonly words: readonly Word[];
  readonly dates: readonly DateSpan[];
}

const WORD = /\p{L}[\p{L}\p{M}]*(?:-\p{L}[\p{L}\p{M}]*)*|\p{N}+/gu;
const STARTS_WITH_CAPITAL = /^\p{Lu}/u;
const STARTS_WITH_NUMBER = /^\p{N}/u;

/** Words that end in a full stop without ending a sentence. */
const ABBREVIATION =
  /^(?:\p{L}|geb|tel|nr|no|dhr|mevr|mw|fam|st|str|mr|mrs|ms|dr|hr|fr|mme|mlle|av|bd|bld|abs|art|ca|ref|bijv|bzw|usw|etc|prof|ing|drs|kent|kz|tél|rd|ave|apt|ln)$/iu;

/** Cuts a text into words and finds its dates, once for all detectors. */
export function readText(text: string): Reading {
  return { text, words: cutIntoWords(text), dates: findDates(text) };
}

function cutIntoWords(text: string): Word[] {
  const words: { -readonly [Part in keyof Word]: Word[Part] }[] = [];
  for (const match of text.matchAll(WORD)) {
    const previous = words.at(-1);
    const found = match[0];
    const word = {
      text: found,
      lower: found.normalize('NFC').toLowerCase(),
      start: match.index,
      end: match.index + found.length,
      sentence: previous?.sentence ?? 0,
      isCapitalised: STARTS_WITH_CAPITAL.test(found),
      isNumber: STARTS_WITH_NUMBER.test(found),
      previous,
      next: undefined,
      gap: text.slice(match.index + found.length),
    };
    if (previous) {
      previous.next = word;
      previous.gap = text.slice(previous.end, word.start);
      if (endsSentence(previous.text, previous.gap, found)) word.sentence += 1;
    }
    words.push(word);
  }
  return words;
}

function endsSentence(before: string, gap: string, after: string): boolean {
  if (gap.length === 1) return gap === '\n';
  if (/[!?;\n]/.test(gap)) return true;
  if (!/\.["'”’»)]?\s/.test(gap)) return false;
  if (ABBREVIATION.test(before) || isOrdinal(before, after)) return false;
  return STARTS_WITH_CAPITAL.test(after) || STARTS_WITH_NUMBER.test(after) || gap.length > 2;
}

/** "am 23. April": the full stop belongs to the day. */
function isOrdinal(before: string, after: string): boolean {
  return /^\d{1,2}$/.test(before) && DATES.months.has(after.toLowerCase());
}

/** The words that lie wholly between two offsets. */
export function wordsBetween(reading: Reading, start: number, end: number): readonly Word[] {
  const found: Word[] = [];
  for (let index = firstFrom(reading.words, start); ; index += 1) {
    const word = reading.words[index];
    if (!word || word.end > end) return found;
    found.push(word);
  }
}

/** Whether a word has a next one, and nothing but a blank before it. */
export function adjoinsNext(word: Word | undefined): boolean {
  return word?.next !== undefined && /^[ \u00a0]{1,2}$/.test(word.gap);
}

/** Whether a word has one before it, and nothing but a blank between. */
export function adjoinsPrevious(word: Word | undefined): boolean {
  return adjoinsNext(word?.previous);
}

/** Up to `most` words before a word, the nearest first, within its sentence. */
export function wordsBefore(word: Word, most: number): readonly Word[] {
  const found: Word[] = [];
  let before = word.previous;
  for (; before?.sentence === word.sentence && found.length < most; before = before.previous) {
    found.push(before);
  }
  return found;
}

/** Up to `most` words after a word, also those of the sentences that follow. */
export function wordsAfter(word: Word, most: number): readonly Word[] {
  const found: Word[] = [];
  for (let after = word.next; after && found.length < most; after = after.next) found.push(after);
  return found;
}
