/**
 * Prints, in whatever zone its process runs, when the meetings of the cases are, as the domain says and
 * as the calendar file says. No arguments.
 */
import '../../src/temporal.ts';
import { readFileSync } from 'node:fs';
import { writeCalendar } from '../../src/documents/write-calendar.ts';
import { readRecurrence } from '../../src/domain/phrases/read-recurrence.ts';
import { occurrences } from '../../src/domain/time/recurrence.ts';
import type { WorkingCalendar } from '../../src/domain/time/working-calendar.ts';
import { calendarOf } from '../support/files/calendar-files.ts';

interface Case {
  readonly words: string;
  readonly from: string;
  readonly count: number;
}

const CALENDAR: WorkingCalendar = {
  timeZone: 'Europe/Amsterdam',
  officeHours: { days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '09:00', to: '17:00' },
  holidays: [],
};
const CASES: readonly Case[] = JSON.parse(
  readFileSync(new URL('../cases/recurrences.json', import.meta.url), 'utf8'),
);

const printed = CASES.map(({ words, from, count }) => {
  const context = { today: from, timeZone: CALENDAR.timeZone, language: 'en', calendar: CALENDAR };
  const reading = readRecurrence(`${words} from ${from}`, context);
  if (reading.kind !== 'rhythm') throw new Error(`"${words}" is ${reading.kind}`);
  const { recurrence } = reading;
  const meetings = occurrences(recurrence, CALENDAR, { after: from, count });
  const utc = meetings.map(({ starts }) => starts.toString({ smallestUnit: 'minute' }));
  const file = writeCalendar(calendarOf(meetings, recurrence.timeZone), 'tandem.example.org');
  const lines = file.split('\r\n').filter((line) => /^DT(?:START;|END;|STAMP:)/.test(line));
  return { utc, lines };
});
process.stdout.write(
  JSON.stringify({ host: Intl.DateTimeFormat().resolvedOptions().timeZone, printed }),
);
