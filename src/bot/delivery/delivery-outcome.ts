import type { ClaimedDelivery, DeliveryOutcome } from '../../ports/delivery/delivery-store.ts';
import type { SendResult } from '../../ports/delivery/messenger.ts';

const FIRST_BACKOFF_SECONDS = 2;
const LONGEST_BACKOFF_SECONDS = 300;

/** What becomes of a delivery after a try. */
export function deliveryOutcomeOf(
  { attempts, doubtful }: Pick<ClaimedDelivery, 'attempts' | 'doubtful'>,
  result: SendResult,
  now: Temporal.Instant,
): DeliveryOutcome {
  switch (result.outcome) {
    case 'sent':
      return { state: 'sent', messageId: result.messageId };
    case 'later':
      // This try did not arrive; whether an earlier one did is as doubtful as before.
      return { state: 'later', at: now.add({ seconds: result.seconds }), doubtful };
    case 'unknown':
    case 'gone':
      return { state: 'later', at: now.add({ seconds: backoff(attempts) }), doubtful: true };
    case 'unreachable':
      // Whoever knows the platform sorts it as it is settled.
      return { state: 'parked', reason: result.reason, mendedBy: 'unknown' };
    default:
      return result satisfies never;
  }
}

/** @returns for how many seconds nothing is tried, the longer the more often it was. */
export function backoff(attempts: number): number {
  return Math.min(FIRST_BACKOFF_SECONDS * 2 ** attempts, LONGEST_BACKOFF_SECONDS);
}
