import type { Log } from '../log.ts';
import { oneAtATime, type Work } from './turns.ts';

export interface Tick {
  readonly name: string;
  /** Whether its work was given up and has not ended since. */
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
    },
    async stop() {
      isStopped = true;
      await turns.ended();
    },
  };
}
