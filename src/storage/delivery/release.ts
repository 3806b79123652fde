import { PUSH_CARD } from '../../ports/crisis/push-store.ts';
import { MENDED_BY_ARRIVAL, type Mending } from '../../ports/delivery/mending.ts';
import type { ParkedWhere } from '../../ports/delivery/parked-store.ts';
import type { JobQueue } from '../../ports/delivery/queue.ts';
import type { Tx } from '../database/database.ts';
import { toDate } from '../database/rows.ts';
import { sqlExecutor } from '../database/sql-executor.ts';
import { mendPlaces } from './parked-places.ts';

/** Why what is under way is not to be parked: whatever refuses it may have been mended after it left. */
export const MENDED_MEANWHILE = 'mended_meanwhile';

/**
 * Owes anew what was parked: see `ParkedStore.release`. What was pushed is left where it is, whatever an older
 * version made of it.
 *
 * @param queue is nudged; without one, what is owed is found by whoever looks for what is due.
 * @returns how many are owed now.
 */
export async function releaseParked(
  tx: Tx,
  queue: JobQueue | undefined,
  { partnershipId, conversationId, ...conversation }: ParkedWhere,
  by: readonly Mending[],
  now: Temporal.Instant,
): Promise<number> {
  const where = {
    ...{ card: { not: PUSH_CARD }, conversation },
    ...(partnershipId !== undefined && { partnershipId }),
    ...(conversationId !== undefined && { conversationId }),
  };
  await tx.delivery.updateMany({
    where: { ...where, state: 'sending' },
    data: { reason: MENDED_MEANWHILE },
  });
  const rows = await tx.delivery.findMany({
    where: { ...where, state: 'parked', mendedBy: { in: [...by] } },
    select: { id: true, conversationId: true },
  });
  if (rows.length === 0) return 0;
  const parked = rows.map(({ id }) => id);
  // Cards are built from their record as it stands, so the older of two would say the same a second time.
  await tx.$executeRaw`
    UPDATE delivery AS older
    SET state = 'dropped', reason = 'superseded', mended_by = NULL, settled_at = ${toDate(now)}
    WHERE id = ANY(${parked}::uuid[]) AND state = 'parked' AND EXISTS (
      SELECT 1 FROM delivery AS newer
      WHERE newer.conversation_id = older.conversation_id AND newer.card = older.card
        AND newer.record_id = older.record_id AND newer.revision > older.revision
        AND newer.state <> 'dropped')`;
  const { count } = await tx.delivery.updateMany({
    where: { id: { in: parked }, state: 'parked' },
    data: { state: 'owed', reason: null, mendedBy: null, dueAt: toDate(now) },
  });
  await queue?.nudge(
    rows.map((row) => row.conversationId),
    sqlExecutor(tx),
  );
  return count;
}

/** Something arrived in a conversation where something waits: it can be posted to, so what waits for that goes out. */
export async function afterArrival(
  tx: Tx,
  conversationId: string,
  now: Temporal.Instant,
): Promise<void> {
  await releaseParked(tx, undefined, { conversationId }, MENDED_BY_ARRIVAL, now);
  await mendPlaces(tx, conversationId, 'arrival', now);
}
