import { BOARD_CARD, type ConversationCard } from '../../ports/crisis/push-store.ts';
import type {
  ClaimedDelivery,
  DeliveryOutcome,
  Settled,
} from '../../ports/delivery/delivery-store.ts';
import type { JobQueue } from '../../ports/delivery/queue.ts';
import type { Tx } from '../database/database.ts';
import { oweCards } from '../delivery/delivery-store.ts';
import { settleDelivery } from '../delivery/settle-delivery.ts';

/**
 * Waits until every change is kept that found this board owed and counted on it, and lets none begin meanwhile. Locks
 * wait in order here, so however many settle, the board gets its turn.
 */
export async function awaitChanges(tx: Tx, versionId: string): Promise<void> {
  await tx.$queryRaw`
    SELECT pg_advisory_xact_lock(hashtextextended('board ' || ${versionId}, 0))::text`;
}

/** Before the pushes themselves are locked, so that whoever changes one waits for a board in one order with all others. */
export async function shareBoards(tx: Tx, versionIds: readonly string[]): Promise<void> {
  await tx.$queryRaw`
    SELECT pg_advisory_xact_lock_shared(hashtextextended('board ' || id, 0))::text
    FROM unnest(${versionIds.toSorted()}::text[]) AS id`;
}

interface Wanting {
  readonly version_id: string;
  readonly conversation_id: string;
  readonly revision: number;
}

/**
 * Something of pushes changes in this transaction.
 *
 * @returns their boards, wherever they stand and are not owed: one that is owed is built after this transaction, and shows it.
 */
export async function touchBoards(
  tx: Tx,
  versionIds: readonly string[],
): Promise<readonly ConversationCard[]> {
  if (versionIds.length === 0) return [];
  const rows = await tx.$queryRaw<Wanting[]>`
    SELECT id::text AS version_id, conversation_id, revision
    FROM unnest(${versionIds.toSorted()}::uuid[]) AS id, touch_board(id, ${BOARD_CARD})`;
  return rows.map(toBoard);
}

/** Settles a delivery of a target, and owes the board where none is owed, or neither. */
export async function settleTarget(
  tx: Tx,
  queue: JobQueue,
  delivery: ClaimedDelivery,
  as: DeliveryOutcome,
  now: Temporal.Instant,
): Promise<Settled> {
  const { partnershipId, recordId } = delivery;
  const rows = await tx.$queryRaw<Wanting[]>`
    SELECT version_id, conversation_id, revision
    FROM crisis_target AS target, touch_board(target.version_id, ${BOARD_CARD})
    WHERE target.id = ${recordId}::uuid`;
  const owed = rows.map(toBoard).map(({ conversationId, ...card }) => {
    return { ...card, to: { conversationId }, partnershipId };
  });
  await oweCards(tx, queue, owed, now);
  return settleDelivery(tx, delivery, as, now);
}

function toBoard({ version_id: recordId, conversation_id, revision }: Wanting): ConversationCard {
  return { card: BOARD_CARD, recordId, conversationId: conversation_id, revision };
}
