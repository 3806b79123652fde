import { describe, expect, it } from 'vitest';
import { readRecurrence } from '../../src/domain/phrases/read-recurrence.ts';
import { type Occurrence, occurrences, skippedMonths } from '../../src/domain/time/recurrence.ts';
import { isWorkingDay, type WorkingCalendar } from '../../src/domain/time/working-calendar.ts';
import { runs } from '../support/long.ts';

/** Clocks that change in spring and autumn, the other way round, by half an hour, and at midnight. */
const ZONES = [
  'Europe/Berlin',
  'America/New_York',
  'Pacific/Auckland',
  'Australia/Lord_Howe',
  'Africa/Cairo',
] as const;
/** In the middle of the night in which clocks change, at midnight, and at work. */
const TIMES = ['02:30', '00:15', '10:00'] as const;
const FROM = '2026-09-10';
/** With a leap year in them. */
const YEARS = runs(3, 10);

type Day = Temporal.PlainDate;
/** Does it happen on that day? Said of one day alone, with nothing but Temporal. */
type Happens = (day: Day) => boolean;

const FIRST = Temporal.PlainDate.from(FROM);
const LAST = FIRST.add({ years: YEARS }).subtract({ days: 1 });

const weekday = (day: Day, ...numbers: number[]) => numbers.includes(day.dayOfWeek);
const nth = (day: Day) => Math.floor((day.day - 1) / 7) + 1;
const nthLast = (day: Day) => Math.floor((day.daysInMonth - day.day) / 7) + 1;
const monday = (day: Day) => day.subtract({ days: day.dayOfWeek - 1 });
const weeksSince = (start: string, day: Day) =>
  monday(Temporal.PlainDate.from(start)).until(monday(day)).days / 7;
const monthsSince = (start: string, day: Day) => {
  const { year, month } = Temporal.PlainDate.from(start);
  return (day.year - year) * 12 + day.month - month;
};
const workdaysBefore = (day: Day) =>
  Array.from({ length: day.day - 1 }, (_, index) => day.with({ day: index + 1 })).filter(works)
    .length;
const workdaysAfter = (day: Day) =>
  Array.from({ length: day.daysInMonth - day.day }, (_, index) =>
    day.add({ days: index + 1 }),
  ).filter(works).length;
const office = (day: Day) => day.dayOfWeek <= 5;
const officeBefore = (day: Day) =>
  Array.from({ length: day.day - 1 }, (_, index) => day.with({ day: index + 1 })).filter(office)
    .length;

/** Moves with the zone in nothing that matters here: local dates alone. */
const CALENDAR: WorkingCalendar = {
  timeZone: 'Europe/Berlin',
  officeHours: { days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '09:00', to: '17:00' },
  holidays: Array.from({ length: YEARS + 2 }, (_, index) => 2026 + index).flatMap((year) => [
    `${year}-01-01`,
    `${year}-05-01`,
    `${year}-12-31`,
  ]),
};
const works = (day: Day) => isWorkingDay(CALENDAR, day);

/** Every form that is offered. Thursday 10 September 2026 is the start of all of them. */
const FORMS: readonly (readonly [string, Happens])[] = [
  ['every day', () => true],
  ['every other day', (day) => FIRST.until(day).days % 2 === 0],
  ['every 10 days', (day) => FIRST.until(day).days % 10 === 0],
  ['every weekday', office],
  ['every working day', works],
  ['every Tuesday', (day) => weekday(day, 2)],
  ['Tuesdays and Fridays', (day) => weekday(day, 2, 5)],
  ['Monday to Thursday', (day) => weekday(day, 1, 2, 3, 4)],
  ['every Sunday', (day) => weekday(day, 7)],
  ['every other Thursday', (day) => weekday(day, 4) && weeksSince(FROM, day) % 2 === 0],
  ['fortnightly on Tuesday', (day) => weekday(day, 2) && weeksSince('2026-09-15', day) % 2 === 0],
  [
    'every 2 weeks on Tuesday and Thursday',
    (day) => weekday(day, 2, 4) && weeksSince(FROM, day) % 2 === 0,
  ],
  ['every 6 weeks on Sunday', (day) => weekday(day, 7) && weeksSince(FROM, day) % 6 === 0],
  ['weekly', (day) => weekday(day, 4)],
  ['second Tuesday of the month', (day) => weekday(day, 2) && nth(day) === 2],
  ['first Monday', (day) => weekday(day, 1) && nth(day) === 1],
  ['fifth Friday', (day) => weekday(day, 5) && nth(day) === 5],
  ['last Friday', (day) => weekday(day, 5) && nthLast(day) === 1],
  ['last Sunday', (day) => weekday(day, 7) && nthLast(day) === 1],
  ['penultimate Wednesday', (day) => weekday(day, 3) && nthLast(day) === 2],
  ['second and fourth Thursday', (day) => weekday(day, 4) && [2, 4].includes(nth(day))],
  [
    'first Monday and last Thursday',
    (day) => (weekday(day, 1) && nth(day) === 1) || (weekday(day, 4) && nthLast(day) === 1),
  ],
  [
    'every 3 months on the last Friday',
    (day) => weekday(day, 5) && nthLast(day) === 1 && monthsSince('2026-09-25', day) % 3 === 0,
  ],
  [
    'every second month on the first Tuesday',
    (day) => weekday(day, 2) && nth(day) === 1 && monthsSince('2026-10-06', day) % 2 === 0,
  ],
  ['on the 31st', (day) => day.day === 31],
  ['on the 30th', (day) => day.day === 30],
  ['on the 1st and 15th', (day) => day.day === 1 || day.day === 15],
  ['monthly', (day) => day.day === 10],
  ['every 5 months on the 29th', (day) => day.day === 29 && monthsSince(FROM, day) % 5 === 0],
  ['last day of the month', (day) => day.day === day.daysInMonth],
  ['first day of the month', (day) => day.day === 1],
  ['first working day', (day) => works(day) && workdaysBefore(day) === 0],
  ['third working day of the month', (day) => works(day) && workdaysBefore(day) === 2],
  ['last working day of the month', (day) => works(day) && workdaysAfter(day) === 0],
  [
    'every 2 months on the first working day',
    (day) => works(day) && workdaysBefore(day) === 0 && monthsSince('2026-10-01', day) % 2 === 0,
  ],
  ['first weekday of the month', (day) => office(day) && officeBefore(day) === 0],
  ['quarterly', (day) => day.day === 10 && monthsSince(FROM, day) % 3 === 0],
  [
    'first Monday of the quarter',
    (day) => weekday(day, 1) && nth(day) === 1 && [1, 4, 7, 10].includes(day.month),
  ],
  [
    'last working day of the quarter',
    (day) => works(day) && workdaysAfter(day) === 0 && [3, 6, 9, 12].includes(day.month),
  ],
  ['yearly on 1 March', (day) => day.month === 3 && day.day === 1],
  ['yearly on 29 February', (day) => day.month === 2 && day.day === 29],
  ['every 2 years on 1 March', (day) => day.month === 3 && day.day === 1 && day.year % 2 === 1],
  ['first Monday in March', (day) => weekday(day, 1) && nth(day) === 1 && day.month === 3],
  [
    'first working day of the year',
    (day) => works(day) && workdaysBefore(day) === 0 && day.month === 1,
  ],
];

const DAYS = Array.from({ length: FIRST.until(LAST).days + 1 }, (_, index) =>
  FIRST.add({ days: index }),
);

/** A rhythm with more dates than this is tried at the hour alone that clocks skip and repeat. */
const MANY_DATES = 600;

const starts = new Map<string, string>();

/** The policy as it is written: a skipped time moves forward by what is skipped; of two the first. */
function startOf(day: Day, time: string, timeZone: string): string {
  const key = `${day} ${time} ${timeZone}`;
  const known = starts.get(key);
  if (known !== undefined) return known;
  const wall = day.toPlainDateTime(time);
  const before = wall.toZonedDateTime(timeZone, { disambiguation: 'earlier' });
  const after = wall.toZonedDateTime(timeZone, { disambiguation: 'later' });
  const exists = before.toPlainDateTime().equals(wall);
  const twice = exists && !before.equals(after) ? ' first_of_two' : '';
  const said = exists ? `${before.toInstant()}${twice}` : `${after.toInstant()} moved_forward`;
  starts.set(key, said);
  return said;
}

function expected(days: readonly Day[], time: string, timeZone: string): string[] {
  return days.map((day) => {
    const holiday = CALENDAR.holidays.includes(day.toString()) ? ' holiday' : '';
    return `${day} ${startOf(day, time, timeZone)}${holiday}`;
  });
}

function text({ date, starts, surprises }: Occurrence): string {
  return [date, starts, ...surprises].join(' ');
}

function found(words: string, time: string, timeZone: string): string[] {
  const context = { today: '2026-09-01', timeZone: 'Etc/UTC', language: 'en', calendar: CALENDAR };
  const reading = readRecurrence(`${words} ${time} ${timeZone} from ${FROM}`, context);
  if (reading.kind !== 'rhythm') throw new Error(`"${words}" is ${reading.kind}`);
  const until = LAST.toString();
  const window = { after: FROM, count: Number.POSITIVE_INFINITY };
  return occurrences({ ...reading.recurrence, until }, CALENDAR, window).map(text);
}

describe('against an oracle that knows nothing but Temporal', () => {
  it.each(FORMS)('"%s" is right for ten years in five zones', (words, happens) => {
    const days = DAYS.filter(happens);
    expect(days.length).toBeGreaterThan(0);
    const times = days.length > MANY_DATES ? TIMES.slice(0, 1) : TIMES;
    for (const timeZone of ZONES) {
      for (const time of times) {
        expect(found(words, time, timeZone)).toEqual(expected(days, time, timeZone));
      }
    }
  });

  it('tries nights in which clocks skip the hour, and in which it comes twice', () => {
    const nights = (zone: string) => DAYS.map((day) => startOf(day, '02:30', zone)).join();
    expect(nights('Europe/Berlin')).toMatch(/moved_forward[\s\S]*first_of_two/);
  });

  it('leaves out the months that have no such day, and says which', () => {
    const rule = { rule: 'FREQ=MONTHLY;BYMONTHDAY=31', workingDays: false, until: undefined };
    const recurrence = { ...rule, from: FROM, time: '10:00', timeZone: 'Europe/Berlin' };
    const short = DAYS.filter(({ day, daysInMonth }) => day === 1 && daysInMonth < 31);
    const months = ['2026-09', ...short.map((day) => day.toPlainYearMonth().toString())];
    const window = { after: FROM, until: LAST.toString() };
    expect(skippedMonths(recurrence, window)).toEqual(months);
  });
});
