import type { Clock } from '../../ports/clock.ts';
import type { ClaimedDelivery, DeliveryStore } from '../../ports/delivery/delivery-store.ts';

/** After this long a try whose process died is taken up by another: with the sweep, within 15 s. */
const LEASE_SECONDS = 10;
/** Two renewals may fail before the lease ends. */
const RENEWED_EVERY_MILLISECONDS = 3_000;
/** A send that lives longer than this hangs: every call of a platform gives up far earlier. */
const MOST_RENEWALS = 40;

interface LeaseDeps {
  readonly deliveries: Pick<DeliveryStore, 'renew'>;
  readonly clock: Clock;
}

/** @returns when a lease ends that begins now. */
export function leaseEnd({ clock }: Pick<LeaseDeps, 'clock'>): Temporal.Instant {
  return clock.now().add({ seconds: LEASE_SECONDS });
}

/** Works on what was claimed, and keeps its lease meanwhile, so that no other process takes it. */
export async function keepingLease<T>(
  deps: LeaseDeps,
  delivery: ClaimedDelivery,
  work: () => Promise<T>,
): Promise<T> {
  let renewals = 0;
  const timer = setInterval(() => {
    renewals += 1;
    if (renewals >= MOST_RENEWALS) clearInterval(timer);
    // One that fails is made up for by the next; one that comes late changes nothing.
    deps.deliveries.renew(delivery, leaseEnd(deps)).catch(() => undefined);
  }, RENEWED_EVERY_MILLISECONDS);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}
