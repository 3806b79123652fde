import ical, {
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalAttendeeType,
  type ICalCalendar,
  ICalCalendarMethod,
  ICalEventStatus,
} from 'ical-generator';
import {
  tzlib_get_ical_block,
  tzlib_get_offset,
  tzlib_get_timezones,
} from 'timezones-ical-library';
import { tidy } from '../domain/text/tidy.ts';
import type { CalendarEvent, CalendarFile, CalendarParty } from '../ports/meeting/calendar-file.ts';

const METHODS = {
  REQUEST: ICalCalendarMethod.REQUEST,
  CANCEL: ICalCalendarMethod.CANCEL,
  PUBLISH: ICalCalendarMethod.PUBLISH,
} as const;
const PRODUCT = { company: 'Tandem', product: 'Tandem', language: 'EN' };
/** How long a subscriber may show what it has before it looks again; the second is what Outlook reads. */
const REFRESH = 'REFRESH-INTERVAL;VALUE=DURATION:PT15M\r\nX-PUBLISHED-TTL:PT15M\r\n';
const ZONES = new Set(tzlib_get_timezones());

/**
 * Writes with ical-generator: wall times in the zone of the meeting, with that zone's rules beside
 * them, so that a program whose own rules are older shows the same hour.
 *
 * @param host where Tandem is reached: addresses need one. Nobody reads mail there.
 */
export function writeCalendar(calendar: CalendarFile, host: string): string {
  const { method, name, events } = calendar;
  const written = ical({ name: inOneLine(name), method: METHODS[method], prodId: PRODUCT });
  // No zone for all: moments such as DTSTAMP are in UTC, as they have to be.
  written.timezone({ name: null, generator: zoneRules });
  for (const event of events) addEvent(written, event, calendar, host);
  const text = `${written.toString()}\r\n`;
  // The library has it behind the zones, where the standard knows no properties.
  return method === 'PUBLISH' ? text.replace(/^METHOD:.*\r\n/m, `$&${REFRESH}`) : text;
}

function addEvent(
  written: ICalCalendar,
  event: CalendarEvent,
  { method, at }: CalendarFile,
  host: string,
): void {
  const { uid, sequence, title, place, link, details, timeZone } = event;
  const [start, end] = [event.starts, event.ends].map((one) => one.toZonedDateTimeISO(timeZone));
  const agreed = start && end && knowsRules(start) && knowsRules(end);
  const added = written.createEvent({
    id: uid,
    sequence,
    stamp: at,
    start: agreed ? start : event.starts,
    end: agreed ? end : event.ends,
    timezone: agreed ? timeZone : null,
    summary: tidy(title),
    location: tidy(place) || null,
    description: tidy(details),
    url: link === '' ? null : link,
    status: event.cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
  });
  // Who only looks at a calendar is not invited by it.
  if (method === 'PUBLISH') return;
  added.organizer({
    name: inOneLine(event.organiser.name),
    email: addressOf(event.organiser, host),
  });
  for (const party of event.invited) {
    added.createAttendee({
      name: inOneLine(party.name),
      email: addressOf(party, host),
      type: ICalAttendeeType.GROUP,
      role: ICalAttendeeRole.REQ,
      status: ICalAttendeeStatus.NEEDSACTION,
      rsvp: false,
    });
  }
}

/** Answers are given in the channel; an address is only what the standard asks for. */
function addressOf({ key }: CalendarParty, host: string): string {
  return `no-reply+${key}@${host}`;
}

/** Whether the rules that would be written give this very moment; if not, it is written in UTC. */
function knowsRules(moment: Temporal.ZonedDateTime): boolean {
  const { timeZoneId, offset } = moment;
  if (!ZONES.has(timeZoneId)) return false;
  const date = moment.toPlainDate().toString();
  const time = moment.toPlainTime().toString({ smallestUnit: 'minute' });
  const first = moment.toPlainDateTime().toZonedDateTime(timeZoneId).equals(moment);
  return first && tzlib_get_offset(timeZoneId, date, time) === offset.replace(':', '');
}

/** Under the name that was agreed on: Amsterdam keeps its name, though its rules are those of Brussels. */
function zoneRules(timeZone: string): string {
  const rules = ZONES.has(timeZone) ? (tzlib_get_ical_block(timeZone)[0] ?? '') : '';
  return rules.replaceAll(/^(TZID|X-LIC-LOCATION):.*$/gm, `$1:${timeZone}`);
}

/** A parameter holds no line break (RFC 5545, 3.1): what follows one would be read as a line of the file. */
function inOneLine(name: string): string {
  return tidy(name).replaceAll(/[\r\n\u0085\u2028\u2029]+/g, ' ');
}
