import type { Signal } from '../../domain/signal/signal.ts';
import type { AskedSignals, SignalStore } from '../../ports/signal/signal-store.ts';

interface Waiting extends AskedSignals {
  readonly give: (found: readonly Signal[]) => void;
  readonly fail: (error: unknown) => void;
}

/**
 * Lists that one interaction asks for in the same turn are read in one statement: features that show something side by
 * side need not know of each other.
 */
export function gatherLists({
  list,
  listEach,
}: Pick<SignalStore, 'list' | 'listEach'>): SignalStore['list'] {
  let waiting: Waiting[] = [];
  async function read(): Promise<void> {
    const now = waiting;
    waiting = [];
    const [first] = now;
    try {
      const found =
        first && now.length === 1 ? [await list(first.filter, first.page)] : await listEach(now);
      for (const [index, { give }] of now.entries()) give(found[index] ?? []);
    } catch (error) {
      for (const { fail } of now) fail(error);
    }
  }
  return (filter, page) =>
    new Promise((give, fail) => {
      if (waiting.length === 0) setImmediate(read);
      waiting.push({ filter, page, give, fail });
    });
}
