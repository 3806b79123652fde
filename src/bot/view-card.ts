import type { Card } from '../cards/card.ts';
import { Refusal } from '../domain/refusal.ts';
import type { UnitOfWork } from '../ports/stores.ts';
import type { Context } from './declare/context.ts';
import type { ViewInteraction } from './declare/interaction.ts';
import type { PostedCard } from './declare/posted-card.ts';

/**
 * A card of a channel as one member sees it there: in their language, with what they themselves can do. It
 * is made of no more than what stands there for all.
 *
 * @throws Refusal `unknown_action` if no such card stands in this channel of their partnership.
 */
export async function viewCard(
  { unitOfWork, cards }: { unitOfWork: UnitOfWork; cards: ReadonlyMap<string, PostedCard> },
  ctx: Context,
  { delivery, conversation }: ViewInteraction,
): Promise<Card> {
  const { partnership } = ctx;
  const card = await unitOfWork.looking(async (stores) => {
    const found = await stores.deliveries.find(delivery);
    if (!found || found.partnershipId !== partnership.id) return undefined;
    const { live } = found;
    const { kind, external } = found.conversation;
    if (kind !== 'channel' || external !== conversation) return undefined;
    const audience = { ...ctx, partnership: { ...partnership, live } };
    return cards.get(found.card)?.build(stores, found.recordId, audience);
  });
  if (!card) throw new Refusal('unknown_action');
  return card;
}
