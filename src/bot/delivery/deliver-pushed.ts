import type { Card } from '../../cards/card.ts';
import type { Log } from '../../log.ts';
import type { ClaimedDelivery, DeliveryOutcome } from '../../ports/delivery/delivery-store.ts';
import type { Messenger, Sending, SendResult } from '../../ports/delivery/messenger.ts';
import type { LeaveDecision, PushedCard } from '../declare/posted-card.ts';
import { audienceOf, type RecipientDeps, sendingOf } from './build-card-for-recipient.ts';
import { deliveryOutcomeOf } from './delivery-outcome.ts';
import { buildOrPutOff, PUSHED_LIMIT } from './not-built.ts';

/** What was just posted may take so long to be seen. */
const LOOK_SECONDS = 2;

/**
 * Sends a card that must arrive exactly as it was agreed, and once. Where nobody can say whether an earlier
 * try arrived, it is held for a human: it is never repeated blindly.
 */
export async function deliverPushed(
  deps: RecipientDeps & { readonly log: Log },
  messenger: Messenger,
  pushed: PushedCard,
  delivery: ClaimedDelivery,
): Promise<DeliveryOutcome> {
  const built = await buildOrPutOff(deps, delivery, PUSHED_LIMIT, async () => {
    const audience = audienceOf(deps, delivery);
    return deps.unitOfWork.looking((stores) => pushed.leave(stores, delivery, audience));
  });
  if ('instead' in built) return built.instead;
  const leave = built.made;
  const { post, doubtful } = delivery;
  const earlier =
    !post && doubtful ? await messenger.lookUp(delivery.conversation, delivery.id) : undefined;
  if (earlier?.found === 'cannot_look') return { state: 'held' };
  if (leave.leaves !== 'card') {
    return earlier?.found === 'yes'
      ? { state: 'sent', messageId: earlier.messageId }
      : notLeaving(leave);
  }
  const { card } = leave;
  // Where it was taken away, that is how it stays.
  if (post) {
    const gone = { state: 'needless' } as const;
    return change(deps, messenger, delivery, { card, messageId: post.messageId, gone });
  }
  // It arrived, at least its beginning: of a long one, the rest follows now.
  if (earlier?.found === 'yes') {
    const gone = { state: 'held' } as const;
    return change(deps, messenger, delivery, { card, messageId: earlier.messageId, gone });
  }
  const result = await messenger.post(signedSending(deps, delivery, leave.card));
  if (result.outcome !== 'unknown') return settledAs(deps, delivery, result);
  return afterSilence(deps, messenger, delivery);
}

/** Nobody sees it otherwise than it was signed. */
function signedSending(deps: RecipientDeps, delivery: ClaimedDelivery, card: Card): Sending {
  return { ...sendingOf(deps, delivery, card), sameForAll: true };
}

/** A refusal may pass; whether it is still right to say it by then, a human decides. */
function settledAs(
  { clock }: RecipientDeps,
  delivery: ClaimedDelivery,
  result: SendResult,
): DeliveryOutcome {
  if (result.outcome === 'unreachable') return { state: 'held', reason: result.reason };
  return deliveryOutcomeOf(delivery, result, clock.now());
}

/** Whoever can say whether it is there is asked soon, however often it was tried: it is urgent. */
async function afterSilence(
  { clock }: RecipientDeps,
  messenger: Messenger,
  delivery: ClaimedDelivery,
): Promise<DeliveryOutcome> {
  const { found } = await messenger.lookUp(delivery.conversation, delivery.id);
  if (found === 'cannot_look') return { state: 'held' };
  return { state: 'later', at: clock.now().add({ seconds: LOOK_SECONDS }), doubtful: true };
}

/** Shows it as it leaves now in the message that is there. */
async function change(
  deps: RecipientDeps,
  messenger: Messenger,
  delivery: ClaimedDelivery,
  { card, messageId, gone }: { card: Card; messageId: string; gone: DeliveryOutcome },
): Promise<DeliveryOutcome> {
  const result = await messenger.update(signedSending(deps, delivery, card), messageId);
  return result.outcome === 'gone' ? gone : settledAs(deps, delivery, result);
}

function notLeaving(leave: Exclude<LeaveDecision, { leaves: 'card' }>): DeliveryOutcome {
  switch (leave.leaves) {
    case 'nothing':
      return { state: 'needless' };
    case 'not':
      return { state: 'parked', reason: leave.reason };
    case 'asks':
      return { state: 'held', reason: leave.reason };
    default:
      return leave satisfies never;
  }
}
