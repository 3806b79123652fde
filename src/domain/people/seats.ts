import type { Member } from './member.ts';
import { SIDES, type Side } from './side.ts';

/** The seats that each side keeps filled, so that there is always somebody to call. */
export const SEATS = ['coordinator', 'deputy'] as const;

/** One of them, of one side. */
export interface Seat {
  readonly side: Side;
  readonly role: (typeof SEATS)[number];
}

/** The seats in which nobody is. @param people everybody of the partnership. */
export function vacantSeats(people: readonly Member[]): readonly Seat[] {
  const taken = (seat: Seat) =>
    people.some(
      ({ organisation, roles }) => organisation.side === seat.side && roles.includes(seat.role),
    );
  return SIDES.flatMap((side) => SEATS.map((role) => ({ side, role }))).filter(
    (seat) => !taken(seat),
  );
}
