import { type Actor, actorOf, type Deed, type Member } from '../people/member.ts';
import { SIDES, type Side } from '../people/side.ts';
import { Refusal } from '../refusal.ts';

/** Every side has a seat in a unit, and a deputy who is called if the seat does not come in. */
export const PLACES = ['seat', 'deputy'] as const;
export type Place = (typeof PLACES)[number];

/** One place of a side, and whoever sits there. */
export interface CrisisSeat {
  readonly side: Side;
  readonly place: Place;
  readonly holder: Actor;
  /** Nothing: not called yet. */
  readonly calledAt: Temporal.Instant | undefined;
  /** When they said that they are in. */
  readonly inAt: Temporal.Instant | undefined;
}

/**
 * The first report, METHANE: major incident, exact location, type, hazards, access, number of casualties,
 * emergency services. About an event, never about a person.
 * Source: JESIP Joint Doctrine, which drops the M where it is not major.
 */
export const REPORT_PARTS = [
  'location',
  'type',
  'hazards',
  'access',
  'casualties',
  'services',
] as const;
export type ReportPart = (typeof REPORT_PARTS)[number];
export type Report = Readonly<Record<ReportPart, string>> & { readonly major: boolean };

/** Both sides at work on one event, with equal seats. */
export interface CrisisUnit {
  readonly id: string;
  readonly partnershipId: string;
  /** `C-2026-0001`. */
  readonly reference: string;
  /** Whether it is one never changes. */
  readonly exercise: boolean;
  readonly report: Report;
  /** References of the signals that it was opened from. */
  readonly signals: readonly string[];
  readonly opened: Deed;
  readonly seats: readonly CrisisSeat[];
  readonly sitrepMinutes: number;
  readonly sitrepDueAt: Temporal.Instant | undefined;
  /** Which side has said that it may be closed. */
  readonly closings: Readonly<Partial<Record<Side, Deed>>>;
  readonly closedAt: Temporal.Instant | undefined;
  readonly revision: number;
}

/** What was known at a moment. */
export interface Sitrep {
  readonly id: string;
  readonly unitId: string;
  /** From 1. */
  readonly number: number;
  readonly text: string;
  readonly written: Deed;
}

/** Who is to sit where; all four, or it does not open. */
export interface Seating {
  readonly side: Side;
  readonly place: Place;
  readonly member: Member;
}

/** Who may be named for a seat of their side. */
export function maySit({ organisation, roles }: Member, side: Side): boolean {
  const ready = roles.some((role) => ['crisis_seat', 'coordinator', 'deputy'].includes(role));
  return organisation.side === side && ready;
}

/** Those who may sit for a side, who are there for it before the rest. */
export function sitters(people: readonly Member[], side: Side): readonly Member[] {
  const first = (one: Member) => (one.roles.includes('crisis_seat') ? 0 : 1);
  return people.filter((one) => maySit(one, side)).toSorted((a, b) => first(a) - first(b));
}

/**
 * The seats of a unit that opens: both are called at once, the deputies later; whoever opens it is in.
 *
 * @throws Refusal `crisis_seat_missing`, `crisis_seat_wrong_side`, `crisis_seat_twice`.
 */
export function takeSeats(
  seating: readonly Seating[],
  opener: Actor,
  at: Temporal.Instant,
): readonly CrisisSeat[] {
  const seats = SIDES.flatMap((side) => PLACES.map((place) => seatFor(seating, side, place)));
  const ids = seats.map(({ member }) => member.id);
  const twice = seats.find(({ member }, index) => ids.indexOf(member.id) !== index);
  if (twice) throw new Refusal('crisis_seat_twice', { name: twice.member.name });
  return seats.map(({ side, place, member }) => {
    const here = member.id === opener.memberId;
    const called = here || place === 'seat';
    return {
      side,
      place,
      holder: actorOf(member),
      calledAt: called ? at : undefined,
      inAt: here ? at : undefined,
    };
  });
}

function seatFor(seating: readonly Seating[], side: Side, place: Place): Seating {
  const found = seating.find((one) => one.side === side && one.place === place);
  if (!found) throw new Refusal('crisis_seat_missing');
  requireSide(found.member, side);
  return found;
}

function requireSide(member: Member, side: Side): void {
  if (maySit(member, side)) return;
  const { name, organisation } = member;
  throw new Refusal('crisis_seat_wrong_side', { name, organisation: organisation.name });
}

/** Is it at work still? */
export function isOpenUnit({ closedAt }: CrisisUnit): boolean {
  return closedAt === undefined;
}

/** Their seat or deputy's place; nothing for everybody else. */
export function seatOf({ seats }: CrisisUnit, memberId: string): CrisisSeat | undefined {
  return seats.find(({ holder }) => holder.memberId === memberId);
}

/** Whoever sits for a side: the seat, then the deputy. */
export function seatsOf({ seats }: CrisisUnit, side: Side): readonly CrisisSeat[] {
  return PLACES.flatMap((place) => seats.filter((one) => one.side === side && one.place === place));
}

/** Those whom a unit has called or who came in by themselves: they are told what happens in it. */
export function calledSeats({ seats }: CrisisUnit): readonly CrisisSeat[] {
  return seats.filter(({ calledAt, inAt }) => calledAt !== undefined || inAt !== undefined);
}

/**
 * The seat that somebody acts from, as it is at this moment. Whoever has moved to the other side since they
 * were seated acts for neither.
 *
 * @throws Refusal `crisis_closed`, or `crisis_not_in_seat`, naming who sits there.
 */
export function requireSeat(unit: CrisisUnit, by: Actor): CrisisSeat {
  if (!isOpenUnit(unit)) throw new Refusal('crisis_closed', { reference: unit.reference });
  const seat = seatOf(unit, by.memberId);
  if (seat?.side === by.organisation.side) return seat;
  const names = unit.seats.map(({ holder }) => `${holder.name} (${holder.organisation.name})`);
  throw new Refusal('crisis_not_in_seat', { reference: unit.reference, who: names.join(', ') });
}

/** Says "I'm in". Twice is once. */
export function comeIn(unit: CrisisUnit, by: Actor, at: Temporal.Instant): CrisisUnit {
  const mine = requireSeat(unit, by);
  if (mine.inAt) return unit;
  return withSeat(unit, { ...mine, calledAt: mine.calledAt ?? at, inAt: at });
}

/** The deputies who are to be called now: their side's seat was called so long ago and did not come in. */
export function deputiesToCall(
  unit: CrisisUnit,
  deputyMinutes: number,
  now: Temporal.Instant,
): readonly CrisisSeat[] {
  if (!isOpenUnit(unit)) return [];
  return SIDES.flatMap((side) => {
    const [seat, deputy] = seatsOf(unit, side);
    if (!seat?.calledAt || seat.inAt || !deputy || deputy.calledAt) return [];
    const until = seat.calledAt.add({ minutes: deputyMinutes });
    return Temporal.Instant.compare(until, now) <= 0 ? [deputy] : [];
  });
}

/** Notes that whoever sits there was called. */
export function callSeat(unit: CrisisUnit, seat: CrisisSeat, at: Temporal.Instant): CrisisUnit {
  return withSeat(unit, { ...seat, calledAt: at });
}

/**
 * Hands a place of one's own side to somebody else, who is called at once. Whoever sits for the side may:
 * also the deputy, for a seat that cannot be reached.
 *
 * @throws Refusal `crisis_closed`, `crisis_not_in_seat`, `crisis_seat_wrong_side`, `crisis_seat_twice`,
 *   `crisis_seat_missing`.
 */
export function handOver(
  unit: CrisisUnit,
  place: Place,
  to: Member,
  by: Actor,
  at: Temporal.Instant,
): { readonly unit: CrisisUnit; readonly from: Actor } {
  const { side } = requireSeat(unit, by);
  requireSide(to, side);
  if (seatOf(unit, to.id)) throw new Refusal('crisis_seat_twice', { name: to.name });
  const before = unit.seats.find((one) => one.side === side && one.place === place);
  if (!before) throw new Refusal('crisis_seat_missing');
  const seat = { ...before, holder: actorOf(to), calledAt: at, inAt: undefined };
  return { unit: withSeat(unit, seat), from: before.holder };
}

/**
 * A side says that the unit may be closed; with the second one it is.
 *
 * @throws Refusal `crisis_closed`, `crisis_not_in_seat`, `crisis_close_said`.
 */
export function agreeToClose(unit: CrisisUnit, by: Actor, at: Temporal.Instant): CrisisUnit {
  const { side } = requireSeat(unit, by);
  const earlier = unit.closings[side];
  if (earlier) throw new Refusal('crisis_close_said', { name: earlier.by.name });
  const closings = { ...unit.closings, [side]: { by, at } };
  const both = SIDES.every((one) => closings[one]);
  return {
    ...unit,
    closings,
    ...(both && { closedAt: at, sitrepDueAt: undefined }),
    revision: unit.revision + 1,
  };
}

/** A word of closing holds for what was known then: what is sent or written after takes it back. */
export function goOn(unit: CrisisUnit): CrisisUnit {
  return { ...unit, closings: {}, revision: unit.revision + 1 };
}

/** After a situation update the next one is due. */
export function reportSituation(
  unit: CrisisUnit,
  nextMinutes: number,
  by: Actor,
  at: Temporal.Instant,
): CrisisUnit {
  requireSeat(unit, by);
  const sitrepDueAt = at.add({ minutes: nextMinutes });
  return { ...goOn(unit), sitrepMinutes: nextMinutes, sitrepDueAt };
}

function withSeat(unit: CrisisUnit, seat: CrisisSeat): CrisisUnit {
  const same = (one: CrisisSeat) => one.side === seat.side && one.place === seat.place;
  return {
    ...unit,
    seats: unit.seats.map((one) => (same(one) ? seat : one)),
    revision: unit.revision + 1,
  };
}
