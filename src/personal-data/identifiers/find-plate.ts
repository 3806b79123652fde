import { type Reading, wordsBetween } from '../text/reading.ts';
import { overlapsAny, type Span, spansOf } from '../text/span.ts';
import { DATES, VEHICLES } from '../words/words.ts';
import { isReferenceBefore } from './reference-before.ts';

const EDGE = String.raw`(?<![\p{L}\p{N}]|[\p{L}\p{N}][-.])`;
const END = String.raw`(?![\p{L}\p{N}]|-[\p{L}\p{N}])`;

/**
 * Dutch sidecodes 1 to 14, in letters (X) and digits (9).
 * Source: RDW, "Kentekenplaten: cijfer- en lettercombinaties".
 */
const DUTCH = [
  'XX-99-99',
  '99-99-XX',
  '99-XX-99',
  'XX-99-XX',
  'XX-XX-99',
  '99-XX-XX',
  '99-XXX-9',
  '9-XXX-99',
  'XX-999-X',
  'X-999-XX',
  'XXX-99-X',
  'X-99-XXX',
  '9-XX-999',
  '999-XX-9',
];

/** Belgian since 2010 (1-ABC-234). Source: Arrêté ministériel du 23 juillet 2001, article 4. */
const BELGIAN = '[1-9]-[A-Z]{3}-\\d{3}';
/** German: district, letters, digits (M-XY 1234, with E or H). Source: Anlage 2 FZV. */
const GERMAN = '[A-ZÄÖÜ]{1,3}-[A-Z]{1,2}[ -]?[1-9]\\d{0,3}[EH]?';
const GERMAN_WITH_BLANKS = '[A-ZÄÖÜ]{1,3}[ -][A-Z]{1,2}[ -]?[1-9]\\d{0,3}[EH]?';
/** French SIV (AA-123-AA, without I, O and U). Source: Arrêté du 9 février 2009, article 1. */
const FRENCH = '(?!SS|WW)[A-HJ-NP-TV-Z]{2}[- ]\\d{3}[- ](?!SS)[A-HJ-NP-TV-Z]{2}';
/** British since 2001 (AB12 CDE). Source: DVLA INF104. */
const BRITISH = '[A-HJ-PR-Y][A-HJ-PR-Y]\\d{2} ?(?!BMW)[A-HJ-PR-Z]{3}';

const SURE = pattern(
  [...DUTCH.map(shapeAsPattern), BELGIAN, GERMAN, FRENCH, BRITISH].join('|'),
  'gu',
);
const WITH_VEHICLE = pattern(
  [...DUTCH.map((shape) => shapeAsPattern(shape.replaceAll('-', ' '))), GERMAN_WITH_BLANKS].join(
    '|',
  ),
  'gu',
);
/** Words that say a registration plate is meant. */
const PLATE_WORD =
  /(?<!\p{L})(?:kenteken(?:plaat|nummer)?|kent|nummerplaat|nummerbord|plaat|kennzeichen|amtl|kfz-kennzeichen|kfz|kz|nummernschild|plaques?|plaque d['’]immatriculation|immatriculée?s?|immatriculation|immat|plates?|number ?plate|registration|registered|reg|vrm|vrn)(?!\p{L})/giu;
/** After a word for the plate: any short code with a digit and a letter in it. */
const AFTER_PLATE_WORD =
  /^(?:[\s:(«"',]|\b(?:is|was|ist|war|est|était|nummer|number|no|nr|mit|met|with|avec|the|het|de|die|das|la|le|van|lautet|n°|begint|starting|plaat|plate|nl|be|b|d|f|gb|uk|en|in|sous|numéro|dem|unter|as|under|luidt|kenteken|kennzeichen|mark)\b[.°]?){0,12}(?<code>(?=[a-zäöü -]{0,8}\d)(?=[\d -]{0,8}[a-zäöü])[\da-zäöü]{1,8}(?:[- ](?:\d{1,5}|[a-zäöü]{1,3})(?![\p{L}\p{N}])){0,2})(?![\p{L}\p{N}])/iu;

const VEHICLE_REACH = 70;

/** Registration plates of NL, BE, DE, FR and GB by their form; others beside a word for a plate. */
export function findPlate(reading: Reading, taken: readonly Span[]): Span[] {
  const { text } = reading;
  const sure = spansOf(text, SURE).filter(({ start }) => !isReferenceBefore(text, start));
  const beside = spansOf(text, WITH_VEHICLE).filter((span) => hasVehicle(reading, span));
  const found = [...sure, ...beside, ...afterPlateWords(text)];
  const blocked = [...taken, ...reading.dates.filter(({ isUnsure }) => !isUnsure)];
  return found.filter((span) => !overlapsAny(span, blocked));
}

function pattern(source: string, flags: string): RegExp {
  return new RegExp(`${EDGE}(?:${source})${END}`, flags);
}

function shapeAsPattern(shape: string): string {
  return shape
    .replace(/X+/g, (run) => `[A-Z]{${run.length}}`)
    .replace(/9+/g, (run) => `\\d{${run.length}}`);
}

function hasVehicle(reading: Reading, span: Span): boolean {
  if (isReferenceBefore(reading.text, span.start)) return false;
  const near = wordsBetween(reading, span.start - VEHICLE_REACH, span.end + VEHICLE_REACH);
  return near.some((word) => VEHICLES.has(word.lower));
}

function afterPlateWords(text: string): Span[] {
  return spansOf(text, PLATE_WORD).flatMap(({ end: from }) => {
    const match = AFTER_PLATE_WORD.exec(text.slice(from, from + 60));
    const code = match?.groups?.['code'];
    if (!match || !code || !looksLikePlate(code)) return [];
    const end = from + match[0].length;
    return [{ start: end - code.length, end }];
  });
}

/** In small letters only without a blank: "reg 12 may" is none. */
function looksLikePlate(code: string): boolean {
  const bare = code.replace(/[ -]/g, '');
  if (bare.length < 4 || DATES.months.has(bare.replace(/\d/g, '').toLowerCase())) return false;
  return code === code.toUpperCase() || (bare.length > 4 && !code.includes(' '));
}
