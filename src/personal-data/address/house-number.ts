import { ADDRESSES, ANY_MONTH, COUNTED, GRAMMAR } from '../words/words.ts';

const TAIL_LETTER = String.raw`(?:\s?(?![uxh](?![\p{L}\p{N}]))[a-z](?![\p{L}\p{N}'’]))?`;
const TAIL_RANGE = String.raw`(?:\s?[-/+]\s?(?:\d{1,4}[a-z]?|[a-z]{1,3})(?![\p{L}\p{N}]))?`;
const TAIL_WORD = String.raw`(?:\s(?:bis|ter|quater|hs|huis|i{1,3}|(?:bus|bte|box|app|apt|flat)\.?\s?\d{1,4})(?![\p{L}\p{N}]))?`;
const NUMBER = String.raw`(?<digits>\d{1,4})(?!\d|[.:,]\d|-\d{1,2}-\d|\.\s?(?:${ANY_MONTH})(?!\p{L}))${TAIL_LETTER}${TAIL_RANGE}${TAIL_WORD}`;
const LABEL = String.raw`(?:(?:nr|no|n°|nummer|numéro|number|huisnr|huisnummer|hausnr|hausnummer)[.:]{0,2}\s?)?`;

/** A house number right after the name of a street, with a comma or a label between. */
const AFTER_STREET = new RegExp(
  String.raw`^\.?,?[ \u00a0]{1,2}${LABEL}${NUMBER}(?![\p{L}\p{N}%€])`,
  'iu',
);
/** A house number right before the name of a street. */
const BEFORE_STREET =
  /(?<![\p{L}\p{N}][.,:/-]?|\d\s?[hu:.]\s?)\d{1,4}(?:\s?(?:bis|ter|quater|[a-d]))?(?:\s?[-/]\s?\d{1,4}[a-d]?)?,?[ \u00a0]{1,2}$/iu;

const POSTCODE = new RegExp(
  [
    String.raw`^[,;]?\s{1,2}(?:(?:NL|D|B|F)-)?(?:[1-9]\d{3}\s?[A-Z]{2}|\d{5})(?![\p{L}\p{N}])`,
    String.raw`^,\s{1,2}(?:B-)?[1-9]\d{3}(?=\s\p{Lu})`,
    String.raw`^(?:,\s{1,2}\p{Lu}[\p{L}'’ -]{1,25}){0,2},?\s{1,2}[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}(?![\p{L}\p{N}])`,
  ].join('|'),
  'u',
);
const TOWN = /^ \p{Lu}[\p{L}\p{M}'’-]{1,30}/u;

const MONTH_NEXT = new RegExp(String.raw`^(?:er|\.)?\s(?:${ANY_MONTH})(?!\p{L})`, 'iu');
const NEXT_WORD = /^[ \u00a0]{1,2}(\p{L}[\p{L}\p{M}'’-]*)/u;

/** Where a house number that follows a street ends; nothing if what follows is none. */
export function endOfNumberAfter(text: string, streetEnd: number): number | undefined {
  const rest = text.slice(streetEnd, streetEnd + 60);
  const match = AFTER_STREET.exec(rest);
  const digits = match?.groups?.['digits'] ?? '';
  if (!match || !isHouseNumber(digits)) return undefined;
  const end = streetEnd + match[0].length;
  return isCount(text, end) ? undefined : end;
}

/** No house number begins with a nought, and what looks like a year is taken for one. */
export function isHouseNumber(digits: string): boolean {
  return !/^0|^(?:19|20)\d\d$/.test(digits);
}

/** Where a house number that precedes a street starts; nothing if what precedes is none. */
export function startOfNumberBefore(text: string, streetStart: number): number | undefined {
  const from = Math.max(0, streetStart - 24);
  const match = BEFORE_STREET.exec(text.slice(from, streetStart));
  if (!match || /^0|^(?:19|20)\d\d\D/.test(match[0])) return undefined;
  return from + match.index;
}

/** Takes the postcode along if one follows, and the town after it. */
export function withPostcode(text: string, end: number): number {
  const postcode = POSTCODE.exec(text.slice(end, end + 90));
  if (!postcode) return end;
  const after = end + postcode[0].length;
  return after + (TOWN.exec(text.slice(after, after + 40))?.[0].length ?? 0);
}

/** Whether the number ending here counts something, or is the day of a date. */
export function isCount(text: string, end: number): boolean {
  let rest = text.slice(end, end + 90);
  if (MONTH_NEXT.test(rest)) return true;
  for (let step = 0; step < 3; step += 1) {
    const next = NEXT_WORD.exec(rest);
    const word = next?.[1]?.toLowerCase() ?? '';
    if (!next || GRAMMAR.functionWords.has(word)) return false;
    if (COUNTED.has(word)) return true;
    rest = rest.slice(next[0].length);
  }
  return false;
}

/** Whether the word before a number makes it that of a room, a line or a page. */
export function isLabelled(text: string, numberStart: number): boolean {
  const before = /(\p{L}+)[.:]?\s{1,2}$/u.exec(
    text.slice(Math.max(0, numberStart - 30), numberStart),
  );
  return ADDRESSES.numberLabels.has(before?.[1]?.toLowerCase() ?? '');
}
