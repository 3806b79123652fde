import {
  type ClaimedDelivery,
  type DeliveryOutcome,
  StaleAttempt,
} from '../../ports/delivery/delivery-store.ts';
import type { Tx } from '../database/database.ts';
import { toDate } from '../database/rows.ts';
import { afterArrival } from './release.ts';

/** The row of an attempt that nobody else has taken over. @param attempts those before it. */
export function underWay(attempts: number) {
  return { attempts: attempts + 1, state: 'sending' };
}

/** @throws StaleAttempt if the delivery is another attempt's by now, so that nothing of the transaction stays. */
export async function settleDelivery(
  tx: Tx,
  delivery: ClaimedDelivery,
  as: DeliveryOutcome,
  now: Temporal.Instant,
): Promise<void> {
  const { id } = delivery;
  const own = underWay(delivery.attempts);
  // The next attempt found it doubtful and left it to a human: the question was whether this one arrived.
  const leftToHuman = { attempts: delivery.attempts + 2, state: 'held' };
  const [row] = await tx.delivery.updateManyAndReturn({
    where: { id, ...(as.state === 'sent' ? { OR: [own, leftToHuman] } : own) },
    data: { leaseUntil: null, ...settledRow(as, now) },
    select: { conversationId: true },
  });
  if (!row) throw new StaleAttempt();
  if (as.state !== 'sent') return;
  // Its place may have become one with another meanwhile.
  const { conversationId } = row;
  await savePost(tx, { ...delivery, conversationId }, as.messageId);
  await afterArrival(tx, conversationId, now);
}

function settledRow(as: DeliveryOutcome, now: Temporal.Instant) {
  switch (as.state) {
    case 'sent':
    case 'needless':
      return { state: 'sent', settledAt: toDate(now), reason: null };
    case 'later':
      return { state: as.doubtful ? 'unknown' : 'owed', dueAt: toDate(as.at) };
    case 'parked':
      return { state: 'parked', reason: as.reason, mendedBy: as.mendedBy ?? null };
    case 'held':
      return { state: 'held', reason: as.reason ?? 'unknown' };
    case 'dropped':
      return { state: 'dropped', settledAt: toDate(now), reason: as.reason ?? 'late' };
    default:
      return as satisfies never;
  }
}

async function savePost(
  tx: Tx,
  shown: Pick<ClaimedDelivery, 'card' | 'recordId' | 'revision'> & { conversationId: string },
  messageId: string,
): Promise<void> {
  const { card, recordId, revision, conversationId } = shown;
  await tx.post.upsert({
    where: { conversationId_card_recordId: { conversationId, card, recordId } },
    create: { conversationId, card, recordId, messageId, revision },
    update: { messageId, revision },
  });
}
