import { describe, expect, it } from 'vitest';
import { snoozedUntil } from './snooze.ts';

const CALENDAR = {
  timeZone: 'Europe/Amsterdam',
  officeHours: { days: ['mon', 'tue', 'wed', 'thu', 'fri'] as const, from: '08:30', to: '17:00' },
  holidays: [],
};
/** A Tuesday, 16:00. */
const NOW = Temporal.Instant.from('2026-11-24T15:00:00Z');
const until = (
  urgency: 'normal' | 'urgent' | 'danger_now',
  snoozes: number,
  escalatesIn?: Temporal.DurationLike,
) => {
  const escalatesAt = escalatesIn === undefined ? undefined : NOW.add(escalatesIn);
  return snoozedUntil(urgency, CALENDAR, { snoozes, escalatesAt }, NOW)?.toString();
};

describe('putting off a reminder', () => {
  it('is for two working hours, over night if need be', () => {
    expect(until('normal', 0)).toBe('2026-11-25T08:30:00Z');
  });

  it('is for a quarter of an hour when it is urgent, and never in danger', () => {
    expect(until('urgent', 0)).toBe('2026-11-24T15:15:00Z');
    expect(until('danger_now', 0)).toBeUndefined();
  });

  it('is done twice and no more', () => {
    expect(until('normal', 1)).toBeDefined();
    expect(until('normal', 2)).toBeUndefined();
  });

  it('never reaches the moment when others hear of it', () => {
    expect(until('urgent', 0, { minutes: 16 })).toBeDefined();
    expect(until('urgent', 0, { minutes: 15 })).toBeUndefined();
    expect(until('normal', 0, { hours: 3 })).toBeUndefined();
  });
});
