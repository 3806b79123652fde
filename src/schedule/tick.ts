import { schedule } from 'node-cron';
import type { Log } from '../log.ts';

export interface Tick {
  stop(): Promise<void>;
}

/**
 * Calls the work again and again. The tick is a wake-up and no memory: what is due stands in
 * the database, so any number of replicas may tick, and a missed tick is made up by the next.
 *
 * @param expression of node-cron, with seconds.
 */
export function startTick(
  expression: string,
  name: string,
  work: () => Promise<unknown>,
  log: Log,
): Tick {
  const task = schedule(
    expression,
    async () => {
      try {
        await work();
      } catch (error) {
        log.warn(
          { tick: name, error: error instanceof Error ? error.name : typeof error },
          'tick failed',
        );
      }
    },
    { name, noOverlap: true },
  );
  return {
    async stop() {
      await task.destroy();
    },
  };
}
