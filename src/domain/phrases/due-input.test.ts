import { describe, expect, it } from 'vitest';
import { type DueReading, readDue } from './due-input.ts';

/** A Tuesday, 10:00 in Amsterdam. */
const TUESDAY = '2026-11-24T09:00:00Z';
const FRIDAY = '2026-11-27T09:00:00Z';
const SATURDAY = '2026-11-28T09:00:00Z';
const CALENDAR = {
  timeZone: 'Europe/Amsterdam',
  officeHours: { days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '08:30', to: '17:00' },
  holidays: ['2026-12-25'],
} as const;

function read(typed: string, now = TUESDAY, language = 'en', timeZone = 'Europe/Amsterdam') {
  const instant = Temporal.Instant.from(now);
  return readDue(typed, { now: instant, timeZone, language, calendar: CALENDAR });
}

/** In words: the local time, each of several, or what is wrong. */
function said(reading: DueReading, timeZone = 'Europe/Amsterdam'): string | string[] {
  const local = (due: Temporal.Instant) =>
    due.toZonedDateTimeISO(timeZone).toPlainDateTime().toString();
  if (reading.kind === 'due') return local(reading.moment.due);
  if (reading.kind === 'ambiguous') return reading.moments.map(({ due }) => local(due));
  return reading.kind;
}

describe('when something is due, in words', () => {
  it.each([
    ['today 16:00', '2026-11-24T16:00:00'],
    ['Today', '2026-11-24T17:00:00'],
    ['\ufefftomorrow\u202fat\u00a0１０:00', '2026-11-25T10:00:00'],
    ['tomorrow 10:00', '2026-11-25T10:00:00'],
    ['tomorrow at 10:00', '2026-11-25T10:00:00'],
    ['tomorrow', '2026-11-25T17:00:00'],
    ['the day after tomorrow', '2026-11-26T17:00:00'],
    ['Friday', '2026-11-27T17:00:00'],
    ['by Friday', '2026-11-27T17:00:00'],
    ['Fri 14:00', '2026-11-27T14:00:00'],
    ['fri, 2pm', '2026-11-27T14:00:00'],
    ['Friday 12:30 am', '2026-11-27T00:30:00'],
    ['14:00 Friday', '2026-11-27T14:00:00'],
    ['Saturday', '2026-11-28T17:00:00'],
    ['next Tuesday 9:30', '2026-12-01T09:30:00'],
    ['next Monday', '2026-11-30T17:00:00'],
    ['27 Nov', '2026-11-27T17:00:00'],
    ['27 November 2026 14:00', '2026-11-27T14:00:00'],
    ['27th of November', '2026-11-27T17:00:00'],
    ['November 27, 2026', '2026-11-27T17:00:00'],
    ['nov 27', '2026-11-27T17:00:00'],
    ['Fri 27 Nov, 14:00', '2026-11-27T14:00:00'],
    ['15 Jan', '2027-01-15T17:00:00'],
    ['2026-11-27 14:00', '2026-11-27T14:00:00'],
    ['27-11-2026 14:00', '2026-11-27T14:00:00'],
    ['27-11', '2026-11-27T17:00:00'],
    ['27.11.2026', '2026-11-27T17:00:00'],
    ['27.11.', '2026-11-27T17:00:00'],
    ['27/11/2026', '2026-11-27T17:00:00'],
    ['11/27/2026', '2026-11-27T17:00:00'],
    ['4/4/2027', '2027-04-04T17:00:00'],
    ['Sat 3/4/2027', '2027-04-03T17:00:00'],
    ['in 3 hours', '2026-11-24T13:00:00'],
    ['in 90 minutes', '2026-11-24T11:30:00'],
    ['in 2 days', '2026-11-26T17:00:00'],
    ['in 2 days 14:00', '2026-11-26T14:00:00'],
    ['in 1 week', '2026-12-01T17:00:00'],
    ['in 3 working hours', '2026-11-24T13:00:00'],
    ['in 8 working hours', '2026-11-25T09:30:00'],
    ['in 2 working days', '2026-11-26T17:00:00'],
    ['in 5 working days', '2026-12-01T17:00:00'],
    ['14:00', '2026-11-24T14:00:00'],
    ['14.30', '2026-11-24T14:30:00'],
    ['14h', '2026-11-24T14:00:00'],
  ])('"%s" on Tuesday at ten is %s', (typed, due) => {
    expect(said(read(typed))).toBe(due);
  });

  it.each([
    ['nl', 'vrijdag om 14.00 uur', '2026-11-27T14:00:00'],
    ['nl', 'volgende week dinsdag', '2026-12-01T17:00:00'],
    ['nl', 'over 3 werkdagen', '2026-11-27T17:00:00'],
    ['nl', 'morgen 10:00', '2026-11-25T10:00:00'],
    ['de', 'Übermorgen um 14 Uhr', '2026-11-26T14:00:00'],
    ['de', 'am Freitag, 27. Nov. 14:00', '2026-11-27T14:00:00'],
    ['de', 'in 3 Arbeitsstunden', '2026-11-24T13:00:00'],
    ['de-AT', '15. Jänner', '2027-01-15T17:00:00'],
    ['fr', 'après-demain à 14 h 30', 'not_understood'],
    ['fr', 'après-demain à 14h30', '2026-11-26T14:30:00'],
    ['fr', 'lundi prochain', '2026-11-30T17:00:00'],
    ['fr', 'dans 2 jours ouvrés', '2026-11-26T17:00:00'],
    ['fr', '27 nov. 2026', '2026-11-27T17:00:00'],
    ['fr', 'tomorrow 10:00', '2026-11-25T10:00:00'],
    ['da', 'tomorrow 10:00', '2026-11-25T10:00:00'],
  ])('in %s, "%s" is %s', (language, typed, due) => {
    expect(said(read(typed, TUESDAY, language))).toBe(due);
  });

  it.each([
    ['Friday', ['2026-11-27T17:00:00', '2026-12-04T17:00:00']],
    ['Fri 14:00', ['2026-11-27T14:00:00', '2026-12-04T14:00:00']],
    ['next Friday', '2026-12-04T17:00:00'],
    ['next Saturday', ['2026-11-28T17:00:00', '2026-12-05T17:00:00']],
    ['Fri 9:00', '2026-12-04T09:00:00'],
  ])('on a Friday, "%s" is %s', (typed, due) => {
    expect(said(read(typed, FRIDAY))).toEqual(due);
  });

  it('asks whether the day or the month comes first', () => {
    expect(said(read('3/4/2027'))).toEqual(['2027-03-04T17:00:00', '2027-04-03T17:00:00']);
    expect(said(read('3/4'))).toEqual(['2027-03-04T17:00:00', '2027-04-03T17:00:00']);
  });

  it('asks which of two is meant in the night in which the clocks go back', () => {
    const reading = read('25 Oct 02:30', '2026-10-20T09:00:00Z');
    if (reading.kind !== 'ambiguous') throw new Error(reading.kind);
    expect(reading.moments.map(({ due, turn }) => [due.toString(), turn])).toEqual([
      ['2026-10-25T00:30:00Z', 'first'],
      ['2026-10-25T01:30:00Z', 'second'],
    ]);
  });

  it('says that it moved a time over which the clocks go forward', () => {
    const reading = read('28 March 2027 02:30');
    if (reading.kind !== 'due') throw new Error(reading.kind);
    expect(reading.moment.moved).toBe(true);
    expect(said(reading)).toBe('2027-03-28T03:30:00');
  });

  it('counts working days over weekends and holidays', () => {
    expect(said(read('in 1 working day', SATURDAY))).toBe('2026-11-30T17:00:00');
    expect(said(read('in 1 working day', '2026-12-24T09:00:00Z'))).toBe('2026-12-28T17:00:00');
  });

  it('takes a time as that of who types it, and the end of office hours as the office says', () => {
    const zone = 'America/New_York';
    expect(said(read('27 Nov 14:00', TUESDAY, 'en', zone), zone)).toBe('2026-11-27T14:00:00');
    expect(said(read('27 Nov', TUESDAY, 'en', zone))).toBe('2026-11-27T17:00:00');
  });

  it.each([
    ['today 9:00', 'past'],
    ['9:00', 'past'],
    ['20 Nov', 'past'],
    ['2020-01-01', 'past'],
    ['in 0 hours', 'past'],
    ['2126-11-27', 'too_far'],
    ['in 999 working days', 'too_far'],
    ['31 Nov', 'no_such_day'],
    ['2026-02-30', 'no_such_day'],
    ['31/31/2026', 'no_such_day'],
    ['Thu 27 Nov', 'other_weekday'],
    ['', 'not_understood'],
    ['soon', 'not_understood'],
    ['25:00', 'not_understood'],
    ['tomorrow 10', 'not_understood'],
    ['Friday 13pm', 'not_understood'],
    ['9.12', 'not_understood'],
    ['Fri 4.12', 'not_understood'],
    ['in 3 hours 14:00', 'not_understood'],
    ['in -3 days', 'not_understood'],
    ['in 1000 days', 'not_understood'],
    ['27/11/26', 'not_understood'],
    ['before Friday', 'not_understood'],
    ['2026-11-27T14:00:00Z', 'not_understood'],
  ])('does not guess: "%s" is %s', (typed, fault) => {
    expect(said(read(typed))).toBe(fault);
  });
});
