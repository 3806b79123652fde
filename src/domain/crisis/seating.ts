import { type Actor, actorOf, type Member } from '../people/member.ts';
import { SIDES, type Side } from '../people/side.ts';
import { Refusal } from '../refusal.ts';
import {
  type CrisisSeat,
  type CrisisUnit,
  PLACES,
  type Place,
  requireSeat,
  seatOf,
  withSeat,
} from './unit.ts';

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
