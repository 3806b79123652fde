import { errorName, type Log } from '../log.ts';

/** Work without a sign of life for so long is stuck: no statement waits longer. */
export const STUCK_MILLISECONDS = 30_000;

/** What a turn does. It says after each part of it that it goes on, so that much work is not taken for stuck. */
export type Work = (goesOn: () => void) => Promise<unknown>;

/** Turns of the same work, one at a time. */
export interface Turns {
  begin(): void;
  /** Whether a turn was given up, and neither it nor a later one has ended since. */
  readonly isStuck: boolean;
  /** Resolves once no turn is at work; one that was given up is not waited for. */
  ended(): Promise<void>;
}

/**
 * A turn that comes while the last one is still at work is left out: the next one makes up for it. One that is stuck is
 * given up: what it does after all, another replica might have done, too.
 *
 * @param givenUp told of each turn that was.
 */
export function oneAtATime(name: string, work: Work, log: Log, givenUp: () => void): Turns {
  let current: { readonly done: Promise<void>; readonly timer: NodeJS.Timeout } | undefined;
  /** The turn that was given up last, until it ends, or a later one does. */
  let stuck: NodeJS.Timeout | undefined;

  async function run(goesOn: () => void): Promise<void> {
    try {
      await work(goesOn);
    } catch (error) {
      log.warn({ tick: name, error: errorName(error) }, 'tick failed');
    }
  }

  function begin(): void {
    if (current) return;
    const timer = setTimeout(() => {
      if (current?.timer !== timer) return;
      current = undefined;
      stuck = timer;
      log.error({ tick: name }, 'tick is stuck; it is given up, and the next one begins');
      givenUp();
    }, STUCK_MILLISECONDS);
    const isCurrent = () => current?.timer === timer;
    const done = run(() => isCurrent() && timer.refresh()).then(() => {
      if (!isCurrent() && stuck !== timer) return;
      stuck = undefined;
      if (!isCurrent()) return;
      clearTimeout(timer);
      current = undefined;
    });
    current = { done, timer };
  }

  return {
    begin,
    get isStuck() {
      return stuck !== undefined;
    },
    ended: async () => current?.done,
  };
}
