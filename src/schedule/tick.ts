import { schedule } from 'node-cron';
import { errorName, type Log } from '../log.ts';

export interface Tick {
  /** No more ticks; what is at work now is waited for. */
  stop(): Promise<void>;
}

/**
 * Calls the work again and again. The tick is a wake-up and no memory: what is due stands in
 * the database, so any number of replicas may tick, and a missed tick is made up by the next.
 *
 * @param expression of node-cron, with seconds; in the zone of the process, which must put no clock back.
 */
export function startTick(
  expression: string,
  name: string,
  work: () => Promise<unknown>,
  log: Log,
): Tick {
  let running: Promise<void> | undefined;
  const run = async () => {
    try {
      await work();
    } catch (error) {
      log.warn({ tick: name, error: errorName(error) }, 'tick failed');
    }
  };
  // A tick that comes while the last one is still at work is left out: the next one makes up for it.
  const task = schedule(
    expression,
    () => {
      running ??= run().finally(() => {
        running = undefined;
      });
    },
    // It would be said on the console, of what the next tick makes up for.
    { name, suppressMissedWarning: true },
  );
  return {
    async stop() {
      await task.destroy();
      await running;
    },
  };
}
