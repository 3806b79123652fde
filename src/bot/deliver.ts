import type { Member } from '../domain/member.ts';
import { wordsFor } from '../locales/words.ts';
import type { Log } from '../log.ts';
import type { Clock } from '../ports/clock.ts';
import type { ClaimedDelivery, DeliveryStore, Settlement } from '../ports/delivery-store.ts';
import type { Messenger, Sending, SendResult } from '../ports/messenger.ts';
import type { UnitOfWork } from '../ports/stores.ts';
import type { Directory } from './directory.ts';
import type { CardBuilder } from './feature.ts';
import { tellParked } from './tell-parked.ts';

/** After this long a try whose process died is taken up by another. */
const LEASE_SECONDS = 30;
/** This installation does not run that platform, and means not to. */
const PLATFORM_OFF = 'platform_off';
const FIRST_BACKOFF_SECONDS = 2;
const LONGEST_BACKOFF_SECONDS = 300;

export interface DeliverDeps {
  readonly deliveries: DeliveryStore;
  readonly unitOfWork: UnitOfWork;
  readonly directory: Directory;
  readonly messengers: readonly Messenger[];
  readonly cards: Readonly<Record<string, CardBuilder>>;
  readonly clock: Clock;
  readonly log: Log;
  /** Told of every settlement: for counting. */
  readonly settled: (platform: string, state: Settlement['state']) => void;
}

/** Sends what is owed to one conversation, in order, until nothing is due. Safe to run twice. */
export async function drainConversation(deps: DeliverDeps, conversationId: string): Promise<void> {
  for (;;) {
    const now = deps.clock.now();
    const delivery = await deps.deliveries.claimNext(
      conversationId,
      now,
      now.add({ seconds: LEASE_SECONDS }),
    );
    if (!delivery) return;
    const settlement = await deliver(deps, delivery);
    await deps.deliveries.settle(delivery, settlement, deps.clock.now());
    if (settlement.state === 'parked' && settlement.reason !== PLATFORM_OFF) {
      const platforms = deps.messengers.map(({ platform }) => platform);
      await tellParked({ ...deps, platforms }, delivery, deps.clock.now());
    }
    deps.settled(delivery.conversation.platform, settlement.state);
    deps.log.info(
      { delivery: delivery.id, conversation: conversationId, state: settlement.state },
      'delivery',
    );
  }
}

async function deliver(deps: DeliverDeps, delivery: ClaimedDelivery): Promise<Settlement> {
  const messenger = deps.messengers.find((one) => one.platform === delivery.conversation.platform);
  if (!messenger) return { state: 'parked', reason: PLATFORM_OFF };
  if (delivery.post && delivery.post.revision >= delivery.revision) return { state: 'needless' };
  const sending = await prepare(deps, delivery);
  if (!sending) return { state: 'needless' };
  if (delivery.doubtful && !delivery.post) {
    const earlier = await messenger.lookUp(delivery.conversation, delivery.id);
    if (earlier.found === 'yes')
      return changeCard(deps, messenger, sending, earlier.messageId, delivery);
    if (earlier.found === 'cannot_look')
      return settle(deps, delivery, await messenger.post(again(sending)));
  }
  if (delivery.post) return changeCard(deps, messenger, sending, delivery.post.messageId, delivery);
  return settle(deps, delivery, await messenger.post(sending));
}

/** It may stand there twice now, so this one says that it was sent before. */
function again(sending: Sending): Sending {
  const title = wordsFor(sending.reader.language)('delivery.again', { title: sending.card.title });
  return { ...sending, card: { ...sending.card, title } };
}

/** Shows the record as it now stands in the message that is there; posts anew if it is gone. */
async function changeCard(
  deps: DeliverDeps,
  messenger: Messenger,
  sending: Sending,
  messageId: string,
  delivery: ClaimedDelivery,
): Promise<Settlement> {
  const changed = await messenger.update(sending, messageId);
  if (changed.outcome !== 'gone') return settle(deps, delivery, changed);
  return settle(deps, delivery, await messenger.post(sending));
}

/** The card as its record stands now, in the language of who reads it. */
async function prepare(deps: DeliverDeps, delivery: ClaimedDelivery): Promise<Sending | undefined> {
  const partnership = deps.directory.partnership(delivery.partnershipId);
  const build = deps.cards[delivery.card];
  if (!partnership || !build) return undefined;
  const member = recipient(deps, delivery);
  const { language, timeZone } = member ?? partnership;
  const audience = {
    partnership,
    words: wordsFor(language),
    sides: deps.directory.sides(partnership.id),
    members: deps.directory.members(partnership.id),
    now: deps.clock.now(),
    ...(member && { member }),
  };
  const card = await deps.unitOfWork.transaction(async (stores) => {
    // What was posted stays: whether it says exercise may not hang on a notice that is under way.
    const live = await stores.partnerships.isLive(partnership.id);
    return build(stores, delivery.recordId, { ...audience, partnership: { ...partnership, live } });
  });
  if (!card) return undefined;
  return {
    deliveryId: delivery.id,
    conversation: delivery.conversation,
    thread: delivery.thread,
    card,
    reader: { language, timeZone },
  };
}

/** The one whose direct messages these are. */
function recipient(
  { directory }: DeliverDeps,
  { conversation, partnershipId }: ClaimedDelivery,
): Member | undefined {
  if (conversation.kind === 'channel') return undefined;
  const { platform, tenant, external: user } = conversation;
  return directory.member(partnershipId, { platform, tenant, user });
}

function settle(deps: DeliverDeps, delivery: ClaimedDelivery, result: SendResult): Settlement {
  const now = deps.clock.now();
  switch (result.outcome) {
    case 'sent':
      return { state: 'sent', messageId: result.messageId };
    case 'later':
      return { state: 'later', at: now.add({ seconds: result.seconds }), doubtful: false };
    case 'unknown':
    case 'gone':
      return {
        state: 'later',
        at: now.add({ seconds: backoff(delivery.attempts) }),
        doubtful: true,
      };
    case 'unreachable':
      return { state: 'parked', reason: result.reason };
    default:
      return result satisfies never;
  }
}

function backoff(attempts: number): number {
  return Math.min(FIRST_BACKOFF_SECONDS * 2 ** attempts, LONGEST_BACKOFF_SECONDS);
}
