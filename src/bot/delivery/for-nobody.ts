import type { Clock } from '../../ports/clock.ts';
import type { ClaimedDelivery, DeliveryOutcome } from '../../ports/delivery/delivery-store.ts';
import type { Directory } from '../directory.ts';

/** Another process may have just taken somebody in; the register is read anew every minute. */
const READ_ANEW_MINUTES = 2;
const AGAIN_SECONDS = 30;

/** Why a delivery is left out: it is for one person, who is not known here any more. */
export const UNKNOWN_PERSON = 'unknown_person';

/**
 * What is for one person is for nobody once they lost their account: it must not be made as if for all, and sent to them.
 *
 * @returns what becomes of it; nothing where it is for a channel, or for somebody who is known.
 */
export function forNobody(
  { directory, clock }: { readonly directory: Pick<Directory, 'member'>; readonly clock: Clock },
  { conversation, partnershipId, owedAt, doubtful }: ClaimedDelivery,
): DeliveryOutcome | undefined {
  const { kind, platform, tenant, external: user } = conversation;
  if (kind === 'channel' || directory.member(partnershipId, { platform, tenant, user })) {
    return undefined;
  }
  const now = clock.now();
  if (owedAt.until(now).total('minutes') > READ_ANEW_MINUTES) {
    return { state: 'dropped', reason: UNKNOWN_PERSON };
  }
  return { state: 'later', at: now.add({ seconds: AGAIN_SECONDS }), doubtful };
}
