import type { Tx } from '../database/database.ts';
import type { Prisma } from '../generated/client.ts';
import { WAITING } from './delivery-states.ts';

type WaitingRow = Prisma.DeliveryGetPayload<{ include: { conversation: true } }>;

/**
 * The delivery of a conversation whose turn it is: the oldest, urgent ones first. What goes into the thread of a card that
 * waits for another process waits with it, and holds up nothing.
 *
 * @param where what may be taken.
 */
export async function nextDelivery(
  tx: Tx,
  where: Prisma.DeliveryWhereInput,
): Promise<WaitingRow | undefined> {
  const passed: string[] = [];
  for (;;) {
    const row = await tx.delivery.findFirst({
      where: { ...where, id: { notIn: passed } },
      orderBy: [{ urgent: 'desc' }, { order: 'asc' }],
      include: { conversation: true },
    });
    if (!row || row.under === null || !(await isStillOwed(tx, row, row.under))) {
      return row ?? undefined;
    }
    passed.push(row.id);
  }
}

/** Whether the card in whose thread it goes waits, and stands nowhere yet. */
async function isStillOwed(
  { delivery, post }: Tx,
  { conversationId, recordId }: WaitingRow,
  card: string,
): Promise<boolean> {
  const where = { conversationId, recordId, card };
  const waiting = await delivery.count({ where: { ...where, state: { in: [...WAITING] } } });
  return waiting > 0 && (await post.count({ where })) === 0;
}
