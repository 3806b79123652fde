import {
  type ClaimedDelivery,
  type DeliveryOutcome,
  type Settled,
  StaleAttempt,
} from '../../ports/delivery/delivery-store.ts';
import { MENDED_BY_ARRIVAL } from '../../ports/delivery/mending.ts';
import type { Database, Tx } from '../database/database.ts';
import { isConflict } from '../database/database-errors.ts';
import { oneOf, toDate } from '../database/rows.ts';
import { afterArrival, MENDED_MEANWHILE } from './release.ts';

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
): Promise<Settled> {
  if (as.state === 'sent') return settleArrived(tx, delivery, as.messageId, now);
  if (as.state === 'parked' && (await isOwedAnew(tx, delivery, now))) return { last: false };
  const { id, attempts } = delivery;
  const { count } = await tx.delivery.updateMany({
    where: { id, ...underWay(attempts) },
    data: { leaseUntil: null, ...settledRow(as, now) },
  });
  if (count === 0) throw new StaleAttempt();
  return { last: false };
}

/** What refused it may have been mended while it was under way: it is tried once more. */
async function isOwedAnew(
  tx: Tx,
  { id, attempts }: ClaimedDelivery,
  now: Temporal.Instant,
): Promise<boolean> {
  const { count } = await tx.delivery.updateMany({
    where: { id, ...underWay(attempts), reason: MENDED_MEANWHILE },
    data: { state: 'owed', dueAt: toDate(now), leaseUntil: null, reason: null },
  });
  return count > 0;
}

interface Arrived {
  readonly conversation_id: string;
  readonly waited: boolean;
  readonly last: boolean;
}

/** It arrived, and what stands where is kept: in one statement, which also finds what waited for an arrival there. */
async function settleArrived(
  tx: Tx,
  { id, attempts, card, recordId, revision }: ClaimedDelivery,
  messageId: string,
  now: Temporal.Instant,
): Promise<Settled> {
  // The next attempt may have found it doubtful and left it to a human: the question was whether this one arrived.
  // Its place may have become one with another meanwhile.
  const [settled] = await tx.$queryRaw<Arrived[]>`
    WITH settled AS (
      UPDATE delivery SET state = 'sent', settled_at = ${toDate(now)}, reason = NULL, lease_until = NULL
      WHERE id = ${id}::uuid AND ((attempts = ${attempts + 1} AND state = 'sending')
        OR (attempts = ${attempts + 2} AND state = 'held'))
      RETURNING conversation_id
    ), shown AS (
      INSERT INTO post (conversation_id, card, record_id, message_id, revision)
      SELECT conversation_id, ${card}, ${recordId}::uuid, ${messageId}, ${revision}::int FROM settled
      ON CONFLICT (conversation_id, card, record_id)
      DO UPDATE SET message_id = EXCLUDED.message_id, revision = EXCLUDED.revision
    )
    SELECT conversation_id,
      EXISTS (SELECT FROM delivery WHERE delivery.conversation_id = settled.conversation_id AND state = 'parked'
        AND mended_by = ANY(${[...MENDED_BY_ARRIVAL]}::text[]))
      OR EXISTS (SELECT FROM parked_place AS place
        WHERE place.conversation_id = settled.conversation_id AND mended_at IS NULL) AS waited,
      NOT EXISTS (SELECT FROM delivery WHERE delivery.conversation_id = settled.conversation_id
        AND state IN ('owed', 'sending', 'unknown') AND delivery.id <> ${id}::uuid) AS last
    FROM settled`;
  if (!settled) throw new StaleAttempt();
  const { conversation_id: conversationId, waited, last } = settled;
  if (waited) await afterArrival(tx, conversationId, now);
  return { last: last && !waited };
}

const SETTLE = 'SELECT settle_arrived($1::uuid, $2, $3, $4::uuid, $5, $6, $7, $8) AS word';

/**
 * Settles what arrived, where nothing else comes of it, in one statement that is a transaction of its own.
 *
 * @returns nothing if something else does, or another transaction was in the way: nothing was changed then.
 * @throws StaleAttempt; CannotRecord if the database takes nothing in.
 */
export async function settleAlone(
  { pooled, recording }: Pick<Database, 'pooled' | 'recording'>,
  { id, attempts, card, recordId, revision }: ClaimedDelivery,
  { messageId, board }: { readonly messageId: string; readonly board: string | undefined },
  now: Temporal.Instant,
): Promise<Settled | undefined> {
  const given = [id, attempts, card, recordId, revision, messageId, toDate(now), board ?? null];
  const asked = pooled.query<{ word: string }>(SETTLE, given);
  const [row] = await asked.catch((error: unknown) => {
    if (isConflict(error)) return [{ word: 'more' }];
    throw recording.failed(error);
  });
  const word = oneOf(['more', 'stale', 'settled', 'last'], row?.word ?? '');
  if (word === 'stale') throw new StaleAttempt();
  return word === 'more' ? undefined : { last: word === 'last' };
}

function settledRow(as: Exclude<DeliveryOutcome, { state: 'sent' }>, now: Temporal.Instant) {
  switch (as.state) {
    case 'needless':
      return { state: 'sent', settledAt: toDate(now), reason: null };
    case 'later':
      return { state: as.doubtful ? 'unknown' : 'owed', dueAt: toDate(as.at), reason: null };
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

/**
 * Owes the newest of a card once more, where it stands already: whatever is on its way there begins anew as another
 * attempt. Of what was never posted nothing is repeated.
 */
export async function showAgain(
  { prisma }: Pick<Database, 'prisma'>,
  { conversation, card, recordId }: ClaimedDelivery,
  now: Temporal.Instant,
): Promise<void> {
  const place = conversation.id;
  await prisma.$executeRaw`
    WITH newest AS (
      SELECT id FROM delivery
      WHERE conversation_id = ${place}::uuid AND card = ${card} AND record_id = ${recordId}::uuid
      ORDER BY revision DESC LIMIT 1
    ), stands AS (
      UPDATE post SET revision = post.revision - 1
      WHERE conversation_id = ${place}::uuid AND card = ${card} AND record_id = ${recordId}::uuid
      RETURNING conversation_id
    )
    UPDATE delivery SET state = 'owed', attempts = delivery.attempts + 1, due_at = ${toDate(now)}::timestamptz,
      lease_until = NULL, settled_at = NULL
    FROM newest, stands
    WHERE delivery.id = newest.id AND delivery.state IN ('sent', 'sending', 'unknown')`;
}
