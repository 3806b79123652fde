import ICAL from 'ical.js';
import nodeIcal from 'node-ical';
import { describe, expect, it } from 'vitest';
import { calendarEventOf } from '../../test/support/files/calendar-files.ts';
import type { CalendarEvent, CalendarFile } from '../ports/meeting/calendar-file.ts';
import { createCalendarWriter } from './calendar-writer.ts';
import { writeCalendar } from './write-calendar.ts';

const AT = Temporal.Instant.from('2026-11-24T09:00:00Z');
const ZONES = [
  'Europe/Berlin',
  'Europe/Amsterdam',
  'Europe/Dublin',
  'America/New_York',
  'Pacific/Auckland',
  'Asia/Kolkata',
];
const YEARS = 10;
const HOST = 'tandem.example.org';

function fileOf(
  events: readonly CalendarEvent[],
  method: CalendarFile['method'] = 'REQUEST',
): string {
  return writeCalendar({ method, name: 'Meetings of Havenstad', at: AT, events }, HOST);
}

/** As ical.js reads it, with the rules of zones that stand in the file itself. */
function parsed(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  ICAL.TimezoneService.reset();
  for (const zone of calendar.getAllSubcomponents('vtimezone')) {
    ICAL.TimezoneService.register(zone);
  }
  return calendar;
}

function eventsOf(text: string): ICAL.Event[] {
  return parsed(text)
    .getAllSubcomponents('vevent')
    .map((component) => new ICAL.Event(component));
}

function eventOf(text: string): ICAL.Event {
  const [event, ...others] = eventsOf(text);
  if (!event || others.length > 0) throw new Error(`There are ${others.length + 1} events.`);
  return event;
}

/** The moments at which things start, as node-ical reads them. */
function secondOpinion(text: string): Map<string, string> {
  const found = Object.values(nodeIcal.sync.parseICS(text)).flatMap((entry) =>
    entry?.type === 'VEVENT' ? [[entry.uid, entry.start.toISOString()] as const] : [],
  );
  return new Map(found);
}

describe('the invitation to a meeting', () => {
  it('holds no text that turns or breaks what stands around it, however it was kept', () => {
    const title = 'Plein \u202eneilP\u0007 \ud83d cafe\u0301';
    const party = { key: 'police', name: 'Police\u0000\u2066' };
    const event = calendarEventOf({ title, place: '\u200b', details: title, organiser: party });
    const text = fileOf([{ ...event, invited: [party] }]);
    expect(text).not.toMatch(/(?![\r\n])\p{Cc}|\u202e|\p{Surrogate}/u);
    expect(eventOf(text)).toMatchObject({ summary: 'Plein neilP \ufffd café', location: null });
  });

  it('says when and where to two programs that read calendars', () => {
    const text = fileOf([calendarEventOf()]);
    const event = eventOf(text);
    expect(event.startDate.toJSDate().toISOString()).toBe('2026-12-08T09:00:00.000Z');
    expect(event.startDate.toString()).toBe('2026-12-08T10:00:00');
    expect(event.startDate.zone?.tzid).toBe('Europe/Amsterdam');
    expect(event.endDate.toJSDate().toISOString()).toBe('2026-12-08T10:00:00.000Z');
    expect(event.summary).toBe('Liaison meeting');
    expect(event.location).toBe('Town hall 2.14');
    expect(event.component.getFirstPropertyValue('url')).toBe(
      'https://meet.example.org/desk?a=1&b=2',
    );
    expect([...secondOpinion(text).values()]).toEqual(['2026-12-08T09:00:00.000Z']);
  });

  it('is one that a program asks about, from the partnership to its organisations, and no person', () => {
    const text = fileOf([calendarEventOf()]);
    const event = eventOf(text);
    expect(parsed(text).getFirstPropertyValue('method')).toBe('REQUEST');
    expect(event.organizer).toBe('mailto:no-reply+havenstad@tandem.example.org');
    expect(event.attendees.map((one) => one.getParameter('cn'))).toEqual([
      'Police Havenstad',
      'Council; of "Havenstad", north',
    ]);
    expect(event.attendees.map((one) => one.getParameter('cutype'))).toEqual(['GROUP', 'GROUP']);
    const writer = createCalendarWriter(HOST);
    expect(writer.typeOf({ method: 'REQUEST', name: '', at: AT, events: [] })).toBe(
      'text/calendar; charset=utf-8; method=REQUEST',
    );
  });

  it('keeps its name and counts up when it changes, and takes itself out when it is called off', () => {
    const first = eventOf(fileOf([calendarEventOf()]));
    const starts = Temporal.Instant.from('2026-12-10T14:00:00Z');
    const moved = eventOf(fileOf([calendarEventOf({ starts, sequence: 1 })]));
    const text = fileOf([calendarEventOf({ starts, sequence: 2, cancelled: true })], 'CANCEL');
    const off = eventOf(text);
    expect([moved.uid, off.uid]).toEqual([first.uid, first.uid]);
    expect([first.sequence, moved.sequence, off.sequence]).toEqual([0, 1, 2]);
    expect(moved.startDate.toJSDate().toISOString()).toBe('2026-12-10T14:00:00.000Z');
    expect(off.startDate.toJSDate().toISOString()).toBe('2026-12-10T14:00:00.000Z');
    expect([...secondOpinion(text).values()]).toEqual(['2026-12-10T14:00:00.000Z']);
    expect(parsed(text).getFirstPropertyValue('method')).toBe('CANCEL');
    expect(off.component.getFirstPropertyValue('status')).toBe('CANCELLED');
    expect(first.component.getFirstPropertyValue('status')).toBe('CONFIRMED');
  });

  it.each(ZONES)('gives the same moments for ten years in %s', (timeZone) => {
    const start = Temporal.ZonedDateTime.from(`2026-11-24T02:30[${timeZone}]`);
    const events = Array.from({ length: YEARS * 52 }, (_, week) => {
      const starts = start.add({ days: week * 7 + (week % 7) }).toInstant();
      return calendarEventOf({ uid: `meeting-${week}`, starts, timeZone });
    });
    const text = fileOf(events, 'PUBLISH');
    const moments = events.map(({ starts }) => new Date(starts.epochMilliseconds).toISOString());
    expect(eventsOf(text).map(({ startDate }) => startDate.toJSDate().toISOString())).toEqual(
      moments,
    );
    const other = secondOpinion(text);
    expect(events.map(({ uid }) => other.get(uid))).toEqual(moments);
    expect(text.match(/BEGIN:VTIMEZONE/g)).toHaveLength(1);
  });

  it('is written in UTC where a zone cannot say which moment is meant', () => {
    const second = Temporal.Instant.from('2027-10-31T01:30:00Z');
    const text = fileOf([calendarEventOf({ starts: second })]);
    expect(text).toContain('DTSTART:20271031T013000Z');
    expect(text).not.toContain('VTIMEZONE');
    for (const timeZone of ['UTC', 'Antarctica/Troll']) {
      const there = eventOf(fileOf([calendarEventOf({ timeZone })]));
      expect(there.startDate.toJSDate().toISOString()).toBe('2026-12-08T09:00:00.000Z');
    }
  });

  it('keeps whatever was typed inside its own field', () => {
    const nasty = 'Übung\r\nBEGIN:VEVENT\nEND:VCALENDAR, "a"; <script>b\\n</script> 👍'.repeat(3);
    const text = fileOf([calendarEventOf({ title: nasty, place: nasty, details: nasty })]);
    const event = eventOf(text);
    const plain = nasty.replaceAll('\r\n', '\n');
    expect([event.summary, event.location, event.description]).toEqual([plain, plain, plain]);
    expect(secondOpinion(text).size).toBe(1);
  });

  it('has lines that end and are folded as the standard says', () => {
    const text = fileOf([calendarEventOf({ details: 'é'.repeat(400) })]);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
    const lines = text.split('\r\n').map((line) => Buffer.byteLength(line));
    expect(Math.max(...lines)).toBeLessThanOrEqual(75);
  });

  it('asks nobody for anything when it is only looked at', () => {
    const text = fileOf([calendarEventOf()], 'PUBLISH');
    expect(text).not.toMatch(/ATTENDEE|ORGANIZER/);
    expect(text).toContain('X-WR-CALNAME:Meetings of Havenstad');
    const [properties = ''] = text.split('BEGIN:VTIMEZONE');
    expect(properties).toContain('\r\nREFRESH-INTERVAL;VALUE=DURATION:PT15M\r\n');
    expect(text).toMatch(/END:VTIMEZONE\r\nBEGIN:VEVENT/);
    expect(fileOf([], 'PUBLISH')).toContain('END:VCALENDAR');
  });
});
