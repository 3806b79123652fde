import { describe, expect, it } from 'vitest';
import { marked } from '../../../test/second-look/marked.ts';

describe('a national number', () => {
  it.each([
    ['bsn 999993653', '999993653'],
    ['9999.90.019 stond erop', '9999.90.019'],
    ['NISS 85.07.30-033.28', '85.07.30-033.28'],
    ['IdNr. 47 036 892 816', '47 036 892 816'],
    ['NI number AB 12 34 56 C', 'AB 12 34 56 C'],
    ['NIR 2 06 11 2A 004 998 91', '2 06 11 2A 004 998 91'],
  ])('is found in "%s"', (text, number) => {
    expect(marked(text, 'national_number')).toEqual([number]);
  });

  it.each([
    'Factuur 999993653 is betaald.',
    'bsn 999993654',
    'Schade 999.993.653 euro',
    'Rechnung 12345678901',
    'facture 123456789012345',
    'crime reference 26/118844',
  ])('is not seen in "%s"', (text) => {
    expect(marked(text, 'national_number')).toEqual([]);
  });
});
