import type { ClaimedDelivery, Settlement } from '../../ports/delivery/delivery-store.ts';
import type { Messenger } from '../../ports/delivery/messenger.ts';
import type { Leave, PushedCard } from '../posted-card.ts';
import { buildFor, type PrepareDeps, sendingOf } from './build-card-for-recipient.ts';
import { settlementOf } from './delivery-outcome.ts';

/** What was just posted may take so long to be seen. */
const LOOK_SECONDS = 2;

/**
 * Sends a card that must arrive exactly as it was agreed, and once. Where nobody can say whether an earlier
 * try arrived, it is held for a human: it is never repeated blindly.
 */
export async function deliverPushed(
  deps: PrepareDeps,
  messenger: Messenger,
  pushed: PushedCard,
  delivery: ClaimedDelivery,
): Promise<Settlement> {
  const leave = (await buildFor(deps, delivery, (stores, audience) =>
    pushed.leave(stores, delivery, audience),
  )) ?? { leaves: 'nothing' };
  if (delivery.post) return change(deps, messenger, delivery, leave, delivery.post.messageId);
  if (delivery.doubtful) {
    const earlier = await messenger.lookUp(delivery.conversation, delivery.id);
    if (earlier.found === 'cannot_look') return { state: 'held' };
    if (earlier.found === 'yes')
      return complete(deps, messenger, delivery, leave, earlier.messageId);
  }
  if (leave.leaves !== 'card') return notLeaving(leave);
  const result = await messenger.post(sendingOf(deps, delivery, leave.card));
  if (result.outcome !== 'unknown') return settlementOf(delivery, result, deps.clock.now());
  return afterSilence(deps, messenger, delivery);
}

/** Whoever can say whether it is there is asked soon, however often it was tried: it is urgent. */
async function afterSilence(
  { clock }: PrepareDeps,
  messenger: Messenger,
  delivery: ClaimedDelivery,
): Promise<Settlement> {
  const { found } = await messenger.lookUp(delivery.conversation, delivery.id);
  if (found === 'cannot_look') return { state: 'held' };
  return { state: 'later', at: clock.now().add({ seconds: LOOK_SECONDS }), doubtful: true };
}

/** Changes what stands there; where it was taken away, that is how it stays. */
async function change(
  deps: PrepareDeps,
  messenger: Messenger,
  delivery: ClaimedDelivery,
  leave: Leave,
  messageId: string,
): Promise<Settlement> {
  if (leave.leaves !== 'card') return notLeaving(leave);
  const result = await messenger.update(sendingOf(deps, delivery, leave.card), messageId);
  if (result.outcome === 'gone') return { state: 'needless' };
  return settlementOf(delivery, result, deps.clock.now());
}

/** It arrived, at least its beginning: of a long one, the rest follows now. */
async function complete(
  deps: PrepareDeps,
  messenger: Messenger,
  delivery: ClaimedDelivery,
  leave: Leave,
  messageId: string,
): Promise<Settlement> {
  if (leave.leaves !== 'card') return { state: 'sent', messageId };
  const result = await messenger.update(sendingOf(deps, delivery, leave.card), messageId);
  if (result.outcome === 'gone') return { state: 'held' };
  return settlementOf(delivery, result, deps.clock.now());
}

function notLeaving(leave: Exclude<Leave, { leaves: 'card' }>): Settlement {
  return leave.leaves === 'nothing'
    ? { state: 'needless' }
    : { state: 'parked', reason: leave.reason };
}
