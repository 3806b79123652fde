import { validate as validateNir } from 'stdnum/lib/cjs/fr/nir.js';
import { validate as validateNino } from 'stdnum/lib/cjs/gb/nino.js';
import { validate as validateBsn } from 'stdnum/lib/cjs/nl/bsn.js';

/**
 * Whether nine digits may be a Dutch citizen service number (BSN). Noughts alone pass the library's
 * "elfproef", but are nobody's number.
 *
 * Source: Logisch Ontwerp BSN, "elfproef" (Rijksdienst voor Identiteitsgegevens).
 */
export function isBsn(digits: string): boolean {
  return digits.length === 9 && Number(digits) > 0 && validateBsn(digits).isValid;
}

/**
 * Whether digits are a Belgian national register number (NISS/INSZ): date of birth, serial, and 97 less
 * the remainder of the first nine digits by 97; for those born from 2000 on, with a 2 put before the
 * nine. A month raised by 20 or 40 marks a number of the Crossroads Bank (BIS).
 *
 * Not by the library: stdnum 1.12.0 refuses the numbers of people whose day of birth is not known, where
 * noughts stand for it, and asks the host's clock which century is meant.
 *
 * Source: Arrêté royal du 3 avril 1984 relatif au numéro d'identification, article 3.
 */
export function isNiss(digits: string): boolean {
  if (!/^\d{2}(?:[024]\d|[135][0-2])(?:[0-2]\d|3[01])\d{5}$/.test(digits)) return false;
  const body = digits.slice(0, 9);
  const key = Number(digits.slice(9));
  return [body, `2${body}`].some((number) => 97 - (Number(number) % 97) === key);
}

/**
 * Whether digits are a German tax number (Steuer-Identifikationsnummer): eleven digits, no nought first;
 * of the first ten exactly one digit comes twice or three times, not three in a row; check digit by
 * ISO 7064 MOD 11,10.
 *
 * Not by the library: stdnum 1.12.0 also takes numbers in which no digit is repeated, several are, one
 * comes four times or three in a row. Of random numbers with a right check digit that it took, two in
 * three were none.
 *
 * Source: Paragraph 139b Abgabenordnung; Bundeszentralamt für Steuern, "Aufbau der IdNr".
 */
export function isSteuerId(digits: string): boolean {
  if (!/^[1-9]\d{10}$/.test(digits) || !hasOneRepeatedDigit(digits.slice(0, 10))) return false;
  return Number(digits[10]) === iso7064Mod1110(digits.slice(0, 10));
}

function hasOneRepeatedDigit(body: string): boolean {
  const kinds = new Set(body).size;
  return (kinds === 9 || (kinds === 8 && /(\d)(?:.*\1){2}/.test(body))) && !/(\d)\1\1/.test(body);
}

/** Source: ISO/IEC 7064, the hybrid system MOD 11,10. */
function iso7064Mod1110(body: string): number {
  let product = 10;
  for (const digit of body) {
    const sum = (Number(digit) + product) % 10 || 10;
    product = (sum * 2) % 11;
  }
  return (11 - product) % 10;
}

/**
 * Whether letters and digits are a British National Insurance number. It has no check digit; its letters
 * are those that are given out.
 *
 * Source: HMRC National Insurance Manual, NIM39110.
 */
export function isNino(typed: string): boolean {
  return typed.length === 9 && validateNino(typed).isValid;
}

/**
 * Whether digits are a French social security number (NIR) with its key. The library checks the key, in
 * which the department 2A counts as 19 and 2B as 18; sex and month, which it leaves, are checked here.
 *
 * Source: Décret n° 82-103 du 22 janvier 1982; INSEE, "Numéro de sécurité sociale".
 */
export function isNir(typed: string): boolean {
  return /^[1-478]\d{2}(?:0\d|1[0-2]|[2-9]\d)/.test(typed) && validateNir(typed).isValid;
}
