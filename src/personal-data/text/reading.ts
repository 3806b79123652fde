import { MONTH_NAMES } from '../data/months.ts';
import { type DateSpan, findDates } from '../dates/find-dates.ts';
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

export function readText(text: string): Reading {
  return { text, words: cutIntoWords(text), dates: findDates(text) };
}

function cutIntoWords(text: string): Word[] {
  const words: Word[] = [];
  let sentence = 0;
  for (const match of text.matchAll(WORD)) {
    const before = words.at(-1);
    const found = match[0];
    if (before && endsSentence(before.text, text.slice(before.end, match.index), found)) {
      sentence += 1;
    }
    words.push({
      text: found,
      lower: found.normalize('NFC').toLowerCase(),
      start: match.index,
      end: match.index + found.length,
      sentence,
      isCapitalised: STARTS_WITH_CAPITAL.test(found),
      isNumber: STARTS_WITH_NUMBER.test(found),
    });
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
  return /^\d{1,2}$/.test(before) && MONTH_NAMES.has(after.toLowerCase());
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

/** What stands between two neighbouring words. */
export function gapAfter(reading: Reading, index: number): string {
  const word = reading.words[index];
  const next = reading.words[index + 1];
  return word ? reading.text.slice(word.end, next?.start) : '';
}

/** Whether two neighbouring words have nothing but a blank between them. */
export function adjoins(reading: Reading, index: number): boolean {
  return /^[ \u00a0]{1,2}$/.test(gapAfter(reading, index));
}

/** Up to `most` words before an index, the nearest first, within its sentence. */
export function wordsBefore(reading: Reading, index: number, most: number): readonly Word[] {
  const sentence = reading.words[index]?.sentence;
  const found: Word[] = [];
  for (let at = index - 1; at >= 0 && found.length < most; at -= 1) {
    const word = reading.words[at];
    if (!word || word.sentence !== sentence) break;
    found.push(word);
  }
  return found;
}
