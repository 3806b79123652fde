import { hasRight, ofSides } from '../../domain/people/right.ts';
import type { ClaimedDelivery, DeliveryRequest } from '../../ports/delivery/delivery-store.ts';
import type { Mending } from '../../ports/delivery/mending.ts';
import type { Stores } from '../../ports/stores.ts';
import type { Directory } from '../directory.ts';

/** Tells that a joint channel cannot be posted to; its record is the parked place. */
export const PARKED_CARD = 'delivery.parked';
/** Tells that somebody cannot be written to alone; its record is the parked place. */
export const UNREACHED_CARD = 'delivery.unreached';

/** The reason of what waited for so long that it does not leave by itself. */
export const LATE = 'late';

/** Partners are not told who of a side cannot be reached, nor where. */
const TOLD = ofSides('coordinator');

/** Why something does not leave, and what brings it out. */
export interface Refused {
  readonly reason: string;
  readonly mendedBy: Mending;
}

/**
 * Tells the coordinators of both sides, where they can be reached: once of each place and reason, until it is mended.
 * What they are told then shows that.
 */
export async function noticeParked(
  deps: {
    readonly directory: Directory;
    readonly stores: Pick<Stores, 'deliveries' | 'parked'>;
    readonly messengers: readonly { readonly platform: string }[];
  },
  { partnershipId, conversation }: ClaimedDelivery,
  refused: Refused,
  now: Temporal.Instant,
): Promise<void> {
  const { directory, stores } = deps;
  const { id: conversationId, platform, tenant, external: user } = conversation;
  const direct = conversation.kind === 'direct';
  const member = direct ? directory.member(partnershipId, { platform, tenant, user }) : undefined;
  if (direct && !member) return;
  const place = await stores.parked.open({ partnershipId, conversationId, ...refused }, now);
  if (!place) return;
  const { id: recordId, revision } = place;
  const shown = { card: direct ? UNREACHED_CARD : PARKED_CARD, recordId, revision, partnershipId };
  const platforms = deps.messengers.map((one) => one.platform);
  const coordinators = directory
    .members(partnershipId)
    .filter((one) => hasRight(one, TOLD) && one.id !== member?.id);
  const owed = coordinators.flatMap(({ id }): DeliveryRequest[] => {
    const account = directory.account(id, platforms);
    return account ? [{ ...shown, to: { account } }] : [];
  });
  await stores.deliveries.enqueue(owed, now);
}
