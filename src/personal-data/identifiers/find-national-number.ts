import { REFERENCE_WORD } from '../data/vehicles.ts';
import type { Reading } from '../text/reading.ts';
import { overlapsAny, type Span } from '../text/span.ts';
import { isBsn, isNino, isNir, isNiss, isSteuerId } from './national-number-checks.ts';

/** Groups of digits; the letter is that of a Corsican department, 2A or 2B. */
const RUN =
  /(?<![\p{L}\p{N}])\d(?:[ \u00a0./-]?(?:\d|(?<=2)[AB](?=[ .-]?\d{3})))*(?![\p{L}\p{N}])/giu;
const GROUP = /[\dAB]+/giu;
const NINO =
  /(?<![\p{L}\p{N}])[a-z]{2}(?:\d{6}|[ -]?\d{2}[ .-]?\d{2}[ .-]?\d{2})[ -]?[a-d](?![\p{L}\p{N}])/giu;
const BSN_WORD = /(?:bsn|burgerservice|sofi|citizen|service\s?number|citoyen|bürgerservice)/i;

const NISS_WORD = /rijksregister|insz|niss|registre national|nationalregister|national register/i;
const STEUER_ID_WORD = /steuer|identifikations|idnr|tax/i;

/** How many digits stand between the separators, where people type them as printed. */
const NISS_SHAPES: ReadonlySet<string> = new Set(['11', '2-2-2-3-2', '6-3-2', '6-5', '2-2-2-5']);
const STEUER_ID_SHAPES: ReadonlySet<string> = new Set(['11', '2-3-3-3', '3-3-3-2', '3-4-4']);

const MOST_GROUPS = 8;
const LONGEST = 15;
/** How far before a number the word for it is looked for, in characters. */
const WORD_REACH = 60;

interface Group extends Span {
  readonly text: string;
}

/** Numbers by which a state knows a person, told by their checksums: BSN, NISS, IdNr, NINO, NIR. */
export function findNationalNumber(reading: Reading): Span[] {
  const { text } = reading;
  const found: Span[] = [];
  for (const run of text.matchAll(RUN)) found.push(...numbersIn(reading, run.index, run[0]));
  for (const match of text.matchAll(NINO)) {
    if (!isNino(match[0].replace(/[ .-]/g, ''))) continue;
    found.push({ start: match.index, end: match.index + match[0].length });
  }
  return found;
}

function numbersIn(reading: Reading, offset: number, run: string): Span[] {
  const groups: Group[] = Array.from(run.matchAll(GROUP), (match) => ({
    text: match[0],
    start: offset + match.index,
    end: offset + match.index + match[0].length,
  }));
  const found: Span[] = [];
  for (let first = 0; first < groups.length; first += 1) {
    const window = numberFrom(reading, groups, first);
    if (window && !overlapsAny(window, found.slice(-1))) found.push(window);
  }
  return found;
}

/** The number that starts with a group of digits, if there is one. */
function numberFrom(reading: Reading, groups: readonly Group[], first: number): Span | undefined {
  const start = groups[first]?.start ?? 0;
  let typed = '';
  for (let last = first; last < Math.min(groups.length, first + MOST_GROUPS); last += 1) {
    typed += groups[last]?.text ?? '';
    if (typed.length > LONGEST) return undefined;
    const shape = groups.slice(first, last + 1).map((group) => group.text.length);
    const span = { start, end: groups[last]?.end ?? start };
    if (isNationalNumber(reading, typed, shape.join('-'), span)) return span;
  }
  return undefined;
}

function isNationalNumber(reading: Reading, typed: string, shape: string, span: Span): boolean {
  const before = reading.text.slice(Math.max(0, span.start - WORD_REACH), span.start);
  if (typed.length === 9) return isBsn(typed) && isTypedAsBsn(reading, shape, span, before);
  if (typed.length === 15) return isNir(typed);
  if (typed.length !== 11) return false;
  if (isNiss(typed)) return NISS_SHAPES.has(shape) || NISS_WORD.test(before);
  return isSteuerId(typed) && (STEUER_ID_SHAPES.has(shape) || STEUER_ID_WORD.test(before));
}

/** One number in eleven passes the test of the BSN, so without a word for it the form must fit. */
function isTypedAsBsn(reading: Reading, shape: string, span: Span, before: string): boolean {
  if (BSN_WORD.test(before)) return true;
  const { text } = reading;
  if (text[span.start] === '0' || REFERENCE_WORD.test(before)) return false;
  const goesOn = /[.,/-]$/.test(before) || /^[.,/-]\d/.test(text.slice(span.end, span.end + 2));
  if (goesOn || /[€£$]\s?$/.test(before)) return false;
  if (shape === '3-3-3') return text[span.start + 3] !== '.';
  return shape === '9' || shape === '4-2-3';
}
