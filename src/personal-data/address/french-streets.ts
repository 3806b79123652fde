import { FUNCTION_WORDS } from '../data/function-words.ts';
import { MONTH_ALTERNATION } from '../data/months.ts';
import { FRENCH_STREET_TYPES, UNSURE_FRENCH_STREET_TYPES } from '../data/streets.ts';
import type { Span } from '../text/span.ts';
import { endOfNumberAfter, isLabelled, startOfNumberBefore } from './house-number.ts';

const LINK = "(?:(?:de|du|des|la|le|les|à|aux|sur|en|et)[ ]|[dl]['’])";
const CAPITALISED = String.raw`\p{Lu}[\p{L}\p{M}'’.-]{0,25}`;
const ANY_WORD = String.raw`(?!(?:de|du|des|la|le|les|à|et|en|est|vers|où|pour|avec)[ ])\p{L}[\p{L}\p{M}'’-]{2,25}`;
const MORE = `(?:[ ](?:${LINK}){0,3}${CAPITALISED}){0,4}`;
const DATE_IN_NAME = String.raw`(?:du[ ])\d{1,2}[ ](?:${MONTH_ALTERNATION})[ ]\d{4}`;

const STREET = new RegExp(
  [
    String.raw`(?<!\p{L})(?:${FRENCH_STREET_TYPES.join('|')})\.?[ ](?:${DATE_IN_NAME}|(?:${LINK}){0,3}${ANY_WORD}${MORE})`,
    String.raw`(?<!\p{L})(?:${UNSURE_FRENCH_STREET_TYPES.join('|')})[ ](?:${DATE_IN_NAME}|(?:${LINK}){1,3}${ANY_WORD}${MORE})`,
    String.raw`(?<!\p{L})(?:${UNSURE_FRENCH_STREET_TYPES.join('|')})[ ](?=\p{Lu}\p{L}{2})${ANY_WORD}${MORE}`,
    String.raw`(?<!\p{L})grand[’' -]?rue(?!\p{L})`,
  ].join('|'),
  'giu',
);

/** French streets: the number before them as in France, or after them as in Belgium. */
export function frenchStreets(text: string): Span[] {
  const found: Span[] = [];
  for (const match of text.matchAll(STREET)) {
    const end = match.index + match[0].length;
    const start = startOfNumberBefore(text, match.index);
    if (start !== undefined && !isLabelled(text, start) && !isLesson(match[0])) {
      found.push({ start, end });
      continue;
    }
    const endOfNumber = endOfNumberAfter(text, end);
    if (endOfNumber === undefined || goesOn(text, endOfNumber)) continue;
    found.push({ start: match.index, end: endOfNumber });
  }
  return found;
}

/** "12 cours de soutien" are lessons. */
function isLesson(street: string): boolean {
  return /^cours? (?:de|d['’]|du)/i.test(street);
}

/** After a Belgian number the sentence may end or go on with a small word, not with a noun. */
function goesOn(text: string, end: number): boolean {
  const next = /^ (\p{Ll}\p{L}*)/u.exec(text.slice(end, end + 40))?.[1];
  return next !== undefined && !FUNCTION_WORDS.has(next);
}
