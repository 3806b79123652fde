import type { OwnTransaction } from '../../../bot/declare/transaction.ts';
import { type CrisisUnit, calledSeats } from '../../../domain/crisis/unit.ts';
import { isSide } from '../../../domain/people/side.ts';

/** Who hears that somebody cannot be reached: those who were called or came in, and the coordinators of both sides. */
export function hearOfLost(
  { people }: Pick<OwnTransaction, 'people'>,
  unit: CrisisUnit,
): readonly string[] {
  const seats = calledSeats(unit).map(({ holder }) => holder.memberId);
  const coordinators = people
    .filter((one) => one.roles.includes('coordinator') && isSide(one.organisation.side))
    .map(({ id }) => id);
  return [...new Set([...seats, ...coordinators])];
}
