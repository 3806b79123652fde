import type { CountryCode } from 'libphonenumber-js';
import { type PhoneNumber, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { isReferenceBefore } from '../identifiers/reference-before.ts';
import type { Reading } from '../text/reading.ts';
import { type Span, spansOf } from '../text/span.ts';

/** Of which country a number without one may be, by its digits; then it is tried as a German one. */
const COUNTRIES_BY_LENGTH: ReadonlyMap<number, readonly CountryCode[]> = new Map([
  [9, ['BE']],
  [10, ['NL', 'BE', 'FR', 'GB']],
  [11, ['GB']],
]);

/** Lines of organisations and services: nobody's own number. */
const SERVICE_TYPES: ReadonlySet<string> = new Set([
  'TOLL_FREE',
  'PREMIUM_RATE',
  'SHARED_COST',
  'UAN',
]);

const CANDIDATE = /(?<![\p{L}\p{N}+]|\p{N}[.,:/-])\(?(?:\+|0)(?:[ \u00a0()./–-]{0,3}\d){6,16}/gu;
const PHONE_WORD =
  /(?<!\p{L})(?:tel|telefoon|telefoonnummer|telnr|mobiel|mobiele|mob|gsm|gsm-nummer|06-nummer|whatsapp|telefon|telefonnummer|handy|handynummer|rufnummer|mobil|téléphone|tél|portable|phone|mobile|cell|landline|telephone)(?:\s(?:number|no|nummer|nr|numéro))?(?:\s(?:is|ist|est))?[.:\s]{1,3}/giu;
const AFTER_PHONE_WORD = /^(?!\(?0)\(?\d(?:[ ./-]{0,2}\d){5,10}(?!\d)/;

const FEWEST_DIGITS_WITH_WORD = 7;
const FEWEST_DIGITS = 9;
/** An area code never begins with a second nought. */
const IN_COUNTRY = /^0[1-9]\d{7,10}$/;
/** Area codes (01, 02) and mobiles (07) have eleven digits, also where none was given out yet. */
const BRITISH_BY_LENGTH = /^0[127]\d{9}$/;
/** Two for 00, and the fifteen of ITU-T E.164. */
const MOST_DIGITS_ABROAD = 17;

/** Subscriber numbers as people type them, in their country's way or with + or 00 before. */
export function findPhone(reading: Reading): Span[] {
  return [...fullNumbers(reading), ...afterPhoneWords(reading.text)];
}

/** After a number the search goes on where it ends: two numbers may stand side by side. */
function fullNumbers({ text, dates }: Reading): Span[] {
  const dateStarts = new Set(dates.filter(({ isUnsure }) => !isUnsure).map(({ start }) => start));
  const candidate = new RegExp(CANDIDATE);
  const found: Span[] = [];
  for (let match = candidate.exec(text); match; match = candidate.exec(text)) {
    const start = match.index;
    if (dateStarts.has(start) || isTimesOrDecimal(match[0])) {
      candidate.lastIndex = start + (/^\S*/.exec(match[0])?.[0].length ?? 0);
      continue;
    }
    const typed = isPartOfReference(text, start, match[0]) ? undefined : numberIn(match[0]);
    if (typed === undefined) continue;
    found.push({ start, end: start + typed.length });
    candidate.lastIndex = start + typed.length;
  }
  return found;
}

function isTimesOrDecimal(typed: string): boolean {
  return /^0[.]\d{2,}|^0\d\.[0-5]\d(?:\s?[-–]\s?\d\d\.\d\d|\s(?=[(+0]))/.test(typed);
}

/** An order number, or an account number (IBAN: two letters, two digits, four letters). */
function isPartOfReference(text: string, start: number, typed: string): boolean {
  const before = text.slice(Math.max(0, start - 40), start);
  if (/[A-Z]{2}\d{2}\s?[A-Z]{4}\s?$/.test(before)) return true;
  return !typed.includes('+') && isReferenceBefore(text, start);
}

/** The number that a run of digits begins with, if it is one of a subscriber. */
function numberIn(run: string): string | undefined {
  const isAbroad = /^\(?(?:\+|00)/.test(run);
  const starts = startsOf(run);
  const judge = isAbroad ? judgeInternational : judgeNational;
  for (const typed of isAbroad ? starts.toReversed() : starts) {
    const verdict = judge(typed);
    if (verdict === 'service') return undefined;
    if (verdict === 'number') return typed;
  }
  return isAbroad ? undefined : starts.toReversed().find(isGerman);
}

/** What a run begins with, up to the end of each of its groups, the shortest first. */
function startsOf(run: string): string[] {
  return spansOf(run, /\d+/g)
    .map(({ end }) => run.slice(0, end))
    .filter((typed) => {
      const count = digitsOf(typed).length;
      return count >= FEWEST_DIGITS && count <= MOST_DIGITS_ABROAD;
    });
}

function digitsOf(typed: string): string {
  return typed.replace(/\D/g, '');
}

type Verdict = 'number' | 'service' | 'neither';

function judgeInternational(typed: string): Verdict {
  const number = parsePhoneNumberFromString(`+${digitsOf(typed).replace(/^00/, '')}`);
  if (!number?.isPossible()) return 'neither';
  return isService(number) ? 'service' : 'number';
}

function judgeNational(typed: string): Verdict {
  const digits = digitsOf(typed);
  if (!IN_COUNTRY.test(digits)) return 'neither';
  for (const country of COUNTRIES_BY_LENGTH.get(digits.length) ?? []) {
    const number = parsePhoneNumberFromString(digits, country);
    if (!number?.isValid()) continue;
    if (!isService(number)) return 'number';
    if (country !== 'GB' || /^\(?0\d{3}\b/.test(typed)) return 'service';
  }
  return BRITISH_BY_LENGTH.test(digits) ? 'number' : 'neither';
}

/** Germany allows numbers of many lengths, so it is asked last, and for the longest. */
function isGerman(typed: string): boolean {
  const digits = digitsOf(typed);
  if (!IN_COUNTRY.test(digits)) return false;
  const number = parsePhoneNumberFromString(digits, 'DE');
  return number?.isValid() === true && !isService(number);
}

function isService(number: PhoneNumber): boolean {
  return SERVICE_TYPES.has(number.getType() ?? '');
}

/** Where a word says so, a number may lack its area code or its first nought. */
function afterPhoneWords(text: string): Span[] {
  return spansOf(text, PHONE_WORD).flatMap(({ end: start }) => {
    const typed = AFTER_PHONE_WORD.exec(text.slice(start, start + 40))?.[0] ?? '';
    const isWhole = digitsOf(typed).length >= FEWEST_DIGITS_WITH_WORD;
    return isWhole ? [{ start, end: start + typed.length }] : [];
  });
}
