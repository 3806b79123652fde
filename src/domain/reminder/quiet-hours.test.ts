import { describe, expect, it } from 'vitest';
import { afterQuietHours } from './quiet-hours.ts';

const NIGHT = { from: '19:00', to: '07:30' };

describe('quiet hours', () => {
  it.each([
    ['let through what comes in the day', NIGHT, '2026-11-24T12:00:00Z', '2026-11-24T12:00:00Z'],
    ['let through what comes as they end', NIGHT, '2026-11-24T06:30:00Z', '2026-11-24T06:30:00Z'],
    ['hold back the evening until morning', NIGHT, '2026-11-24T18:00:00Z', '2026-11-25T06:30:00Z'],
    ['hold back the small hours', NIGHT, '2026-11-24T01:00:00Z', '2026-11-24T06:30:00Z'],
    ['end at the wall time in summer', NIGHT, '2027-03-27T20:00:00Z', '2027-03-28T05:30:00Z'],
    [
      'may lie within a day',
      { from: '12:00', to: '13:00' },
      '2026-11-24T11:30:00Z',
      '2026-11-24T12:00:00Z',
    ],
    [
      'from and to the same are none',
      { from: '12:00', to: '12:00' },
      '2026-11-24T01:00:00Z',
      '2026-11-24T01:00:00Z',
    ],
  ])('%s', (_, quiet, now, until) => {
    const at = afterQuietHours(quiet, 'Europe/Amsterdam', Temporal.Instant.from(now));
    expect(at.toString()).toBe(until);
  });
});
