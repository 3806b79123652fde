import { type CrisisSeat, type CrisisUnit, isOpenUnit } from '../unit.ts';
import { callSubject, nextCheck, type SeatCall } from './calling.ts';

/** A look at what became of a call, and what to do about it. */
export interface CallReminder {
  readonly subject: string;
  /** `call_5`, seconds after it was begun; `unreached`: no way was left. */
  readonly occasion: `call_${number}` | 'unreached';
  readonly at: Temporal.Instant;
}

/** What there is to look at from now on, of everybody who was called to an open unit and is neither reached nor in. */
export function callReminders(
  unit: CrisisUnit,
  callOf: (seat: CrisisSeat) => SeatCall,
  now: Temporal.Instant,
): readonly CallReminder[] {
  if (!isOpenUnit(unit)) return [];
  return unit.seats.flatMap((seat): CallReminder[] => {
    const { calledAt } = seat;
    if (!isCalled(seat) || !calledAt) return [];
    const { tries, gaveUpAt } = callOf(seat);
    if (tries.direct?.state === 'arrived') return [];
    const subject = callSubject(seat);
    const seconds = nextCheck(calledAt, now);
    const check = { subject, occasion: `call_${seconds}`, at: calledAt.add({ seconds }) } as const;
    return gaveUpAt ? [{ subject, occasion: 'unreached', at: gaveUpAt }, check] : [check];
  });
}

/** Was somebody called, who is not in yet? */
export function isCalled({ calledAt, inAt }: CrisisSeat): boolean {
  return calledAt !== undefined && inAt === undefined;
}

/** Is this a look at a call, and not something that people hear? */
export function isCheck({ occasion }: { readonly occasion: string }): boolean {
  return occasion.startsWith('call_');
}
