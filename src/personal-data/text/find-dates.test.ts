import { describe, expect, it } from 'vitest';
import { findDates } from './find-dates.ts';

describe('a date', () => {
  it.each([
    ['12-03-2004', 2004],
    ['7.9.2009', 2009],
    ['03/11/08', 2008],
    ['2009-05-04', 2009],
    ['23 april 2007', 2007],
    ['23. April 2007', 2007],
    ['1er mars 2008', 2008],
    ["12 maart '08", 2008],
    ['23rd of April 2007', 2007],
    ['April 23, 2007', 2007],
    ['14 mei', undefined],
  ])('is read in "%s"', (text, year) => {
    expect(findDates(text)).toEqual([{ start: 0, end: text.length, year, isUnsure: false }]);
  });

  it.each([
    '2.14.3',
    '52.37, 4.89',
    '31-31-2004',
    '12.03.20041',
    '14:30',
    'S-2026-0042',
    '45-12-2004',
  ])('is not read in "%s"', (text) => {
    expect(findDates(text)).toEqual([]);
  });

  it('of digits alone is unsure', () => {
    expect(findDates('12032004')).toMatchObject([{ year: 2004, isUnsure: true }]);
  });
});
