import { wordsFor } from '../../locales/words.ts';
import type { Log } from '../../log.ts';
import {
  type ClaimedDelivery,
  type DeliveryOutcome,
  type DeliveryStore,
  type Sendable,
  type Settled,
  StaleAttempt,
} from '../../ports/delivery/delivery-store.ts';
import type { Messenger, Sending } from '../../ports/delivery/messenger.ts';
import { ANSWER_CARD } from '../../ports/delivery/private-answer.ts';
import type { PostedCard, PushedCard } from '../declare/posted-card.ts';
import { buildForRecipient, type RecipientDeps, sendingOf } from './build-card-for-recipient.ts';
import { deliverAnswer, settleAnswer } from './deliver-answer.ts';
import { deliverPushed } from './deliver-pushed.ts';
import { deliveryOutcomeOf } from './delivery-outcome.ts';
import { forNobody } from './for-nobody.ts';
import { keepingLease, leaseEnd } from './keep-lease.ts';
import { buildOrPutOff, CARD_LIMIT, NOT_BUILT } from './not-built.ts';
import { LATE, noticeParked, type Refused } from './parked-notices.ts';

/** What is needed to say what can be sent. */
type SendableDeps = Pick<DeliverDeps, 'directory' | 'messengers' | 'cards' | 'pushed'>;

export interface DeliverDeps extends RecipientDeps {
  readonly deliveries: DeliveryStore;
  readonly messengers: readonly Messenger[];
  readonly cards: ReadonlyMap<string, PostedCard>;
  /** Those of them that must arrive as they were agreed. */
  readonly pushed: ReadonlyMap<string, PushedCard>;
  readonly log: Log;
  /** Told of every settlement: for counting. */
  readonly settled: (platform: string, as: DeliveryOutcome) => void;
}

/** What this process can send, as its register stands now. */
export function sendableBy({ directory, messengers, cards, pushed }: SendableDeps): Sendable {
  return {
    cards: [...cards.keys(), ...pushed.keys(), ANSWER_CARD],
    platforms: messengers.map(({ platform }) => platform),
    partnerships: directory.partnerships().map(({ id }) => id),
  };
}

/**
 * Sends what is owed to one conversation, in order, until nothing is due. Safe to run twice.
 * What this process does not know stays owed, for one that does.
 *
 * @param stopping aborted: what is under way is finished, and nothing more is begun.
 */
export async function drainConversation(
  deps: DeliverDeps,
  conversationId: string,
  stopping?: AbortSignal,
): Promise<void> {
  while (!stopping?.aborted) {
    const delivery = await deps.deliveries.claimNext(
      conversationId,
      deps.clock.now(),
      leaseEnd(deps),
      sendableBy(deps),
    );
    if (!delivery) return;
    const outcome = await keepingLease(deps, delivery, () => deliver(deps, delivery));
    if ((await conclude(deps, delivery, outcome)).last) return;
  }
}

/** A word that comes after the lease had ended is told and not taken: another one is at it, or was. */
async function conclude(
  deps: DeliverDeps,
  delivery: ClaimedDelivery,
  as: DeliveryOutcome,
): Promise<Settled> {
  const { id, conversation, attempts } = delivery;
  const told = { delivery: id, conversation: conversation.id, state: as.state };
  let settled: Settled;
  try {
    settled = await settle(deps, delivery, as);
  } catch (error) {
    if (!(error instanceof StaleAttempt)) throw error;
    deps.log.warn({ ...told, attempt: attempts + 1 }, 'delivery settled too late; nothing changed');
    if (mayHaveOverwritten(deps, delivery, as))
      await deps.deliveries.showAgain(delivery, deps.clock.now());
    return { last: false };
  }
  deps.settled(conversation.platform, as);
  deps.log.info(told, 'delivery');
  return settled;
}

/** A change that came late may have taken the place of a newer one. What is pushed is changed once, to what it stays. */
function mayHaveOverwritten(
  { pushed }: Pick<DeliverDeps, 'pushed'>,
  { card, post }: ClaimedDelivery,
  as: DeliveryOutcome,
): boolean {
  const maybe = as.state === 'sent' || (as.state === 'later' && as.doubtful);
  return maybe && post !== undefined && !pushed.has(card);
}

/** What is refused, and that whoever can mend it is told, is kept together or not at all. */
async function settle(
  deps: DeliverDeps,
  delivery: ClaimedDelivery,
  as: DeliveryOutcome,
): Promise<Settled> {
  const pushed = deps.pushed.get(delivery.card);
  const now = deps.clock.now();
  const refused = refusalOf(deps, delivery, as);
  const isAnswer = delivery.card === ANSWER_CARD;
  if (as.state === 'sent' && !isAnswer) {
    const arrived = { messageId: as.messageId, board: pushed?.board };
    const settled = await deps.deliveries.settleArrived(delivery, arrived, now);
    if (settled) return settled;
  }
  if (!pushed && !refused && !isAnswer) return deps.deliveries.settle(delivery, as, now);
  return deps.unitOfWork.transaction(async (stores) => {
    const kept = refused && as.state === 'parked' ? { ...as, ...refused } : as;
    const settling = () => {
      if (pushed) return pushed.settle(stores, delivery, kept, now);
      if (isAnswer) return settleAnswer(stores, delivery, kept, now);
      return stores.deliveries.settle(delivery, kept, now);
    };
    const settled = await settling();
    if (refused) await noticeParked({ ...deps, stores }, delivery, refused, now);
    return settled;
  });
}

/** @returns nothing for what was not refused, and for what Tandem itself halted: nobody has to mend that. */
function refusalOf(
  { messengers }: DeliverDeps,
  { conversation }: ClaimedDelivery,
  as: DeliveryOutcome,
): Refused | undefined {
  if (as.state !== 'parked' && as.state !== 'held') return undefined;
  const { reason } = as;
  if (reason === undefined || (as.state === 'parked' && as.mendedBy === undefined)) {
    return undefined;
  }
  if (reason === LATE) return { reason, mendedBy: 'deciding' };
  if (reason === NOT_BUILT) return { reason, mendedBy: 'building' };
  const messenger = messengers.find((one) => one.platform === conversation.platform);
  return { reason, mendedBy: messenger?.mendedBy?.(reason) ?? 'unknown' };
}

/** @throws Error for what this process does not know: a fault of ours, since it would not have been claimed. */
async function deliver(deps: DeliverDeps, delivery: ClaimedDelivery): Promise<DeliveryOutcome> {
  const messenger = deps.messengers.find((one) => one.platform === delivery.conversation.platform);
  const pushed = deps.pushed.get(delivery.card);
  const posted = deps.cards.get(delivery.card);
  if (!messenger) throw new Error('Claimed for a platform that does not run here.');
  if (delivery.post && delivery.post.revision >= delivery.revision) return { state: 'needless' };
  if (delivery.card === ANSWER_CARD) return deliverAnswer(deps, messenger, delivery);
  if (pushed) return deliverPushed(deps, messenger, pushed, delivery);
  if (!posted) throw new Error('Claimed a card that nobody here declares.');
  const gone = posted.toFormerMembers ? undefined : forNobody(deps, delivery);
  const past = gone ?? pastUse(posted, delivery, deps.clock.now());
  if (past) return past;
  const built = await buildOrPutOff(deps, delivery, CARD_LIMIT, () =>
    buildForRecipient(deps, delivery, (stores, audience) =>
      posted.build(stores, delivery.recordId, audience),
    ),
  );
  if ('instead' in built) return built.instead;
  if (!built.made) return { state: 'needless' };
  return deliverCard(deps, messenger, sendingOf(deps, delivery, built.made), delivery);
}

/** @returns what becomes of a card that was owed for so long that it is of no use; nothing for one that is. */
function pastUse(
  { use }: PostedCard,
  { post, owedAt }: ClaimedDelivery,
  now: Temporal.Instant,
): DeliveryOutcome | undefined {
  // What stands there is always shown as it is now.
  if (!use || post || owedAt.until(now).total('hours') <= use.hours) return undefined;
  if (use.past === 'drop') return { state: 'dropped' };
  return { state: 'parked', reason: LATE, mendedBy: 'deciding' };
}

/** The card as its record stands now, in the language of who reads it. */
async function deliverCard(
  deps: DeliverDeps,
  messenger: Messenger,
  sending: Sending,
  delivery: ClaimedDelivery,
): Promise<DeliveryOutcome> {
  if (delivery.doubtful && !delivery.post) {
    const earlier = await messenger.lookUp(delivery.conversation, delivery.id);
    if (earlier.found === 'yes')
      return changeCard(deps, messenger, sending, earlier.messageId, delivery);
    if (earlier.found === 'cannot_look') {
      const result = await messenger.post(again(sending));
      return deliveryOutcomeOf(delivery, result, deps.clock.now());
    }
  }
  if (delivery.post) return changeCard(deps, messenger, sending, delivery.post.messageId, delivery);
  return deliveryOutcomeOf(delivery, await messenger.post(sending), deps.clock.now());
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
): Promise<DeliveryOutcome> {
  const changed = await messenger.update(sending, messageId);
  const result = changed.outcome === 'gone' ? await messenger.post(sending) : changed;
  return deliveryOutcomeOf(delivery, result, deps.clock.now());
}
