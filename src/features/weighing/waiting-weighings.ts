import { unchanged, useCase } from '../../bot/use-case.ts';
import type { Side } from '../../domain/people/side.ts';
import { type NextThing, nextThings } from '../../domain/signal/next-thing.ts';
import type { Signal, SignalStatus } from '../../domain/signal/signal.ts';
import { speaksFor } from '../../domain/signal/weighing.ts';
import { WEIGHS } from './right.ts';

/** So many of those under way are looked through; more never wait in practice. */
const MOST_LOOKED_AT = 200;
const ASKS_A_SIDE: readonly NextThing['kind'][] = ['agree_outcome', 'agree_close'];
const UNDER_WAY: readonly SignalStatus[] = ['acknowledged', 'led', 'weighed'];

/** The signals in which the side that this member speaks for is asked to agree or to close, newest first. */
export const waitingWeighings = useCase<Record<string, never>, readonly Signal[]>({
  name: 'waiting-weighings',
  right: WEIGHS,
  async run({ stores, member, partnership }) {
    const filter = { partnershipId: partnership.id, statuses: UNDER_WAY };
    const found = await stores.signals.list(filter, { most: MOST_LOOKED_AT, skip: 0 });
    return unchanged(found.filter((signal) => asks(signal, speaksFor(member, signal))));
  },
});

function asks(signal: Signal, side: Side | undefined): boolean {
  if (!side) return false;
  return nextThings(signal).some(
    ({ kind, owners }) => ASKS_A_SIDE.includes(kind) && owners.sides.includes(side),
  );
}
