import type { Member } from '../people/member.ts';
import { isSide, SIDES } from '../people/side.ts';
import type { Timing } from '../protocol/protocol.ts';
import type { NextThing } from '../signal/next-thing.ts';
import type { Signal } from '../signal/signal.ts';
import { isWorkingTime } from '../time/working-calendar.ts';
import type { Occasion } from './signal-reminders.ts';

/**
 * Who hears of it. What is urgent goes, outside office hours, to the duty contacts as well.
 *
 * @param people everybody of the partnership.
 */
export function recipientsOf(
  occasion: Exclude<Occasion, 'refresh'>,
  thing: NextThing,
  signal: Signal,
  people: readonly Member[],
  timing: Timing,
  now: Temporal.Instant,
): readonly Member[] {
  const signing = people.filter(({ organisation }) => isSide(organisation.side));
  const coordinators = signing.filter(({ roles }) => roles.includes('coordinator'));
  const deputies = signing.filter(({ roles }) => roles.includes('deputy'));
  const here = people.filter((person) => isOwner(person, thing));
  // Somebody who left can do nothing about it.
  const owners = here.length > 0 ? here : coordinators;
  const told = {
    raised: owners,
    before: owners,
    due: [...owners, ...coordinators],
    deputies: deputies,
    above: coordinators,
  }[occasion];
  return [...new Set([...told, ...onDuty(occasion, thing, signal, people, timing, now)])];
}

function onDuty(
  occasion: Occasion,
  { owners }: NextThing,
  { urgency }: Signal,
  people: readonly Member[],
  { terms, calendar }: Timing,
  now: Temporal.Instant,
): readonly Member[] {
  if (urgency === 'normal' || isWorkingTime(calendar, now)) return [];
  const sides = occasion === 'raised' ? owners.sides : SIDES;
  const ids = sides.flatMap((side) => terms.dutyContacts[side] ?? []);
  return people.filter(({ id }) => ids.includes(id));
}

/** Of a side that is waited for, its coordinators are. */
export function isOwner(person: Member, { owners }: NextThing): boolean {
  if (owners.members.some(({ memberId }) => memberId === person.id)) return true;
  const { side } = person.organisation;
  return isSide(side) && owners.sides.includes(side) && person.roles.includes('coordinator');
}
