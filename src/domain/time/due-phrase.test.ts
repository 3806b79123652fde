import { describe, expect, it } from 'vitest';
import { duePhrase, duePhraseEnds } from './due-phrase.ts';

const HALF_HOUR_DAY = {
  timeZone: 'Europe/Amsterdam',
  officeHours: { days: ['sun'] as const, from: '00:00', to: '00:31' },
  holidays: [],
};

it('counts days where a day of office hours is shorter than an hour', () => {
  const now = Temporal.Instant.from('2024-01-01T00:00:00Z');
  const due = Temporal.Instant.from('2024-01-13T23:29:00Z');
  const day = { unit: 'working_days', count: 1 };
  expect(duePhrase(HALF_HOUR_DAY, 'normal', due, now)).toEqual(day);
  const ends = duePhraseEnds(HALF_HOUR_DAY, 'normal', due, now);
  if (!ends) throw new Error('It does not stay so.');
  expect(duePhrase(HALF_HOUR_DAY, 'normal', due, ends.subtract({ seconds: 2 }))).toEqual(day);
  expect(duePhrase(HALF_HOUR_DAY, 'normal', due, ends)).toEqual({ unit: 'later' });
});

describe('in less than an hour', () => {
  const WEEKDAYS_NINE_TO_FIVE = {
    timeZone: 'Europe/Amsterdam',
    officeHours: { days: ['mon', 'tue', 'wed', 'thu', 'fri'] as const, from: '09:00', to: '17:00' },
    holidays: [],
  };
  const said = (now: string, due: string) => {
    const [from, to] = [Temporal.Instant.from(now), Temporal.Instant.from(due)];
    const ends = duePhraseEnds(WEEKDAYS_NINE_TO_FIVE, 'normal', to, from);
    return [duePhrase(WEEKDAYS_NINE_TO_FIVE, 'normal', to, from).unit, ends?.toString()];
  };

  it('is never said over a night or a weekend, where no working time lies between', () => {
    // From Friday, 19:00 in Amsterdam, to Saturday, 09:00.
    const saturday = said('2026-11-27T18:00:00Z', '2026-11-28T08:00:00Z');
    expect(saturday).toEqual(['later', '2026-11-28T07:00:01Z']);
    // Half an hour of work away, and three days.
    expect(said('2026-11-27T18:00:00Z', '2026-11-30T08:30:00Z')[0]).toBe('later');
  });

  it('is said in the last hour, and of an hour of work as before', () => {
    expect(said('2026-11-28T07:30:00Z', '2026-11-28T08:00:00Z')[0]).toBe('within_the_hour');
    expect(said('2026-11-27T10:00:00Z', '2026-11-27T10:59:00Z')[0]).toBe('within_the_hour');
    expect(said('2026-11-27T15:00:00Z', '2026-11-30T08:00:00Z')[0]).toBe('working_hours');
  });
});
