import { describe, expect, it } from 'vitest';
import { marked } from '../../../test/second-look/marked.ts';

describe('a telephone number', () => {
  it.each([
    ['Bel hem op 06 12 34 56 78.', '06 12 34 56 78'],
    ['Handy: 0151 23456789', '0151 23456789'],
    ['reach her on +90 532 123 45 67 after school', '+90 532 123 45 67'],
    ['son portable est le (06) 39 98 12 34', '(06) 39 98 12 34'],
    ['ring 07700 900123 please', '07700 900123'],
    ['tel. 612345678', '612345678'],
    ['Vanaf 09.00 06-12345678 bellen', '06-12345678'],
  ])('is found in "%s"', (text, number) => {
    expect(marked(text, 'phone')).toEqual([number]);
  });

  it('is found twice where two stand side by side', () => {
    expect(marked('06 12 34 56 78 / 06 39 98 12 34', 'phone')).toHaveLength(2);
  });

  it.each([
    'Bel 112, 0900-8844, 0800-1234 of 088-1234567.',
    'Call 999, 101, 0300 123 4567 or 0800 555 111.',
    'Der Bereitschaftsdienst hat die 116 117.',
    'Op 03-06-2026 18.00 uur, 08.30 - 10.00 uur en 09.00-10.30 11.00-12.30.',
    'Bestelnummer 0612345678, IBAN NL91 ABNA 0417 1643 00',
    'Tussen 52.37, 4.89 en 52.38, 4.91; schade 1.250,00 euro.',
  ])('is not seen in "%s"', (text) => {
    expect(marked(text, 'phone')).toEqual([]);
  });
});
