import { overlapsAny, type Span, spansOf } from '../text/span.ts';
import { isBsn, isNino, isNir, isNiss, isSteuerId } from './national-number-checks.ts';
import { isReferenceBefore } from './reference-before.ts';

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
/** How far before a number the word for it is looked for, in characters. */
const WORD_REACH = 60;

/** Numbers by which a state knows a person, told by their checksums: BSN, NISS, IdNr, NINO, NIR. */
export function findNationalNumber(text: string): Span[] {
  const ninos = spansOf(text, NINO).filter(({ start, end }) =>
    isNino(text.slice(start, end).replace(/[ .-]/g, '')),
  );
  return [...spansOf(text, RUN).flatMap((run) => numbersIn(text, run)), ...ninos];
}

function numbersIn(text: string, run: Span): Span[] {
  const groups = spansOf(text.slice(run.start, run.end), GROUP).map(({ start, end }) => ({
    start: run.start + start,
    end: run.start + end,
  }));
  const found: Span[] = [];
  for (const first of groups.keys()) {
    const number = numberFrom(text, groups.slice(first, first + MOST_GROUPS));
    if (number && !overlapsAny(number, found.slice(-1))) found.push(number);
  }
  return found;
}

/** The number that starts with the first of some groups of digits, if there is one. */
function numberFrom(text: string, groups: readonly Span[]): Span | undefined {
  const start = groups[0]?.start ?? 0;
  const parts: string[] = [];
  for (const group of groups) {
    parts.push(text.slice(group.start, group.end));
    const span = { start, end: group.end };
    if (isNationalNumber(text, span, parts)) return span;
  }
  return undefined;
}

function isNationalNumber(text: string, span: Span, parts: readonly string[]): boolean {
  const typed = parts.join('');
  if (typed.length === 15) return isNir(typed);
  if (typed.length !== 9 && typed.length !== 11) return false;
  const shape = parts.map(({ length }) => length).join('-');
  const before = text.slice(Math.max(0, span.start - WORD_REACH), span.start);
  if (typed.length === 9) return isTypedAsBsn(text, span, shape, before) && isBsn(typed);
  if (isNiss(typed)) return NISS_SHAPES.has(shape) || NISS_WORD.test(before);
  return isSteuerId(typed) && (STEUER_ID_SHAPES.has(shape) || STEUER_ID_WORD.test(before));
}

/** One number in eleven passes the test of the BSN, so without a word for it the form must fit. */
function isTypedAsBsn(text: string, { start, end }: Span, shape: string, before: string): boolean {
  if (BSN_WORD.test(before)) return true;
  if (text[start] === '0' || isReferenceBefore(text, start)) return false;
  const goesOn = /[.,/-]$/.test(before) || /^[.,/-]\d/.test(text.slice(end, end + 2));
  if (goesOn || /[€£$]\s?$/.test(before)) return false;
  if (shape === '3-3-3') return text[start + 3] !== '.';
  return shape === '9' || shape === '4-2-3';
}
