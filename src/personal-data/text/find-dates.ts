import { ANY_MONTH } from '../words/words.ts';
import { outermost, type Span } from './span.ts';

/** A date in a text; `year` only where it is given. */
export interface DateSpan extends Span {
  readonly year: number | undefined;
  /** Digits with blanks or nothing between them: a date only beside a word that says so. */
  readonly isUnsure: boolean;
}

const NOT_AFTER_NUMBER = String.raw`(?<!\p{L}|\p{N}[.,/:-]?)`;
const NOT_BEFORE_NUMBER = String.raw`(?!\p{N}|[-./:]\p{N})`;

const NUMERIC = new RegExp(
  String.raw`${NOT_AFTER_NUMBER}(?<day>\d{1,2})\s?[-./]\s?(?<month>\d{1,2})\s?[-./]\s?(?<year>\d{4}|['’]?\d{2})${NOT_BEFORE_NUMBER}`,
  'gu',
);
const YEAR_FIRST = new RegExp(
  String.raw`${NOT_AFTER_NUMBER}(?<year>\d{4})[-./](?<month>\d{1,2})[-./](?<day>\d{1,2})${NOT_BEFORE_NUMBER}`,
  'gu',
);
const UNSURE = new RegExp(
  String.raw`${NOT_AFTER_NUMBER}(?:(?<day>\d{2})(?<blank> ?)(?<month>\d{2})\k<blank>(?<year>(?:19|20)\d{2}))${NOT_BEFORE_NUMBER}`,
  'gu',
);
const WRITTEN = new RegExp(
  String.raw`${NOT_AFTER_NUMBER}(?<day>\d{1,2})(?:\.|er|re|ste|de|e|st|nd|rd|th)?[\s-]{1,2}(?:of\s)?(?:${ANY_MONTH})(?!\p{L})\.?,?(?:[\s-]{1,2}(?<year>\d{4}|['’]\d{2}))?(?!\p{N})`,
  'giu',
);
const MONTH_BEFORE_DAY = new RegExp(
  String.raw`(?<!\p{L})(?:${ANY_MONTH})\.?\s(?<day>\d{1,2})(?:st|nd|rd|th)?,?\s(?<year>\d{4})(?!\p{N})`,
  'giu',
);

/** Every date with a day and a month, in order: numeric, or written in one of the four languages. */
export function findDates(text: string): DateSpan[] {
  const sure = [NUMERIC, YEAR_FIRST, WRITTEN, MONTH_BEFORE_DAY].flatMap((pattern) =>
    datesBy(text, pattern, false),
  );
  return outermost([...sure, ...datesBy(text, UNSURE, true)]);
}

function datesBy(text: string, pattern: RegExp, isUnsure: boolean): DateSpan[] {
  const dates: DateSpan[] = [];
  for (const match of text.matchAll(pattern)) {
    const { day, month = '1', year } = match.groups ?? {};
    const fullYear = year === undefined ? undefined : asYear(year);
    if (!isPlausible(Number(day), Number(month), fullYear)) continue;
    dates.push({
      start: match.index,
      end: match.index + match[0].trimEnd().length,
      year: fullYear,
      isUnsure,
    });
  }
  return dates;
}

function asYear(digits: string): number {
  const year = Number(digits.replace(/\D/g, ''));
  if (year >= 100) return year;
  return year <= 40 ? 2000 + year : 1900 + year;
}

function isPlausible(day: number, month: number, year: number | undefined): boolean {
  const [first, second] = [Math.min(day, month), Math.max(day, month)];
  if (first < 1 || first > 12 || second > 31) return false;
  return year === undefined || (year >= 1900 && year < 2100);
}
