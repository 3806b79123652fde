import type { ClaimedDelivery } from '../../ports/delivery/delivery-store.ts';
import type { Database } from '../database/database.ts';
import { toDate } from '../database/rows.ts';

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
