import { COUNTED } from '../data/counted.ts';
import { FUNCTION_WORDS } from '../data/function-words.ts';
import { MONTH_NAMES } from '../data/months.ts';
import { NO_NAME_WORDS } from '../data/not-names.ts';
import {
  ENGLISH_BUILDINGS,
  ENGLISH_SMALL_TYPES,
  ENGLISH_STREET_TYPES,
  NO_ENGLISH_STREET_NAME,
} from '../data/streets.ts';
import type { Span } from '../text/span.ts';
import { isCount, isLabelled } from './house-number.ts';

const NUMBER = String.raw`(?<![\p{L}\p{N}]|[\p{N}][.,:/-]|[.:£$€#])(?<number>\d{1,4}[a-h]?(?:\s?[-/]\s?\d{1,4}[a-h]?)?),?[ \u00a0]`;
const NAME = String.raw`(?<name>(?:\p{Lu}[\p{L}'’.-]{0,25}[ ]){1,4})`;

const NAMED = new RegExp(
  String.raw`${NUMBER}${NAME}(?:${[...ENGLISH_STREET_TYPES, ...ENGLISH_SMALL_TYPES].join('|')})(?![\p{L}\p{N}])`,
  'gu',
);
const SMALL = new RegExp(
  String.raw`(?<=(?:at|to|of|in|on|lives|address|,|:)\s)${NUMBER}(?<name>\p{Ll}{3,15}[ ])(?:${ENGLISH_SMALL_TYPES.join('|')})(?![\p{L}\p{N}])`,
  'gu',
);
const FLAT = String.raw`(?<!\p{L})(?:flat|apartment|apt)\.?\s\d{1,4}[a-h]?`;
const BUILDING = new RegExp(
  String.raw`${FLAT},?\s(?:\p{Lu}[\p{L}'’-]{0,25}\s){1,3}(?:${ENGLISH_BUILDINGS.join('|')})(?!\p{L})`,
  'giu',
);
const FLAT_BEFORE = new RegExp(String.raw`${FLAT},?\s{1,2}$`, 'iu');

/** English streets: the number, the name and its type, with the flat before. */
export function englishStreets(text: string): Span[] {
  const found: Span[] = [];
  for (const match of [...text.matchAll(NAMED), ...text.matchAll(SMALL)]) {
    const end = match.index + match[0].length;
    const { number = '', name = '' } = match.groups ?? {};
    if (!isNumberOfHouse(text, match.index, number) || !isName(name)) continue;
    if (isCount(text, end)) continue;
    const flat = FLAT_BEFORE.exec(text.slice(Math.max(0, match.index - 24), match.index));
    found.push({ start: match.index - (flat?.[0].length ?? 0), end });
  }
  for (const match of text.matchAll(BUILDING)) {
    found.push({ start: match.index, end: match.index + match[0].length });
  }
  return found;
}

function isNumberOfHouse(text: string, start: number, number: string): boolean {
  return !/^0|^(?:19|20)\d\d$/.test(number) && !isLabelled(text, start);
}

function isName(name: string): boolean {
  const words = name.trim().toLowerCase().split(' ');
  const [first = ''] = words;
  if (MONTH_NAMES.has(first) || /day$/.test(first) || COUNTED.has(first)) return false;
  if (NO_ENGLISH_STREET_NAME.has(first)) return false;
  return !FUNCTION_WORDS.has(first) || first === 'the' || NO_NAME_WORDS.has(first);
}
