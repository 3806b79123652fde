import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import DOOR_TEXT from '../../test/cases/door-text.json' with { type: 'json' };
import { tries } from '../../test/support/long.ts';
import {
  formatReference,
  isBareNumber,
  parseMeetingName,
  parseReference,
  referencesMeant,
  referenceYear,
  seriesOf,
} from './reference.ts';

const RUNS = tries(100, 10_000);

describe('a reference', () => {
  it('is written with the year and at least four digits', () => {
    expect(formatReference('S', 2026, 42)).toBe('S-2026-0042');
    expect(formatReference('S', 2026, 12_345)).toBe('S-2026-12345');
  });

  it.each(['S-2026-0042', 's-2026-42', ' s2026-42 ', 'S20260042'])(
    'is understood as typed: %s',
    (text) => {
      expect(parseReference(text)).toBe('S-2026-0042');
    },
  );

  it.each(DOOR_TEXT.reference.filter(({ text }) => !isBareNumber(text)))(
    'is understood as pasted: $text',
    ({ text, is }) => {
      expect(parseReference(text)).toBe(is);
    },
  );

  it.each(DOOR_TEXT.reference)('is meant by $text', ({ text, is }) => {
    expect(referencesMeant(text, 'S', 2026)[0]).toBe(is);
  });

  it.each(['1', '0001', '“1”', '1.', ' 0001 ', '１'])('of two years is meant by %s', (text) => {
    expect(referencesMeant(text, 'L', 2027)).toEqual(['L-2027-0001', 'L-2026-0001']);
  });

  it.each(['', '0', '1234567', 'one', '1 2', 'S-1', '-1', '1a'])('is not meant by "%s"', (text) => {
    expect(referencesMeant(text, 'S', 2026)).toEqual([]);
  });

  it.each([
    ['L–2026–1', 'L'],
    ['«C-2026-0001»', 'C'],
    ['S-2026-0001', 'S'],
    ['X-2026-0001', undefined],
  ])('%s is of the series %s', (text, series) => {
    expect(seriesOf(text)).toBe(series);
  });

  it.each([
    ['“L‑2026‑0001/2026–12–08”', { typed: 'L-2026-0001', date: '2026-12-08' }],
    ['l-2026-1 2026-12-08.', { typed: 'l-2026-1', date: '2026-12-08' }],
    ['12', { typed: '12', date: undefined }],
    ['L-2026-0001 Thursday', undefined],
  ])('of a meeting: %s', (text, name) => {
    expect(parseMeetingName(text)).toEqual(name);
  });

  it.each(['', 'S-26-1', 'T-2026-0001', 'S-2026-', 'S-2026-0001 and more'])(
    'is not seen in: "%s"',
    (text) => {
      expect(parseReference(text)).toBeUndefined();
    },
  );

  it('is read back as it was written, whatever its number', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1000, max: 9999 }),
        fc.integer({ min: 1, max: 999_999 }),
        (year, number) => {
          const reference = formatReference('S', year, number);
          expect(parseReference(reference.toLowerCase())).toBe(reference);
        },
      ),
      RUNS,
    );
  });

  it('carries the local year: New Year comes earlier in Amsterdam than in UTC', () => {
    const at = Temporal.Instant.from('2026-12-31T23:30:00Z');
    expect(referenceYear(at, 'Europe/Amsterdam')).toBe(2027);
    expect(referenceYear(at, 'UTC')).toBe(2026);
  });
});
