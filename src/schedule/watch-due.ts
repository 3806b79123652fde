import type { Clock } from '../ports/clock.ts';
import type { Due } from '../ports/delivery/due.ts';
import type { OnDemand } from './tick.ts';

/** A look comes so often in any case: whoever waits for longer waits for that. */
export const FLOOR_MILLISECONDS = 10_000;
/** What is due in quick succession is taken up together. */
const LEAST_MILLISECONDS = 200;

export interface WatchDueDeps {
  readonly look: () => Promise<Due>;
  readonly clock: Clock;
  readonly reminders: Pick<OnDemand, 'begin'>;
  readonly sweep: Pick<OnDemand, 'begin'>;
  /** Looks again, a turn of its own. */
  readonly lookAgain: () => void;
}

export interface DueWatch {
  /** Looks once, begins what is due, and sleeps until the next thing is. */
  turn(): Promise<void>;
  /** Something is due then: it does not sleep longer. */
  wakeAt(at: Temporal.Instant): void;
  stop(): void;
}

/** Sleeps until the next moment at which anything is due, or somebody says that there is an earlier one. */
export function watchDue({ look, clock, reminders, sweep, lookAgain }: WatchDueDeps): DueWatch {
  let alarm: { readonly at: Temporal.Instant; readonly timer: NodeJS.Timeout } | undefined;
  let isStopped = false;

  function wakeAt(at: Temporal.Instant): void {
    const milliseconds = clock.now().until(at).total('milliseconds');
    if (isStopped || milliseconds >= FLOOR_MILLISECONDS) return;
    if (alarm && Temporal.Instant.compare(alarm.at, at) <= 0) return;
    clearTimeout(alarm?.timer);
    const timer = setTimeout(
      () => {
        alarm = undefined;
        lookAgain();
      },
      Math.max(milliseconds, LEAST_MILLISECONDS),
    );
    alarm = { at, timer };
  }

  return {
    wakeAt,
    async turn() {
      const due = await look();
      if (due.reminders) reminders.begin();
      if (due.deliveries) sweep.begin();
      if (due.next) wakeAt(due.next);
    },
    stop() {
      isStopped = true;
      clearTimeout(alarm?.timer);
    },
  };
}
