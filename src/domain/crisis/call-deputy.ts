import { SIDES } from '../people/side.ts';
import { type CrisisSeat, type CrisisUnit, isOpenUnit, seatsOf, withSeat } from './unit.ts';

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
