import { describe, expect, it } from 'vitest';
import { occurrences, type Recurrence, skippedMonths } from './recurrence.ts';
import type { WorkingCalendar } from './working-calendar.ts';

const CALENDAR: WorkingCalendar = {
  timeZone: 'Europe/Amsterdam',
  officeHours: { days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '09:00', to: '17:00' },
  holidays: ['2027-01-01', '2027-04-27', '2027-12-31'],
};

function rhythm(rule: string, more: Partial<Recurrence> = {}): Recurrence {
  return {
    from: '2027-01-01',
    until: undefined,
    time: '10:00',
    timeZone: 'Europe/Amsterdam',
    rule,
    workingDays: false,
    ...more,
  };
}

function shown(recurrence: Recurrence, count: number, after = recurrence.from): string[] {
  return occurrences(recurrence, CALENDAR, { after, count }).map(({ date, starts, surprises }) =>
    [date, starts.toString({ smallestUnit: 'minute' }).slice(11), ...surprises].join(' '),
  );
}

describe('occurrences', () => {
  it('stay at their hour when the clocks change', () => {
    expect(shown(rhythm('FREQ=WEEKLY;BYDAY=SA', { from: '2027-03-20' }), 3)).toEqual([
      '2027-03-20 09:00Z',
      '2027-03-27 09:00Z',
      '2027-04-03 08:00Z',
    ]);
  });

  it('take place on the night that skips their hour, an hour later, and say so', () => {
    const nights = rhythm('FREQ=DAILY', { from: '2027-03-27', time: '02:30' });
    expect(shown(nights, 3)).toEqual([
      '2027-03-27 01:30Z',
      '2027-03-28 01:30Z moved_forward',
      '2027-03-29 00:30Z',
    ]);
  });

  it('take place the first time where their hour comes twice, and say so', () => {
    const nights = rhythm('FREQ=DAILY', { from: '2027-10-30', time: '02:30' });
    expect(shown(nights, 3)).toEqual([
      '2027-10-30 00:30Z',
      '2027-10-31 00:30Z first_of_two',
      '2027-11-01 01:30Z',
    ]);
  });

  it('follow a gap of half an hour, and one at midnight', () => {
    const howe = { timeZone: 'Australia/Lord_Howe', time: '02:15', from: '2027-10-03' };
    expect(shown(rhythm('FREQ=DAILY', howe), 1)).toEqual(['2027-10-03 15:45Z moved_forward']);
    const cairo = { timeZone: 'Africa/Cairo', time: '00:30', from: '2027-04-30' };
    expect(shown(rhythm('FREQ=DAILY', cairo), 1)).toEqual(['2027-04-30 22:30Z moved_forward']);
  });

  it('say which of them fall on a holiday', () => {
    expect(shown(rhythm('FREQ=WEEKLY;BYDAY=TU', { from: '2027-04-20' }), 2)).toEqual([
      '2027-04-20 08:00Z',
      '2027-04-27 08:00Z holiday',
    ]);
  });

  it('count working days by the calendar', () => {
    const first = rhythm('FREQ=MONTHLY;BYSETPOS=1', { workingDays: true });
    expect(shown(first, 3)).toEqual([
      '2027-01-04 09:00Z',
      '2027-02-01 09:00Z',
      '2027-03-01 09:00Z',
    ]);
    const last = rhythm('FREQ=MONTHLY;BYSETPOS=-1', { workingDays: true, from: '2027-12-01' });
    expect(shown(last, 2)).toEqual(['2027-12-30 09:00Z', '2028-01-31 09:00Z']);
    const all = rhythm('FREQ=DAILY', { workingDays: true, from: '2026-12-31' });
    expect(shown(all, 2)).toEqual(['2026-12-31 09:00Z', '2027-01-04 09:00Z']);
  });

  it('begin at the window and keep their step from the start', () => {
    const fortnightly = rhythm('FREQ=WEEKLY;INTERVAL=2;BYDAY=TH', { from: '2027-01-07' });
    expect(shown(fortnightly, 2, '2027-06-01')).toEqual(['2027-06-10 08:00Z', '2027-06-24 08:00Z']);
    const yearly = rhythm('FREQ=YEARLY;INTERVAL=3;BYMONTH=3;BYMONTHDAY=1', { from: '2027-03-01' });
    expect(shown(yearly, 1, '2028-01-01')).toEqual(['2030-03-01 09:00Z']);
  });

  it('end with the last day', () => {
    const until = rhythm('FREQ=WEEKLY;BYDAY=TU', { until: '2027-01-12' });
    expect(shown(until, 9)).toEqual(['2027-01-05 09:00Z', '2027-01-12 09:00Z']);
  });

  it('are one where there is no rule, and none for a day that never is', () => {
    expect(shown(rhythm('', { from: '2027-02-03' }), 9)).toEqual(['2027-02-03 09:00Z']);
    expect(shown(rhythm('', { from: '2027-02-03' }), 9, '2027-02-04')).toEqual([]);
    expect(shown(rhythm('FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30'), 9)).toEqual([]);
  });

  it('find 29 February over eight years without one', () => {
    const leap = rhythm('FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29', { from: '2096-03-01' });
    expect(shown(leap, 1)).toEqual(['2104-02-29 09:00Z']);
  });
});

describe('skipped months', () => {
  const until = '2027-07-31';
  it.each([
    ['FREQ=MONTHLY;BYMONTHDAY=31', ['2027-02', '2027-04', '2027-06']],
    ['FREQ=MONTHLY;BYMONTHDAY=30', ['2027-02']],
    ['FREQ=MONTHLY;BYDAY=5MO', ['2027-01', '2027-02', '2027-04', '2027-06', '2027-07']],
    ['FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=31', ['2027-04']],
    ['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29', ['2027-02']],
    ['FREQ=MONTHLY;BYMONTHDAY=15,31', []],
    ['FREQ=MONTHLY;BYMONTHDAY=-1', []],
    ['FREQ=WEEKLY;BYDAY=MO', []],
  ])('of %s are %j', (rule, months) => {
    expect(skippedMonths(rhythm(rule), { after: '2027-01-01', until })).toEqual(months);
  });
});
