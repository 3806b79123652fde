import type { Clock } from '../ports/clock.ts';
import type { DeliveryStore, Sendable } from '../ports/delivery/delivery-store.ts';
import type { Lanes } from './delivery-concurrency.ts';
import type { Work } from './turns.ts';

export interface SweepDeps {
  readonly deliveries: Pick<DeliveryStore, 'dueConversations'>;
  readonly lanes: Pick<Lanes, 'take'>;
  readonly clock: Clock;
  /** What this process can send just now. */
  readonly sendable: () => Sendable;
}

/** Takes up whatever is owed and due, though nobody said so. */
export function createSweep({ deliveries, lanes, clock, sendable }: SweepDeps): Work {
  return async (goesOn) => {
    const due = await deliveries.dueConversations(clock.now(), sendable());
    goesOn();
    await lanes.take(due);
  };
}
