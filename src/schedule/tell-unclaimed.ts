import type { Log } from '../log.ts';
import type { Clock } from '../ports/clock.ts';
import type { Unclaimed } from '../ports/delivery/unclaimed.ts';

/** A process of a newer version that is about to start has taken it up by then. */
export const UNCLAIMED_AFTER_MINUTES = 10;

export interface TellUnclaimedDeps {
  readonly clock: Clock;
  /** What was due by then and is not known here. */
  readonly list: (before: Temporal.Instant) => Promise<readonly Unclaimed[]>;
  /** Told of all of it each time, and of nothing where there is none. */
  readonly count: (found: readonly Unclaimed[]) => void;
  readonly log: Log;
}

/** Tells whoever looks after Tandem of work that waits for a process that knows it, though none came. */
export async function tellUnclaimed({ clock, list, count, log }: TellUnclaimedDeps): Promise<void> {
  const found = await list(clock.now().subtract({ minutes: UNCLAIMED_AFTER_MINUTES }));
  count(found);
  for (const { what, name, platform, count: waiting, since } of found) {
    log.error(
      { what, name, platform, waiting, since: since.toString() },
      'this waits for a process that knows it, and none took it up',
    );
  }
}
