import type { Actor, Deed } from '../people/member.ts';
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
/** The first report of an event, part by part. */
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

/** The unit with one of its places filled otherwise. */
export function withSeat(unit: CrisisUnit, seat: CrisisSeat): CrisisUnit {
  const same = (one: CrisisSeat) => one.side === seat.side && one.place === seat.place;
  return {
    ...unit,
    seats: unit.seats.map((one) => (same(one) ? seat : one)),
    revision: unit.revision + 1,
  };
}
