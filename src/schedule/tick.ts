import { type ScheduledTask, schedule } from 'node-cron';
import { errorName, type Log } from '../log.ts';
import { watchWallClock } from './wall-clock.ts';

export interface Tick {
  /** No more ticks; what is at work now is waited for. */
  stop(): Promise<void>;
}

type Work = () => Promise<unknown>;

/**
 * Calls the work again and again. The tick is a wake-up and no memory: what is due stands in
 * the database, so any number of replicas may tick, and a missed tick is made up by the next.
 *
 * node-cron sleeps towards a time of the host's clock: wherever that is put, it is set going anew.
 *
 * @param expression of node-cron, with seconds; in the zone of the process, which must put no clock back.
 */
export function startTick(expression: string, name: string, work: Work, log: Log): Tick {
  const turns = oneAtATime(name, work, log);
  // What was missed would be said on the console, of what the next tick makes up for.
  const options = { name, suppressMissedWarning: true };
  const arm = (): ScheduledTask => schedule(expression, turns.begin, options);
  let task = arm();
  const unwatch = watchWallClock(() => {
    log.warn({ tick: name }, 'the clock of the host was put; ticks are set anew');
    void task.destroy();
    task = arm();
  });
  return {
    async stop() {
      unwatch();
      await task.destroy();
      await turns.ended();
    },
  };
}

/** Calls the work again and again by a timer that no clock of the host can put. */
export function startTimer(milliseconds: number, name: string, work: Work, log: Log): Tick {
  const turns = oneAtATime(name, work, log);
  const timer = setInterval(turns.begin, milliseconds);
  return {
    async stop() {
      clearInterval(timer);
      await turns.ended();
    },
  };
}

/** A turn that comes while the last one is still at work is left out: the next one makes up for it. */
function oneAtATime(name: string, work: Work, log: Log) {
  let running: Promise<void> | undefined;
  const run = async () => {
    try {
      await work();
    } catch (error) {
      log.warn({ tick: name, error: errorName(error) }, 'tick failed');
    }
  };
  return {
    begin(): void {
      running ??= run().finally(() => {
        running = undefined;
      });
    },
    ended: async () => running,
  };
}
