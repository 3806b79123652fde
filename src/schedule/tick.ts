import { type ScheduledTask, schedule } from 'node-cron';
import type { Log } from '../log.ts';
import { oneAtATime, type Work } from './turns.ts';
import { watchWallClock } from './wall-clock.ts';

export interface Tick {
  readonly name: string;
  /** Whether its work was given up, and has not ended since. */
  readonly isStuck: boolean;
  /** No more ticks; what is at work now is waited for. */
  stop(): Promise<void>;
}

/** A tick that somebody else begins. */
export interface OnDemand extends Tick {
  /** Works; while it is at work already, once more after that. */
  begin(): void;
}

const nobody = (): void => undefined;

/** When a tick comes, in milliseconds. */
export interface Rhythm {
  readonly every: number;
  /** From its start; left out: as long as between two. */
  readonly first?: number;
}

/**
 * Calls the work again and again, by a timer that no clock of the host can put. The tick is a wake-up and no memory: what
 * is due stands in the database, so any number of replicas may tick, and a missed tick is made up by the next.
 *
 * @param givenUp told of each turn that was stuck.
 */
export function startTick(
  { every, first = every }: Rhythm,
  name: string,
  work: Work,
  log: Log,
  givenUp = nobody,
): Tick {
  const turns = oneAtATime(name, work, log, givenUp);
  let timer = setTimeout(() => {
    timer = setInterval(turns.begin, every);
    turns.begin();
  }, first);
  return {
    name,
    get isStuck() {
      return turns.isStuck;
    },
    async stop() {
      clearTimeout(timer);
      await turns.ended();
    },
  };
}

/**
 * The same at moments of the clock. node-cron sleeps towards a time of the host's clock: wherever that is put, it is set
 * going anew. It wakes every second, and so does whoever watches the clock: one tick of this kind is enough.
 *
 * @param expression of node-cron, with seconds; in the zone of the process, which must put no clock back.
 */
export function startCronTick(
  expression: string,
  name: string,
  work: Work,
  log: Log,
  givenUp = nobody,
): Tick {
  const turns = oneAtATime(name, work, log, givenUp);
  // What was missed would be said on the console, of what the next tick makes up for.
  const options = { name, suppressMissedWarning: true };
  const arm = (): ScheduledTask => schedule(expression, turns.begin, options);
  let task = arm();
  const unwatch = watchWallClock(() => {
    log.warn({ tick: name }, 'the clock of the host was put; the tick is set anew');
    void task.destroy();
    task = arm();
  });
  return {
    name,
    get isStuck() {
      return turns.isStuck;
    },
    async stop() {
      unwatch();
      await task.destroy();
      await turns.ended();
    },
  };
}

/** Works whenever it is told to. */
export function onDemand(name: string, work: Work, log: Log, givenUp = nobody): OnDemand {
  let again = false;
  let isStopped = false;
  const turns = oneAtATime(
    name,
    async (goesOn) => {
      while (again && !isStopped) {
        again = false;
        await work(goesOn);
      }
    },
    log,
    givenUp,
  );
  return {
    name,
    get isStuck() {
      return turns.isStuck;
    },
    begin() {
      again = true;
      turns.begin();
      // The turn at work may have looked for the last time, and not have ended.
      void turns.ended().then(() => again && !isStopped && turns.begin());
    },
    async stop() {
      isStopped = true;
      await turns.ended();
    },
  };
}
