import type { ClaimedDelivery, DeliveryOutcome } from '../../ports/delivery/delivery-store.ts';
import { backoff } from './delivery-outcome.ts';

/** Why a card does not leave: it cannot be made of its record, which is a fault of Tandem itself. */
export const NOT_BUILT = 'not_built';

/** By then it is no moment's fault; some four minutes have passed. */
const MOST_TRIES = 8;
/** Of what was pushed, after some fifteen seconds: people wait for it. */
const MOST_TRIES_PUSHED = 4;

/**
 * What becomes of a card that could not be made. It is tried again, ever later; in the end it waits for a version that
 * can, so that it holds up nothing else.
 */
export function notBuilt(
  { attempts, doubtful }: Pick<ClaimedDelivery, 'attempts' | 'doubtful'>,
  now: Temporal.Instant,
): DeliveryOutcome {
  if (attempts + 1 >= MOST_TRIES) {
    return { state: 'parked', reason: NOT_BUILT, mendedBy: 'building' };
  }
  return again({ attempts, doubtful }, now);
}

/** The same of what was pushed: in the end a person decides. */
export function pushedNotBuilt(
  { attempts, doubtful }: Pick<ClaimedDelivery, 'attempts' | 'doubtful'>,
  now: Temporal.Instant,
): DeliveryOutcome {
  if (attempts + 1 >= MOST_TRIES_PUSHED) return { state: 'held', reason: NOT_BUILT };
  return again({ attempts, doubtful }, now);
}

/** Nothing left with this try; whether an earlier one did is as doubtful as before. */
function again(
  { attempts, doubtful }: Pick<ClaimedDelivery, 'attempts' | 'doubtful'>,
  now: Temporal.Instant,
): DeliveryOutcome {
  return { state: 'later', at: now.add({ seconds: backoff(attempts) }), doubtful };
}
