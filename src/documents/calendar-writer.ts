import type { CalendarWriter } from '../ports/meeting/calendar-file.ts';

/**
 * Makes calendar files. What writes them, and the rules of all zones, is loaded with the first one.
 *
 * @param host where Tandem is reached.
 */
export function createCalendarWriter(host: string): CalendarWriter {
  return {
    typeOf: ({ method }) => `text/calendar; charset=utf-8; method=${method}`,
    async write(calendar) {
      const { writeCalendar } = await import('./write-calendar.ts');
      return writeCalendar(calendar, host);
    },
  };
}
