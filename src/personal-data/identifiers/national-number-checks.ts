/**
 * Dutch citizen service number (BSN): nine digits; nine times the first plus eight times the second
 * and so on, less the last, divides by eleven.
 *
 * Source: Logisch Ontwerp BSN, "elfproef" (Rijksdienst voor Identiteitsgegevens).
 */
export function isBsn(digits: string): boolean {
  if (!/^\d{9}$/.test(digits) || /^(\d)\1+$/.test(digits)) return false;
  const sum = weigh(digits, [9, 8, 7, 6, 5, 4, 3, 2, -1]);
  return sum % 11 === 0;
}

/**
 * Belgian national register number (NISS/INSZ): date of birth, serial, and 97 less the remainder of
 * the first nine digits by 97; for those born from 2000 on, with a 2 put before the nine. A month
 * raised by 20 or 40 marks a number of the Crossroads Bank (BIS).
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
 * German tax number (Steuer-Identifikationsnummer): eleven digits, no nought first; of the first
 * ten exactly one digit comes twice or three times, not three in a row; check digit by ISO 7064
 * MOD 11,10.
 *
 * Source: Paragraph 139b Abgabenordnung; Bundeszentralamt für Steuern, "Aufbau der IdNr".
 */
export function isSteuerId(digits: string): boolean {
  if (!/^[1-9]\d{10}$/.test(digits) || !hasOneRepeatedDigit(digits.slice(0, 10))) return false;
  return Number(digits[10]) === iso7064Mod1110(digits.slice(0, 10));
}

function hasOneRepeatedDigit(body: string): boolean {
  if (/(\d)\1\1/.test(body)) return false;
  const counts = new Map<string, number>();
  for (const digit of body) counts.set(digit, (counts.get(digit) ?? 0) + 1);
  const repeated = [...counts.values()].filter((count) => count > 1);
  return repeated.length === 1 && (repeated[0] ?? 0) <= 3;
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
 * British National Insurance number: the first letter is none of D, F, I, Q, U, V, the second none
 * of D, F, I, O, Q, U, V; BG, GB, KN, NK, NT, TN and ZZ are not given out; six digits; A to D.
 *
 * Source: HMRC National Insurance Manual, NIM39110.
 */
export function isNino(typed: string): boolean {
  return /^(?!BG|GB|KN|NK|NT|TN|ZZ)[ABCEGHJ-PRSTW-Z][ABCEGHJ-NPRSTW-Z]\d{6}[A-D]$/i.test(typed);
}

/**
 * French social security number (NIR) with its key: 97 less the remainder of the thirteen by 97,
 * where the department 2A counts as 19 and 2B as 18.
 *
 * Source: Décret n° 82-103 du 22 janvier 1982; INSEE, "Numéro de sécurité sociale".
 */
export function isNir(typed: string): boolean {
  if (!/^[1-478]\d{2}(?:0\d|1[0-2]|[2-9]\d)\d(?:\d|[AB])\d{6}\d{2}$/i.test(typed)) return false;
  if (/^.{5}(?!2[AB])\d?[AB]/i.test(typed)) return false;
  const body = typed.slice(0, 13).replace(/2A/i, '19').replace(/2B/i, '18');
  return 97 - (Number(body) % 97) === Number(typed.slice(13));
}

function weigh(digits: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, index) => sum + weight * Number(digits[index]), 0);
}
