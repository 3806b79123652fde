import { unchanged, useCase } from '../../bot/declare/use-case.ts';
import type {
  Connection,
  HeldPush,
  LateCard,
  ParkedCards,
} from '../../ports/delivery/parked-store.ts';
import { LOOKS_AFTER } from './rights.ts';

/** Reminders that were left out are counted for so long. */
const COUNTED = { hours: 24 * 7 };
/** Every process says once a minute where it is connected; it may miss two. */
const SEEN = { minutes: 3 };

/** What does not go out, and where Tandem is connected. */
export interface Status {
  readonly parked: readonly ParkedCards[];
  readonly held: readonly HeldPush[];
  readonly late: readonly LateCard[];
  /** Reminders that were left out, since they were past their use. */
  readonly dropped: number;
  readonly connections: readonly Connection[];
}

/** Everything that waits until somebody mends or decides something. It says of no record what it holds. */
export const readStatus = useCase<Record<string, never>, Status>({
  name: 'read-status',
  right: LOOKS_AFTER,
  async run({ stores: { parked }, partnership: { id }, now }) {
    return unchanged({
      parked: await parked.list(id),
      held: await parked.listHeld(id),
      late: await parked.listLate(id),
      dropped: await parked.countDropped(id, now.subtract(COUNTED)),
      connections: await parked.connections(id, now.subtract(SEEN)),
    });
  },
});
