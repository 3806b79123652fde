import { type Span, spansOf } from '../text/span.ts';
import { alternation } from '../words/word-sets.ts';
import { ADDRESSES, ANY_MONTH, GRAMMAR } from '../words/words.ts';
import { endOfNumberAfter, isLabelled, startOfNumberBefore } from './house-number.ts';

const UNSURE_TYPE = alternation(ADDRESSES.unsureFrenchStreetTypes);
const LINK = "(?:(?:de|du|des|la|le|les|à|aux|sur|en|et)[ ]|[dl]['’])";
const CAPITALISED = String.raw`\p{Lu}[\p{L}\p{M}'’.-]{0,25}`;
const ANY_WORD = String.raw`(?!(?:de|du|des|la|le|les|à|et|en|est|vers|où|pour|avec)[ ])\p{L}[\p{L}\p{M}'’-]{2,25}`;
const MORE = `(?:[ ](?:${LINK}){0,3}${CAPITALISED}){0,4}`;
const DATE_IN_NAME = String.raw`(?:du[ ])\d{1,2}[ ](?:${ANY_MONTH})[ ]\d{4}`;

const STREET = new RegExp(
  [
    String.raw`(?<!\p{L})(?:${alternation(ADDRESSES.frenchStreetTypes)})\.?[ ](?:${DATE_IN_NAME}|(?:${LINK}){0,3}${ANY_WORD}${MORE})`,
    String.raw`(?<!\p{L})(?:${UNSURE_TYPE})[ ](?:${DATE_IN_NAME}|(?:${LINK}){1,3}${ANY_WORD}${MORE})`,
    String.raw`(?<!\p{L})(?:${UNSURE_TYPE})[ ](?=\p{Lu}\p{L}{2})${ANY_WORD}${MORE}`,
    String.raw`(?<!\p{L})grand[’' -]?rue(?!\p{L})`,
  ].join('|'),
  'giu',
);

/** "12 cours de soutien" are lessons. */
const LESSONS = /^cours? (?:de|d['’]|du)/i;

/** French streets: the number before them as in France, or after them as in Belgium. */
export function frenchStreets(text: string): Span[] {
  return spansOf(text, STREET).flatMap((street) => withNumber(text, street) ?? []);
}

function withNumber(text: string, street: Span): Span | undefined {
  const start = startOfNumberBefore(text, street.start);
  const isLesson = LESSONS.test(text.slice(street.start, street.end));
  if (start !== undefined && !isLabelled(text, start) && !isLesson) return { ...street, start };
  const end = endOfNumberAfter(text, street.end);
  return end === undefined || goesOn(text, end) ? undefined : { ...street, end };
}

/** After a Belgian number the sentence may end or go on with a small word, not with a noun. */
function goesOn(text: string, end: number): boolean {
  const next = /^ (\p{Ll}\p{L}*)/u.exec(text.slice(end, end + 40))?.[1];
  return next !== undefined && !GRAMMAR.functionWords.has(next);
}
