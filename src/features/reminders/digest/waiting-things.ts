import { allSignals } from '../../../bot/signals/all-signals.ts';
import type { Member } from '../../../domain/people/member.ts';
import { isSide } from '../../../domain/people/side.ts';
import { isOwner } from '../../../domain/reminder/signal-recipients.ts';
import { type NextThing, nextThings } from '../../../domain/signal/next-thing.ts';
import type { Signal } from '../../../domain/signal/signal.ts';
import { OPEN_STATUSES } from '../../../domain/signal/signal-life.ts';
import type { ReadingStores } from '../../../ports/stores.ts';

export interface WaitingThing {
  readonly signal: Signal;
  readonly thing: NextThing;
}

/** Everything that waits for a member, overdue first, then what is due first before the rest. */
export async function waitingThings(
  stores: Pick<ReadingStores, 'signals'>,
  member: Member,
): Promise<readonly WaitingThing[]> {
  return thingsOf(await waitingSignals(stores, [member]), member);
}

/** The open signals of a partnership in which something waits for any of these members, read once for all of them. */
export async function waitingSignals(
  stores: Pick<ReadingStores, 'signals'>,
  members: readonly Member[],
): Promise<readonly Signal[]> {
  const [first] = members;
  if (!first) return [];
  // Of a side that is waited for, its coordinators are: see `isOwner`.
  const sides = members
    .filter(({ roles }) => roles.includes('coordinator'))
    .flatMap(({ organisation: { side } }) => (isSide(side) ? [side] : []));
  const waitsFor = { memberIds: members.map(({ id }) => id), sides: [...new Set(sides)] };
  return allSignals(stores, {
    partnershipId: first.partnershipId,
    statuses: OPEN_STATUSES,
    waitsFor,
  });
}

/** What of these signals waits for a member, in the order of {@link waitingThings}. */
export function thingsOf(signals: readonly Signal[], member: Member): readonly WaitingThing[] {
  return signals
    .flatMap((signal) => nextThings(signal).map((thing) => ({ signal, thing })))
    .filter(({ thing }) => isOwner(member, thing))
    .toSorted((a, b) => Temporal.Instant.compare(a.thing.due, b.thing.due));
}
