import { expect, it } from 'vitest';
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
  expect(duePhrase(HALF_HOUR_DAY, 'normal', due, ends)).toEqual({ unit: 'within_the_hour' });
});
