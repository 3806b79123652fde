import { errorName, type Log } from '../log.ts';

/** How many conversations of one platform one process sends to at a time. */
export const WIDTH = 6;

/** Conversations at work, a lane for each platform: one that answers slowly holds up its own lane alone. */
export interface Lanes {
  /** Lets conversations wait in their lanes; one that waits there already waits once. */
  take(conversationIds: readonly string[]): Promise<void>;
  /** Begins nothing more; what is under way is waited for. */
  stop(): Promise<void>;
}

interface LaneDeps {
  readonly lanesOf: (conversationIds: readonly string[]) => Promise<ReadonlyMap<string, string>>;
  /** Tolerates repetition; what it did not get to is found again by whoever looks for what is due. */
  readonly work: (conversationId: string, stopping: AbortSignal) => Promise<void>;
  readonly log: Log;
}

/** Lanes that begin to work as soon as something is taken. */
export function createDeliveryConcurrency({ lanesOf, work, log }: LaneDeps): Lanes {
  const stopping = new AbortController();
  const lanes = new Map<string, Lane>();
  /** A conversation stays in its lane for good. */
  const known = new Map<string, string>();
  const run = (conversationId: string) =>
    work(conversationId, stopping.signal).catch((error: unknown) => {
      log.warn(
        { conversation: conversationId, error: errorName(error) },
        'conversation not drained',
      );
    });
  return {
    async take(conversationIds) {
      const unknown = conversationIds.filter((id) => !known.has(id));
      if (unknown.length > 0) for (const [id, name] of await lanesOf(unknown)) known.set(id, name);
      if (stopping.signal.aborted) return;
      for (const conversationId of conversationIds) {
        const name = known.get(conversationId);
        if (name === undefined) continue;
        const lane = lanes.get(name) ?? createLane(run);
        lanes.set(name, lane);
        lane.take(conversationId);
      }
    },
    async stop() {
      stopping.abort();
      await Promise.all([...lanes.values()].map((lane) => lane.idle()));
    },
  };
}

interface Lane {
  take(conversationId: string): void;
  idle(): Promise<unknown>;
}

function createLane(run: (conversationId: string) => Promise<void>): Lane {
  const waiting = new Set<string>();
  const busy = new Map<string, Promise<void>>();

  function next(): void {
    for (const conversationId of waiting) {
      if (busy.size >= WIDTH) return;
      // It is at work; once it is done it has its turn again, for what came meanwhile.
      if (busy.has(conversationId)) continue;
      waiting.delete(conversationId);
      const done = run(conversationId).then(() => {
        busy.delete(conversationId);
        next();
      });
      busy.set(conversationId, done);
    }
  }

  return {
    take(conversationId) {
      waiting.add(conversationId);
      next();
    },
    async idle() {
      waiting.clear();
      await Promise.all(busy.values());
    },
  };
}
