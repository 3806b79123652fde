import { errorName, type Log } from '../../log.ts';
import type { ClaimedDelivery, DeliveryOutcome } from '../../ports/delivery/delivery-store.ts';
import type { RecipientDeps } from './build-card-for-recipient.ts';
import { backoff } from './delivery-outcome.ts';

/** Why a card does not leave: it cannot be made of its record, which is a fault of Tandem itself. */
export const NOT_BUILT = 'not_built';

/** What becomes of it once it failed so often that it is no moment's fault. */
interface Limit {
  readonly tries: number;
  readonly outcome: DeliveryOutcome;
}

/** Some four minutes have passed: it waits for a version that can, so that it holds up nothing else. */
export const CARD_LIMIT: Limit = {
  tries: 8,
  outcome: { state: 'parked', reason: NOT_BUILT, mendedBy: 'building' },
};
/** Of what was pushed, after some fifteen seconds: people wait for it, so a person decides. */
export const PUSHED_LIMIT: Limit = { tries: 4, outcome: { state: 'held', reason: NOT_BUILT } };

/**
 * Makes what goes out. What could not be made is tried again, ever later, up to a limit
 * that no fault of the database reaches.
 *
 * @returns what was made, or what becomes of the delivery instead.
 */
export async function buildOrPutOff<T>(
  deps: Pick<RecipientDeps, 'clock' | 'unitOfWork'> & { readonly log: Log },
  delivery: ClaimedDelivery,
  { tries, outcome }: Limit,
  build: () => Promise<T>,
): Promise<{ readonly made: T } | { readonly instead: DeliveryOutcome }> {
  try {
    return { made: await build() };
  } catch (error) {
    const { id, card, attempts, doubtful } = delivery;
    deps.log.error({ delivery: id, card, error: errorName(error) }, 'card not made');
    const isLast = attempts + 1 >= tries && !deps.unitOfWork.isDatabaseFault(error);
    if (isLast) return { instead: outcome };
    const at = deps.clock.now().add({ seconds: backoff(attempts) });
    // Nothing left with this try; whether an earlier one did is as doubtful as before.
    return { instead: { state: 'later', at, doubtful } };
  }
}
