import { line } from '../../cards/blocks.ts';
import { type Member, namesOf } from '../../domain/people/member.ts';
import type {
  ClaimedDelivery,
  DeliveryRequest,
  DeliveryStore,
} from '../../ports/delivery/delivery-store.ts';
import { cardHead } from '../declare/card-head.ts';
import { type CardBuilder, type PostedCard, postedCard } from '../declare/posted-card.ts';
import type { Directory } from '../directory.ts';

/** Tells that a joint channel cannot be posted to; its record is the conversation. */
const PARKED_CARD = 'delivery.parked';
/** Tells that somebody cannot be written to alone; its record is the member. */
const UNREACHED_CARD = 'delivery.unreached';
const DAY_MILLISECONDS = 86_400_000;
/** Of people there are many, and some will never have Tandem in a chat of their own. */
const WEEK_MILLISECONDS = 7 * DAY_MILLISECONDS;

/**
 * Tells the partnership's coordinators, where they can be reached: once a day of each channel, once a week of
 * each person.
 */
export async function noticeParked(
  deps: {
    readonly directory: Directory;
    readonly deliveries: Pick<DeliveryStore, 'enqueue'>;
    readonly platforms: readonly string[];
  },
  { partnershipId, conversation }: ClaimedDelivery,
  now: Temporal.Instant,
): Promise<void> {
  const direct = conversation.kind === 'direct';
  const member = direct ? memberOf(deps.directory, partnershipId, conversation) : undefined;
  if (direct && !member) return;
  const every = direct ? WEEK_MILLISECONDS : DAY_MILLISECONDS;
  const shown = {
    card: direct ? UNREACHED_CARD : PARKED_CARD,
    recordId: member?.id ?? conversation.id,
    revision: Math.floor(now.epochMilliseconds / every),
    partnershipId,
  };
  const coordinators = deps.directory
    .members(partnershipId)
    .filter(({ id, roles }) => roles.includes('coordinator') && id !== member?.id);
  const owed = coordinators.flatMap(({ id }): DeliveryRequest[] => {
    const account = deps.directory.account(id, deps.platforms);
    return account ? [{ ...shown, to: { account } }] : [];
  });
  await deps.deliveries.enqueue(owed, now);
}

function memberOf(
  directory: Directory,
  partnershipId: string,
  { platform, tenant, external: user }: ClaimedDelivery['conversation'],
): Member | undefined {
  return directory.member(partnershipId, { platform, tenant, user });
}

/** What these notices say. */
export function parkedNotices(directory: Directory): readonly PostedCard[] {
  return [
    postedCard(PARKED_CARD, parkedCard(directory)),
    postedCard(UNREACHED_CARD, unreachedCard),
  ];
}

function parkedCard(directory: Directory): CardBuilder {
  return async (_stores, conversationId, { partnership, words }) => {
    const channel = directory
      .channels(partnership.id)
      .find((one) => one.conversationId === conversationId);
    if (!channel) return undefined;
    const title = words('delivery.parked.title', { channel: channel.name });
    return {
      ...cardHead(title, { words, partnership }),
      blocks: [line(words('delivery.parked.help'))],
      buttons: [],
    };
  };
}

const unreachedCard: CardBuilder = async (_stores, memberId, audience) => {
  const { words, members } = audience;
  const member = members.find(({ id }) => id === memberId);
  if (!member) return undefined;
  return {
    ...cardHead(words('delivery.unreached.title', namesOf(member)), audience),
    blocks: [line(words('delivery.unreached.help'))],
    buttons: [],
  };
};
