import { type Span, spansOf } from '../text/span.ts';
import { alternation, union } from '../words/word-sets.ts';
import { ADDRESSES, COUNTED, DATES, GRAMMAR, NO_NAMES } from '../words/words.ts';
import { isCount, isHouseNumber, isLabelled } from './house-number.ts';

const SMALL_TYPE = alternation(ADDRESSES.smallEnglishStreetTypes);
const TYPE = alternation(union(ADDRESSES.englishStreetTypes, ADDRESSES.smallEnglishStreetTypes));
const NUMBER = String.raw`(?<![\p{L}\p{N}]|[\p{N}][.,:/-]|[.:£$€#])(?<number>\d{1,4}[a-h]?(?:\s?[-/]\s?\d{1,4}[a-h]?)?),?[ \u00a0]`;
const NAME = String.raw`(?<name>(?:\p{Lu}[\p{L}'’.-]{0,25}[ ]){1,4})`;

const NAMED = new RegExp(String.raw`${NUMBER}${NAME}(?:${TYPE})(?![\p{L}\p{N}])`, 'gu');
const SMALL = new RegExp(
  String.raw`(?<=(?:at|to|of|in|on|lives|address|,|:)\s)${NUMBER}(?<name>\p{Ll}{3,15}[ ])(?:${SMALL_TYPE})(?![\p{L}\p{N}])`,
  'gu',
);
const FLAT = String.raw`(?<!\p{L})(?:flat|apartment|apt)\.?\s\d{1,4}[a-h]?`;
const BUILDING = new RegExp(
  String.raw`${FLAT},?\s(?:\p{Lu}[\p{L}'’-]{0,25}\s){1,3}(?:${alternation(ADDRESSES.englishBuildings)})(?!\p{L})`,
  'giu',
);
const FLAT_BEFORE = new RegExp(String.raw`${FLAT},?\s{1,2}$`, 'iu');

/** English streets: the number, the name and its type, with the flat before. */
export function englishStreets(text: string): Span[] {
  const found: Span[] = [];
  for (const match of [...text.matchAll(NAMED), ...text.matchAll(SMALL)]) {
    const end = match.index + match[0].length;
    const { number = '', name = '' } = match.groups ?? {};
    if (!isHouseNumber(number) || isLabelled(text, match.index) || !isName(name)) continue;
    if (isCount(text, end)) continue;
    const flat = FLAT_BEFORE.exec(text.slice(Math.max(0, match.index - 24), match.index));
    found.push({ start: match.index - (flat?.[0].length ?? 0), end });
  }
  return [...found, ...spansOf(text, BUILDING)];
}

function isName(name: string): boolean {
  const [first = ''] = name.toLowerCase().split(' ');
  if (DATES.months.has(first) || /day$/.test(first) || COUNTED.has(first)) return false;
  if (ADDRESSES.noEnglishStreetNames.has(first)) return false;
  return !GRAMMAR.functionWords.has(first) || first === 'the' || NO_NAMES.has(first);
}
