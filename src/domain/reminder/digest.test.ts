import { describe, expect, it } from 'vitest';
import { nextDigest } from './digest.ts';

const CALENDAR = {
  timeZone: 'Europe/Amsterdam',
  officeHours: {
    days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const,
    from: '08:30',
    to: '17:00',
  },
  holidays: ['2027-03-29'],
};

describe('the next digest', () => {
  it.each([
    ['today, if its time is to come', '08:30', '2026-11-24T07:00:00Z', '2026-11-24T07:30:00Z'],
    ['tomorrow, if it is its time now', '08:30', '2026-11-24T07:30:00Z', '2026-11-25T07:30:00Z'],
    ['at the same wall time in summer', '08:30', '2027-04-01T10:00:00Z', '2027-04-02T06:30:00Z'],
    ['an hour later at a time left out', '02:30', '2027-03-27T10:00:00Z', '2027-03-28T01:30:00Z'],
    ['once at a time that comes twice', '02:30', '2027-10-30T10:00:00Z', '2027-10-31T00:30:00Z'],
    ['after a holiday', '08:30', '2027-03-28T10:00:00Z', '2027-03-30T06:30:00Z'],
  ])('comes %s', (_, time, after, next) => {
    const at = nextDigest(time, 'Europe/Amsterdam', CALENDAR, Temporal.Instant.from(after));
    expect(at.toString()).toBe(next);
  });

  it('comes the next day after a time that comes twice', () => {
    const after = Temporal.Instant.from('2027-10-31T00:30:00Z');
    const at = nextDigest('02:30', 'Europe/Amsterdam', CALENDAR, after);
    expect(at.toString()).toBe('2027-11-01T01:30:00Z');
  });

  it('comes in the zone of who gets it, on the days of the partnership', () => {
    const weekdays = {
      ...CALENDAR,
      officeHours: { ...CALENDAR.officeHours, days: ['mon', 'fri'] as const },
    };
    const after = Temporal.Instant.from('2026-11-24T07:00:00Z');
    expect(nextDigest('09:00', 'Asia/Tokyo', weekdays, after).toString()).toBe(
      '2026-11-27T00:00:00Z',
    );
  });
});
