import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WEEKDAYS } from '../../src/domain/people/partnership.ts';
import { afterQuietHours } from '../../src/domain/reminder/quiet-hours.ts';
import { duePhrase, duePhraseEnds } from '../../src/domain/time/due-phrase.ts';
import {
  addWorkingDays,
  addWorkingMinutes,
  isWorkingTime,
  subtractWorkingMinutes,
  type WorkingCalendar,
  workingDayMinutes,
  workingMinutesBetween,
} from '../../src/domain/time/working-calendar.ts';
import { tries } from '../support/long.ts';

/** Clocks that change on the same day, on another day, by half an hour, at midnight, and never. */
const ZONES = [
  'Europe/Amsterdam',
  'America/New_York',
  'Australia/Lord_Howe',
  'America/Santiago',
  'Asia/Kolkata',
];
/** Where the machine may stand, with the hour there on a summer's noon in UTC. */
const HOUR_AT_NOON: Readonly<Record<string, number>> = {
  UTC: 12,
  'America/New_York': 8,
  'Pacific/Auckland': 0,
};
const HOST_ZONES = Object.keys(HOUR_AT_NOON);
const FIRST = Temporal.Instant.from('2024-01-01T00:00:00Z').epochMilliseconds;
const TEN_YEARS = 10 * 366 * 86_400_000;
const MOST_MINUTES = 20_000;
const RUNS = tries(100, 1_000);

const wallMinute = fc.integer({ min: 0, max: 24 * 60 - 1 });
const moment = fc
  .integer({ min: 0, max: TEN_YEARS })
  .map((after) => Temporal.Instant.fromEpochMilliseconds(FIRST + after));
const minutes = fc.integer({ min: 0, max: MOST_MINUTES });

const calendars: fc.Arbitrary<WorkingCalendar> = fc
  .record({
    timeZone: fc.constantFrom(...ZONES),
    hours: fc.tuple(wallMinute, wallMinute).filter(([from, to]) => to - from >= 30),
    days: fc.subarray([...WEEKDAYS], { minLength: 1 }),
    holidays: fc.array(fc.integer({ min: 0, max: 3_650 }), { maxLength: 30 }),
  })
  .map(({ timeZone, hours: [from, to], days, holidays }) => ({
    timeZone,
    officeHours: { days, from: wallTime(from), to: wallTime(to) },
    holidays: holidays.map((day) =>
      Temporal.PlainDate.from('2024-01-01').add({ days: day }).toString(),
    ),
  }));

describe.for(HOST_ZONES)('working time on a machine in %s', (hostZone) => {
  const { TZ: before } = process.env;
  // Not in the body: that runs for all three before the first test does.
  beforeAll(() => {
    process.env['TZ'] = hostZone;
  });
  afterAll(() => {
    if (before === undefined) delete process.env['TZ'];
    else process.env['TZ'] = before;
  });
  const check = <T extends [unknown, ...unknown[]]>(
    arbitraries: { [K in keyof T]: fc.Arbitrary<T[K]> },
    predicate: (...values: T) => void,
  ) => fc.assert(fc.property<T>(...arbitraries, predicate), RUNS);

  it('is counted there', () => {
    expect(Intl.DateTimeFormat().resolvedOptions().timeZone).toBe(hostZone);
    const summer = new Date('2026-07-01T12:00:00Z');
    expect(summer.getHours()).toBe(HOUR_AT_NOON[hostZone]);
  });

  it('is over at closing time on the same day, where it fills the day to the minute', () => {
    const calendar = {
      timeZone: 'Europe/Amsterdam',
      officeHours: { days: ['mon', 'tue'] as const, from: '09:00', to: '17:00' },
      holidays: [],
    };
    const at = (time: string) => Temporal.Instant.from(`2026-11-23T${time}+01:00`);
    const closing = at('17:00').toString();
    expect(addWorkingMinutes(calendar, at('14:00'), 180).toString()).toBe(closing);
    expect(addWorkingDays(calendar, at('09:00'), 1).toString()).toBe(closing);
    expect(addWorkingMinutes(calendar, at('17:00'), 0).toString()).toBe(closing);
  });

  it('is never done sooner when it begins later, and never outside office hours', () => {
    check([calendars, moment, moment, minutes], (calendar, one, other, time) => {
      const [first, second] = [one, other].toSorted(Temporal.Instant.compare);
      if (!first || !second) return;
      const [early, late] = [first, second].map((from) => addWorkingMinutes(calendar, from, time));
      if (!early || !late) return;
      expect(Temporal.Instant.compare(early, late)).toBeLessThanOrEqual(0);
      expect(isWorkingTime(calendar, early)).toBe(true);
      expect(Temporal.Instant.compare(first, early)).toBeLessThanOrEqual(0);
    });
  });

  it('adds up however it is split, and is measured as long as it is', () => {
    check([calendars, moment, minutes, minutes], (calendar, from, one, other) => {
      const whole = addWorkingMinutes(calendar, from, one + other);
      const split = addWorkingMinutes(calendar, addWorkingMinutes(calendar, from, one), other);
      expect(split.toString()).toBe(whole.toString());
      expect(workingMinutesBetween(calendar, from, whole)).toBeCloseTo(one + other, 6);
    });
  });

  it('leads back by the same way', () => {
    check([calendars, moment, minutes], (calendar, from, time) => {
      const later = addWorkingMinutes(calendar, from, time);
      const back = subtractWorkingMinutes(calendar, later, time);
      expect(workingMinutesBetween(calendar, back, later)).toBeCloseTo(time, 6);
      expect(isWorkingTime(calendar, back)).toBe(true);
    });
  });

  it('in days is the same wall time so many office days on, where no clock changes in office hours', () => {
    const plain = calendars.map((one) => ({
      ...one,
      officeHours: { ...one.officeHours, from: '08:30', to: '17:00' },
    }));
    check([plain, moment, fc.integer({ min: 0, max: 30 })], (calendar, from, days) => {
      const start = addWorkingMinutes(calendar, from, 0).toZonedDateTimeISO(calendar.timeZone);
      // From the very opening on, a day is over at closing time, and not at the next opening.
      fc.pre(start.toPlainTime().toString({ smallestUnit: 'minute' }) !== '08:30');
      const end = addWorkingDays(calendar, from, days).toZonedDateTimeISO(calendar.timeZone);
      expect(end.toPlainTime().toString()).toBe(start.toPlainTime().toString());
      const worked = workingMinutesBetween(calendar, start.toInstant(), end.toInstant());
      expect(worked).toBe(days * workingDayMinutes(calendar));
    });
  });

  it('in days is never over sooner when it begins later, adds up, and ends in office hours', () => {
    const days = fc.integer({ min: 0, max: 30 });
    check([calendars, moment, moment, days, days], (calendar, one, other, some, more) => {
      const [first = one, second = other] = [one, other].toSorted(Temporal.Instant.compare);
      const early = addWorkingDays(calendar, first, some);
      const late = addWorkingDays(calendar, second, some);
      expect(Temporal.Instant.compare(early, late)).toBeLessThanOrEqual(0);
      expect(isWorkingTime(calendar, early)).toBe(true);
      const whole = addWorkingDays(calendar, first, some + more);
      expect(addWorkingDays(calendar, early, more).toString()).toBe(whole.toString());
    });
  });

  it('until something is due is said in words that hold until they are said to end', () => {
    const urgencies = fc.constantFrom('normal' as const, 'urgent' as const, 'danger_now' as const);
    check([calendars, urgencies, moment, minutes], (calendar, urgency, now, time) => {
      const due = addWorkingMinutes(calendar, now, time + 1);
      const phrase = duePhrase(calendar, urgency, due, now);
      const ends = duePhraseEnds(calendar, urgency, due, now);
      if (!ends) return void expect(phrase.unit).toBe('overdue');
      if (phrase.unit === 'within_the_hour') expect(now.until(due).total('hours')).toBeLessThan(1);
      expect(Temporal.Instant.compare(now, ends)).toBeLessThan(0);
      expect(duePhrase(calendar, urgency, due, ends)).not.toEqual(phrase);
      const still = ends.subtract({ seconds: 2 });
      if (Temporal.Instant.compare(still, now) < 0) return;
      expect(duePhrase(calendar, urgency, due, still)).toEqual(phrase);
    });
  });

  it('leaves everybody alone in quiet hours and never for longer than they last', () => {
    const hours = fc.record({ from: wallMinute.map(wallTime), to: wallMinute.map(wallTime) });
    check([hours, fc.constantFrom(...ZONES), moment], (quiet, timeZone, now) => {
      const then = afterQuietHours(quiet, timeZone, now);
      expect(Temporal.Instant.compare(now, then)).toBeLessThanOrEqual(0);
      expect(now.until(then).total('hours')).toBeLessThanOrEqual(25);
      expect(afterQuietHours(quiet, timeZone, then).toString()).toBe(then.toString());
    });
  });
});

function wallTime(minute: number): string {
  return Temporal.PlainTime.from('00:00').add({ minutes: minute }).toString().slice(0, 5);
}
