import fc from 'fast-check';
import { validate as validateNiss } from 'stdnum/lib/cjs/be/insz.js';
import { validate as validateSteuerId } from 'stdnum/lib/cjs/de/idnr.js';
import { describe, expect, it } from 'vitest';
import { isBsn, isNino, isNir, isNiss, isSteuerId } from './national-number-checks.ts';

/** Swaps one digit for its neighbour: every one of these checksums has to notice. */
function withOneDigitChanged(digits: string, at: number): string {
  const digit = (Number(digits[at]) + 1) % 10;
  return digits.slice(0, at) + digit + digits.slice(at + 1);
}

describe('the checksum of a national number', () => {
  it.each(['111222333', '999993653', '999990019'])('holds for the BSN %s', (digits) => {
    expect(isBsn(digits)).toBe(true);
  });

  it('refuses a BSN of one digit only', () => {
    expect(isBsn('000000000')).toBe(false);
  });

  it.each(['85073003328', '91041299797', '04112399854'])('holds for the NISS %s', (digits) => {
    expect(isNiss(digits)).toBe(true);
  });

  it('takes the 2 before the nine only where it must: born in 2004, not in 1904', () => {
    expect(isNiss('04112399854')).toBe(true);
    expect(97 - (41123998 % 97)).not.toBe(54);
  });

  it.each(['86095742719', '47036892816', '65929970489'])('holds for the IdNr %s', (digits) => {
    expect(isSteuerId(digits)).toBe(true);
  });

  it.each(['AB123456C', 'ce201184a'])('holds for the NINO %s', (typed) => {
    expect(isNino(typed)).toBe(true);
  });

  it.each(['BG123456A', 'DA123456A', 'AO123456A', 'AB123456E', 'ZZ123456A'])(
    'refuses the NINO %s, whose letters are not given out',
    (typed) => {
      expect(isNino(typed)).toBe(false);
    },
  );

  it.each(['103067599999781', '299011305599820', '206112A00499891'])(
    'holds for the NIR %s, also from Corsica',
    (typed) => {
      expect(isNir(typed)).toBe(true);
    },
  );

  it.each(['503067599999775', '103157599999731'])(
    'refuses the NIR %s, whose key is right, for its sex or month',
    (typed) => {
      expect(isNir(typed)).toBe(false);
    },
  );

  it('asks for the whole of a NINO', () => {
    expect(isNino('AB123456')).toBe(false);
  });

  it('notices one changed digit', () => {
    const at = fc.integer({ min: 0, max: 8 });
    fc.assert(fc.property(at, (i) => !isBsn(withOneDigitChanged('999993653', i))));
    fc.assert(fc.property(at, (i) => !isNiss(withOneDigitChanged('85073003328', i))));
    fc.assert(fc.property(at, (i) => !isSteuerId(withOneDigitChanged('86095742719', i))));
    fc.assert(fc.property(at, (i) => !isNir(withOneDigitChanged('103067599999781', i))));
  });
});

/** Where stdnum is right one day, these fail, and it can take over. */
describe('a number that is checked here, since the library errs', () => {
  it.each(['85070003355', '04070003332'])('holds for the NISS %s, without a day', (digits) => {
    expect(isNiss(digits)).toBe(true);
    expect(validateNiss(digits).isValid).toBe(false);
  });

  it.each([
    ['12345678903', 'no digit is repeated'],
    ['11112345678', 'one digit comes four times'],
    ['11123456786', 'one digit comes three times in a row'],
  ])('is no IdNr: in %s %s', (digits) => {
    expect(isSteuerId(digits)).toBe(false);
    expect(validateSteuerId(digits).isValid).toBe(true);
  });
});
