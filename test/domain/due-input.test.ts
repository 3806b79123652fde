import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatTime } from '../../src/cards/format-time.ts';
import { WEEKDAYS } from '../../src/domain/people/partnership.ts';
import { type DueMoment, type DueReading, readDue } from '../../src/domain/phrases/due-input.ts';
import { isWorkingTime, type WorkingCalendar } from '../../src/domain/time/working-calendar.ts';
import { tries } from '../support/long.ts';

/** Clocks that change on the same day, on another day, by half an hour, at midnight, and never. */
const ZONES = [
  'Europe/Amsterdam',
  'America/New_York',
  'Australia/Lord_Howe',
  'America/Santiago',
  'Asia/Kolkata',
];
const HOST_ZONES = ['UTC', 'America/New_York', 'Pacific/Auckland'];
const LANGUAGES = ['en', 'nl', 'de', 'fr'];
const WEEKDAY_NAMES = ['Mon', 'Tuesday', 'Wed', 'Thursday', 'Fri', 'Saturday', 'Sun'];
const MONTH_NAMES = [
  ['Jan', 'January'],
  ['Feb', 'February'],
  ['Mar', 'March'],
  ['Apr', 'April'],
  ['May', 'May'],
  ['Jun', 'June'],
  ['July', 'July'],
  ['Aug', 'August'],
  ['Sept', 'September'],
  ['Oct', 'October'],
  ['Nov', 'November'],
  ['Dec', 'December'],
];
const FIRST = Temporal.Instant.from('2024-01-01T00:00:00Z').epochMilliseconds;
const TEN_YEARS = 10 * 366 * 86_400_000;
/** As far ahead as a date without its year is taken for the next. */
const MOST_DAYS = 180;
const RUNS = tries(100, 400);

const calendar: WorkingCalendar = {
  timeZone: 'Europe/Amsterdam',
  officeHours: { days: WEEKDAYS.slice(0, 5), from: '08:30', to: '17:00' },
  holidays: ['2026-12-25', '2027-01-01'],
};
const now = fc
  .integer({ min: 0, max: TEN_YEARS })
  .map((after) => Temporal.Instant.fromEpochMilliseconds(FIRST + after));
const zone = fc.constantFrom(...ZONES);
const days = fc.integer({ min: 0, max: MOST_DAYS });
const minuteOfDay = fc.integer({ min: 0, max: 24 * 60 - 1 });

/** Every form in which a day can be said outright. */
const FORMS: readonly ((date: Temporal.PlainDate) => string)[] = [
  (date) => date.toString(),
  (date) => `${date.day}-${date.month}-${date.year}`,
  (date) => `${date.day}.${date.month}.${date.year}`,
  (date) => `${date.day} ${MONTH_NAMES[date.month - 1]?.[0]}`,
  (date) => `${date.day} ${MONTH_NAMES[date.month - 1]?.[1]} ${date.year}`,
  (date) => `${MONTH_NAMES[date.month - 1]?.[1]} ${date.day}, ${date.year}`,
  (date) => `${WEEKDAY_NAMES[date.dayOfWeek - 1]} ${date.day} ${MONTH_NAMES[date.month - 1]?.[0]},`,
];

describe.for(HOST_ZONES)('a due time in words, on a machine in %s', (hostZone) => {
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

  it('is the wall time that was typed, in every form, or says that it is not', () => {
    const form = fc.constantFrom(...FORMS);
    check([now, zone, days, minuteOfDay, form], (at, timeZone, ahead, minute, write) => {
      const date = at.toZonedDateTimeISO(timeZone).toPlainDate().add({ days: ahead });
      const wall = date.toPlainDateTime(wallTime(minute));
      const reading = readDue(`${write(date)} ${wallText(minute)}`, context(at, timeZone));
      const moments = momentsOf(reading);
      for (const moment of moments) expectWall(moment, wall, timeZone);
      for (const { due } of moments) expectAhead(due, at);
      if (moments.length === 0) expectOver(reading, wall, timeZone, at);
    });
  });

  it('is the moment that a card shows, typed as the card says it, in each language', () => {
    const language = fc.constantFrom(...LANGUAGES);
    check([now, zone, days, minuteOfDay, language], (at, timeZone, ahead, minute, tongue) => {
      const local = at.toZonedDateTimeISO(timeZone).add({ days: ahead });
      const due = local.withPlainTime(wallTime(minute)).toInstant();
      if (Temporal.Instant.compare(due, at) <= 0) return;
      const shown = formatTime(due.toString(), { language: tongue, timeZone });
      const found = momentsOf(readDue(shown, context(at, timeZone, tongue)));
      expect(found.map((one) => one.due.toString())).toContain(due.toString());
    });
  });

  it('of a weekday is on that weekday, within two weeks, and asked back where it must be', () => {
    const weekday = fc.integer({ min: 1, max: 7 });
    check([now, zone, weekday, minuteOfDay, fc.boolean()], (at, timeZone, day, minute, next) => {
      const today = at.toZonedDateTimeISO(timeZone).toPlainDate();
      const typed = `${next ? 'next ' : ''}${WEEKDAY_NAMES[day - 1]} ${wallText(minute)}`;
      const moments = momentsOf(readDue(typed, context(at, timeZone)));
      expect(moments.length).toBeGreaterThan(0);
      for (const moment of moments) {
        const date = moment.due.toZonedDateTimeISO(timeZone).toPlainDate();
        expect(date.dayOfWeek).toBe(day);
        expect(today.until(date).days).toBeLessThan(14);
        expectWall(moment, date.toPlainDateTime(wallTime(minute)), timeZone);
        expectAhead(moment.due, at);
      }
      const dates = moments.map(({ due }) => due.toZonedDateTimeISO(timeZone).toPlainDate());
      const saidToday = !next && day === today.dayOfWeek;
      const doubtful = saidToday || (next && day > today.dayOfWeek);
      if (!doubtful) expect(new Set(dates.map(String)).size).toBe(1);
    });
  });

  it('counted in working time lies in office hours; counted in hours is exact', () => {
    const count = fc.integer({ min: 1, max: 200 });
    check([now, zone, count], (at, timeZone, hours) => {
      const working = momentsOf(readDue(`in ${hours} working hours`, context(at, timeZone)));
      const days = momentsOf(readDue(`in ${hours} working days`, context(at, timeZone)));
      for (const { due } of [...working, ...days]) {
        expect(isWorkingTime(calendar, due)).toBe(true);
        expectAhead(due, at);
      }
      const [elapsed] = momentsOf(readDue(`in ${hours} hours`, context(at, timeZone)));
      expect(elapsed?.due.toString()).toBe(at.add({ hours }).toString());
    });
  });

  it('is never made up from anything else', () => {
    const words = fc.constantFrom('in', 'next', 'Fri', '27', 'Nov', '14:00', '-', '/', '3', 'days');
    const typed = fc.oneof(
      fc.string({ maxLength: 120 }),
      fc.array(words, { maxLength: 8 }).map((some) => some.join(' ')),
    );
    check([now, zone, typed], (at, timeZone, text) => {
      for (const { due } of momentsOf(readDue(text, context(at, timeZone)))) expectAhead(due, at);
    });
  });
});

function context(at: Temporal.Instant, timeZone: string, language = 'en') {
  return { now: at, timeZone, language, calendar };
}

function momentsOf(reading: DueReading): readonly DueMoment[] {
  if (reading.kind === 'due') return [reading.moment];
  return reading.kind === 'ambiguous' ? reading.moments : [];
}

function wallTime(minute: number): Temporal.PlainTime {
  return Temporal.PlainTime.from({ hour: Math.floor(minute / 60), minute: minute % 60 });
}

function wallText(minute: number): string {
  return wallTime(minute).toString({ smallestUnit: 'minute' });
}

/** The same hands on the wall, unless the clocks jump over them: then it says so, and is later. */
function expectWall(moment: DueMoment, wall: Temporal.PlainDateTime, timeZone: string): void {
  const shown = moment.due.toZonedDateTimeISO(timeZone).toPlainDateTime();
  const order = Temporal.PlainDateTime.compare(shown, wall);
  expect(order).toBe(moment.moved ? 1 : 0);
}

function expectAhead(due: Temporal.Instant, at: Temporal.Instant): void {
  expect(Temporal.Instant.compare(due, at)).toBe(1);
}

function expectOver(
  reading: DueReading,
  wall: Temporal.PlainDateTime,
  timeZone: string,
  at: Temporal.Instant,
): void {
  expect(reading.kind).toBe('past');
  const late = wall.toZonedDateTime(timeZone, { disambiguation: 'later' }).toInstant();
  expect(Temporal.Instant.compare(late, at)).toBeLessThanOrEqual(0);
}
