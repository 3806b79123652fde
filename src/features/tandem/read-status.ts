import { look } from '../../bot/declare/use-case.ts';
import type { DeliveryStatus } from '../../ports/delivery/parked-store.ts';
import { LOOKS_AFTER } from './rights.ts';

/** Reminders that were left out are counted for so long. */
const COUNTED = { hours: 24 * 7 };
/** Every process says once a minute where it is connected; it may miss two. */
const SEEN = { minutes: 3 };

const NOTHING: DeliveryStatus = { parked: [], held: [], late: [], dropped: 0, connections: [] };

/**
 * Everything that waits until somebody mends or decides something. It says of no record what it holds.
 * @param ifWaiting all of it only where something waits.
 */
export const readStatus = look<{ readonly ifWaiting?: true }, DeliveryStatus>(
  'read-status',
  LOOKS_AFTER,
  async ({ stores: { parked }, partnership: { id }, now }, { ifWaiting }) => {
    if (ifWaiting && !(await parked.isWaiting(id))) return NOTHING;
    return parked.status(id, { dropped: now.subtract(COUNTED), seen: now.subtract(SEEN) });
  },
);
