import { SIDES, type Side } from '../people/side.ts';
import { type CrisisSeat, type CrisisUnit, isOpenUnit, seatsOf, withSeat } from './unit.ts';

/**
 * The deputies who are to be called now: their side's seat was called so long ago and did not come in.
 *
 * @param unreached sides whose seat could not be reached in any way: their deputy is called at once.
 */
export function deputiesToCall(
  unit: CrisisUnit,
  deputyMinutes: number,
  now: Temporal.Instant,
  unreached: readonly Side[] = [],
): readonly CrisisSeat[] {
  if (!isOpenUnit(unit)) return [];
  return SIDES.flatMap((side) => {
    const [seat, deputy] = seatsOf(unit, side);
    if (!seat?.calledAt || seat.inAt || !deputy || deputy.calledAt) return [];
    const until = seat.calledAt.add({ minutes: deputyMinutes });
    const late = Temporal.Instant.compare(until, now) <= 0;
    return late || unreached.includes(side) ? [deputy] : [];
  });
}

/** Notes that whoever sits there was called. */
export function callSeat(unit: CrisisUnit, seat: CrisisSeat, at: Temporal.Instant): CrisisUnit {
  return withSeat(unit, { ...seat, calledAt: at });
}
