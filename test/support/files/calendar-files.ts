import type { CalendarEvent, CalendarFile } from '../../../src/ports/meeting/calendar-file.ts';

const MEETING_MINUTES = 60;

/** A meeting as a calendar shows it. */
export function calendarEventOf(more: Partial<CalendarEvent> = {}): CalendarEvent {
  const starts = Temporal.Instant.from('2026-12-08T09:00:00Z');
  return {
    uid: '0c3d1f5e-6a0e-4a52-9a53-0d5b1a3c7e11',
    sequence: 0,
    starts,
    ends: (more.starts ?? starts).add({ minutes: MEETING_MINUTES }),
    timeZone: 'Europe/Amsterdam',
    title: 'Liaison meeting',
    place: 'Town hall 2.14',
    link: 'https://meet.example.org/desk?a=1&b=2',
    details: 'L-2026-0001/2026-12-08 · Liaison meeting.',
    cancelled: false,
    organiser: { key: 'havenstad', name: 'Havenstad' },
    invited: [
      { key: 'police', name: 'Police Havenstad' },
      { key: 'council', name: 'Council; of "Havenstad", north' },
    ],
    ...more,
  };
}

/** Meetings at these moments as one calendar. */
export function calendarOf(
  meetings: readonly { readonly date: string; readonly starts: Temporal.Instant }[],
  timeZone: string,
): CalendarFile {
  const at = Temporal.Instant.from('2026-11-24T09:00:00Z');
  const events = meetings.map(({ date, starts }) =>
    calendarEventOf({ uid: date, starts, timeZone }),
  );
  return { method: 'PUBLISH', name: 'Meetings', at, events };
}
