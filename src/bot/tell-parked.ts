import type { ClaimedDelivery, DeliveryStore, OwedCard } from '../ports/delivery-store.ts';
import type { Directory } from './directory.ts';
import type { CardBuilder } from './feature.ts';

/** Tells that a joint channel cannot be posted to; its record is the conversation. */
export const PARKED_CARD = 'delivery.parked';
const DAY_MILLISECONDS = 86_400_000;

/** Tells the partnership's coordinators, where they can be reached, once a day for each channel. */
export async function tellParked(
  deps: {
    readonly directory: Directory;
    readonly deliveries: Pick<DeliveryStore, 'owe'>;
    readonly platforms: readonly string[];
  },
  { partnershipId, conversation }: ClaimedDelivery,
  now: Temporal.Instant,
): Promise<void> {
  if (conversation.kind === 'direct') return;
  const shown = {
    card: PARKED_CARD,
    recordId: conversation.id,
    revision: Math.floor(now.epochMilliseconds / DAY_MILLISECONDS),
    partnershipId,
  };
  const coordinators = deps.directory
    .members(partnershipId)
    .filter(({ roles }) => roles.includes('coordinator'));
  const owed = coordinators.flatMap(({ id }): OwedCard[] => {
    const account = deps.directory.account(id, deps.platforms);
    return account ? [{ ...shown, to: { account } }] : [];
  });
  await deps.deliveries.owe(owed, now);
}

export function parkedCard(directory: Directory): CardBuilder {
  return async (_stores, conversationId, { partnership, words }) => {
    const channel = directory
      .channels(partnership.id)
      .find((one) => one.conversationId === conversationId);
    if (!channel) return undefined;
    const { name } = channel;
    return {
      title: words('delivery.parked.title', { channel: name }),
      ...(!partnership.live && { banner: words('exercise.banner') }),
      blocks: [{ tag: 'text', tone: 'normal', text: [words('delivery.parked.help')] }],
      buttons: [],
    };
  };
}
