import type { Signal } from '../../domain/signal/signal.ts';
import type { SignalFilter } from '../../ports/signal/signal-store.ts';
import type { ReadingStores } from '../../ports/stores.ts';

/** Read at once. */
const BATCH = 100;

/** All signals that a filter lets through, what waits longest first: none is lost, however many there are. */
export async function allSignals(
  { signals }: Pick<ReadingStores, 'signals'>,
  filter: SignalFilter,
): Promise<readonly Signal[]> {
  const found: Signal[] = [];
  for (;;) {
    const page = { most: BATCH, skip: found.length, oldestFirst: true };
    const batch = await signals.list(filter, page);
    found.push(...batch);
    if (batch.length < BATCH) return found;
  }
}
