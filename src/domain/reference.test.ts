import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tries } from '../../test/support/long.ts';
import { formatReference, parseReference, referenceYear } from './reference.ts';

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
