import { describe, expect, it } from 'vitest';
import type { Actor, Member, Role } from '../people/member.ts';
import { vacantSeats } from '../people/seats.ts';
import type { Part, Side } from '../people/side.ts';
import {
  DEFAULT_TERMS,
  inForceSince,
  isInForce,
  type Protocol,
  signingSides,
  signProtocol,
  unsignedSides,
} from './protocol.ts';
import { readingReminders } from './protocol-reminders.ts';

const EARLIER = Temporal.Instant.from('2026-11-24T09:00:00Z');
const LATER = Temporal.Instant.from('2026-11-25T09:00:00Z');

function actor(side: Part): Actor {
  const organisation = { id: side, key: side, name: side, side };
  return { memberId: side, name: side, organisation };
}

function version(by: Side, number = 1): Protocol {
  const written = { by: actor(by), at: EARLIER };
  const fixed = { id: `v${number}`, partnershipId: 'partnership', number };
  return { ...fixed, terms: DEFAULT_TERMS, written, signatures: {} };
}

describe('a version of a protocol', () => {
  it('is in force from the second signature on, whoever gave it', () => {
    const one = version('police');
    const half = signProtocol(one, one, actor('local_authority'), EARLIER);
    expect(inForceSince(half)).toBeUndefined();
    expect(unsignedSides(half)).toEqual(['police']);
    const whole = signProtocol(half, half, actor('police'), LATER);
    expect(isInForce(whole)).toBe(true);
    expect(inForceSince(whole)).toEqual(LATER);
  });

  it('shows the side first whose people wrote it', () => {
    expect(signingSides(version('police'))).toEqual(['police', 'local_authority']);
    expect(signingSides(version('local_authority'))).toEqual(['local_authority', 'police']);
  });

  it('is signed once a side, while it is the newest, and by the two sides alone', () => {
    const one = version('police');
    const signed = signProtocol(one, one, actor('police'), EARLIER);
    const sign = (newest: Protocol, part: Part) => () =>
      signProtocol(signed, newest, actor(part), LATER);
    expect(sign(signed, 'police')).toThrow('protocol_signed_already');
    expect(sign(version('police', 2), 'local_authority')).toThrow('protocol_replaced');
    expect(sign(signed, 'partner')).toThrow('protocol_no_side');
  });
});

describe('who has not read it', () => {
  const calendar = {
    timeZone: 'Europe/Amsterdam',
    officeHours: { days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '08:30', to: '17:00' },
    holidays: ['2026-12-25', '2027-01-01'],
  } as const;

  it('is told after 5 working days and four weeks more, in office hours, over holidays', () => {
    // Friday 18 December, 10:00; Christmas is a Friday.
    const since = Temporal.Instant.from('2026-12-18T09:00:00Z');
    const local = readingReminders(calendar, since).map((at) =>
      at.toZonedDateTimeISO(calendar.timeZone).toPlainDateTime().toString(),
    );
    expect(local).toEqual([
      '2026-12-28T10:00:00',
      '2027-01-04T10:00:00',
      '2027-01-11T10:00:00',
      '2027-01-18T10:00:00',
      '2027-01-25T10:00:00',
    ]);
  });

  it('is told on the next working day where a week later is a holiday', () => {
    // Friday 11 December, 10:00: 5 working days on is the 18th, a week on is Christmas.
    const since = Temporal.Instant.from('2026-12-11T09:00:00Z');
    const days = readingReminders(calendar, since).map((at) =>
      at.toZonedDateTimeISO(calendar.timeZone).toPlainDate().toString(),
    );
    expect(days.slice(0, 4)).toEqual(['2026-12-18', '2026-12-28', '2027-01-04', '2027-01-08']);
  });
});

describe('the seats of a side', () => {
  const member = (side: Part, ...roles: Role[]): Member => ({
    ...actor(side),
    id: `${side} ${roles.join()}`,
    partnershipId: 'partnership',
    key: side,
    roles,
    language: 'en',
    timeZone: 'Europe/Amsterdam',
  });

  it('are vacant where nobody of that side has the role', () => {
    const people = [
      member('police', 'coordinator', 'deputy'),
      member('local_authority', 'deputy', 'practitioner'),
      member('partner', 'coordinator'),
    ];
    expect(vacantSeats(people)).toEqual([{ side: 'local_authority', role: 'coordinator' }]);
    expect(vacantSeats([])).toHaveLength(4);
  });
});
