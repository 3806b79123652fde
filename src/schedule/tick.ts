import type { Log } from '../log.ts';

export interface Tick {
  /** No more ticks; what is at work now is waited for. */
  stop(): Promise<void>;
}

/** At whole multiples since the epoch, so that every replica ticks at the same moments. */
export interface Rhythm {
  readonly everyMilliseconds: number;
  /** How long after the multiple; nothing: at it. */
  readonly afterMilliseconds?: number;
}

/**
 * Calls the work again and again. The tick is a wake-up and no memory: what is due stands in
 * the database, so any number of replicas may tick, and a missed tick is made up by the next.
 * It knows no time of day: what goes by that (a cron expression) stands still for an hour in the night in
 * which the host's clock is put back.
 */
export function startTick(
  rhythm: Rhythm,
  name: string,
  work: () => Promise<unknown>,
  log: Log,
): Tick {
  let running: Promise<void> | undefined;
  const run = async () => {
    try {
      await work();
    } catch (error) {
      const kind = error instanceof Error ? error.name : typeof error;
      log.warn({ tick: name, error: kind }, 'tick failed');
    }
  };
  const tick = () => {
    timer = setTimeout(tick, untilNext(rhythm));
    // A tick that comes while the last one is still at work is left out: the next one makes up for it.
    running ??= run().finally(() => {
      running = undefined;
    });
  };
  let timer = setTimeout(tick, untilNext(rhythm));
  return {
    async stop() {
      clearTimeout(timer);
      await running;
    },
  };
}

function untilNext({ everyMilliseconds, afterMilliseconds = 0 }: Rhythm): number {
  return everyMilliseconds - ((Date.now() - afterMilliseconds) % everyMilliseconds);
}
