import type { Member } from '../../../domain/people/member.ts';
import { isSide, type Side } from '../../../domain/people/side.ts';
import { isOwner } from '../../../domain/reminder/signal-recipients.ts';
import { type NextThing, nextThings } from '../../../domain/signal/next-thing.ts';
import type { Signal } from '../../../domain/signal/signal.ts';
import { OPEN_STATUSES } from '../../../domain/signal/signal-life.ts';
import type { ReadingStores } from '../../../ports/stores.ts';

export interface WaitingThing {
  readonly signal: Signal;
  readonly thing: NextThing;
}

/** What waits for a member, overdue first, then what is due first before the rest: so many things, or fewer if there are. */
export async function waitingThings(
  { signals }: Pick<ReadingStores, 'signals'>,
  member: Member,
  most: number,
): Promise<readonly WaitingThing[]> {
  const { id, partnershipId } = member;
  const side = sideOf(member);
  const waitsFor = { memberIds: [id], sides: side ? [side] : [] };
  const found = await signals.list(
    { partnershipId, statuses: OPEN_STATUSES, waitsFor },
    { most, skip: 0 },
  );
  return thingsOf(found, member).slice(0, most);
}

/** Those of these members of one partnership for whom something waits, by their ids. */
export async function waitedFor(
  { signals }: Pick<ReadingStores, 'signals'>,
  members: readonly Member[],
): Promise<ReadonlySet<string>> {
  const [first] = members;
  if (!first) return new Set();
  return signals.waitedFor(
    first.partnershipId,
    members.map((member) => ({ memberId: member.id, side: sideOf(member) })),
  );
}

/** Of a side that is waited for, its coordinators are: see `isOwner`. */
function sideOf({ roles, organisation: { side } }: Member): Side | undefined {
  return roles.includes('coordinator') && isSide(side) ? side : undefined;
}

function thingsOf(signals: readonly Signal[], member: Member): readonly WaitingThing[] {
  return signals
    .flatMap((signal) => nextThings(signal).map((thing) => ({ signal, thing })))
    .filter(({ thing }) => isOwner(member, thing))
    .toSorted((a, b) => Temporal.Instant.compare(a.thing.due, b.thing.due));
}
