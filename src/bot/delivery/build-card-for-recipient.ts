import type { Card } from '../../cards/card.ts';
import type { Member } from '../../domain/people/member.ts';
import { wordsFor } from '../../locales/words.ts';
import type { Clock } from '../../ports/clock.ts';
import type { ClaimedDelivery } from '../../ports/delivery/delivery-store.ts';
import type { Sending } from '../../ports/delivery/messenger.ts';
import type { UnitOfWork } from '../../ports/stores.ts';
import type { Agenda } from '../declare/agenda-source.ts';
import type { Audience, CardStores } from '../declare/context.ts';
import type { Directory } from '../directory.ts';

export interface RecipientDeps {
  readonly unitOfWork: UnitOfWork;
  readonly directory: Directory;
  readonly clock: Clock;
  readonly agenda: Agenda;
}

/** Builds something for whoever reads it, of its record as it stands now. @throws Error as {@link audienceOf}. */
export async function buildForRecipient<T>(
  deps: RecipientDeps,
  delivery: ClaimedDelivery,
  build: (stores: CardStores, audience: Audience) => Promise<T>,
): Promise<T> {
  const audience = audienceOf(deps, delivery);
  return deps.unitOfWork.looking((stores) => build(stores, audience));
}

/**
 * Whoever reads it, as the register says.
 *
 * @throws Error if the partnership is not known, or not any more: nobody can say then that there is nothing to show.
 */
export function audienceOf(
  { directory, clock, agenda }: Omit<RecipientDeps, 'unitOfWork'>,
  delivery: ClaimedDelivery,
): Audience {
  const known = directory.partnership(delivery.partnershipId);
  if (!known) throw new Error('Claimed for a partnership that is not known here.');
  // What was posted stays: whether it says exercise may not hang on a notice that is under way.
  const partnership = { ...known, live: delivery.live };
  const member = recipient(directory, delivery);
  return {
    partnership,
    words: wordsFor((member ?? partnership).language),
    sides: directory.sides(partnership.id),
    members: directory.members(partnership.id),
    agenda,
    now: clock.now(),
    ...(member && { member }),
  };
}

/** A card, ready to go where it is owed. */
export function sendingOf(
  { directory }: RecipientDeps,
  delivery: ClaimedDelivery,
  card: Card,
): Sending {
  const partnership = directory.partnership(delivery.partnershipId);
  const { language, timeZone } = recipient(directory, delivery) ?? partnership ?? NOBODY;
  return {
    deliveryId: delivery.id,
    conversation: delivery.conversation,
    thread: delivery.thread,
    card,
    reader: { language, timeZone },
  };
}

const NOBODY = { language: 'en', timeZone: 'UTC' };

/** The one whose direct messages these are. */
function recipient(
  directory: Directory,
  { conversation, partnershipId }: ClaimedDelivery,
): Member | undefined {
  if (conversation.kind === 'channel') return undefined;
  const { platform, tenant, external: user } = conversation;
  return directory.member(partnershipId, { platform, tenant, user });
}
