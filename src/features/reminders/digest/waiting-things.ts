import { allSignals } from '../../../bot/signals/all-signals.ts';
import type { Member } from '../../../domain/people/member.ts';
import { isOwner } from '../../../domain/reminder/signal-recipients.ts';
import { type NextThing, nextThings } from '../../../domain/signal/next-thing.ts';
import type { Signal } from '../../../domain/signal/signal.ts';
import { OPEN_STATUSES } from '../../../domain/signal/signal-life.ts';
import type { Stores } from '../../../ports/stores.ts';

export interface WaitingThing {
  readonly signal: Signal;
  readonly thing: NextThing;
}

/** Everything that waits for a member, overdue first, then what is due first before the rest. */
export async function waitingThings(
  stores: Pick<Stores, 'signals'>,
  member: Member,
): Promise<readonly WaitingThing[]> {
  const filter = { partnershipId: member.partnershipId, statuses: OPEN_STATUSES };
  const open = await allSignals(stores, filter);
  return open
    .flatMap((signal) => nextThings(signal).map((thing) => ({ signal, thing })))
    .filter(({ thing }) => isOwner(member, thing))
    .toSorted((a, b) => Temporal.Instant.compare(a.thing.due, b.thing.due));
}
