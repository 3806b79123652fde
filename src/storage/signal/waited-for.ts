import type { Waiter } from '../../ports/signal/signal-store.ts';
import type { Tx } from '../database/database.ts';
import { Prisma } from '../generated/client.ts';
import { conditionsOf } from './signal-conditions.ts';
import { waitingSignals } from './waiting-signals.ts';

const { sql } = Prisma;

/** Each is looked up until something is found, not all that waits for them. */
export async function waitedFor(
  tx: Pick<Tx, '$queryRaw'>,
  filter: Parameters<typeof conditionsOf>[0],
  waiters: readonly Waiter[],
): Promise<ReadonlySet<string>> {
  if (waiters.length === 0) return new Set();
  const { partnershipId } = filter;
  const [members, sides] = [sql`ARRAY[waiter.id]`, [sql`waiter.side`]];
  const waiting = waitingSignals({ partnershipId, members, sides, most: 1 });
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT waiter.id FROM unnest(
      ${waiters.map(({ memberId }) => memberId)}::uuid[], ${waiters.map(({ side }) => side ?? null)}::text[]
    ) AS waiter (id, side)
    WHERE EXISTS (SELECT FROM (${waiting}) AS own CROSS JOIN LATERAL
      (SELECT FROM signal AS s WHERE s.id = own.signal_id AND ${conditionsOf(filter)} LIMIT 1) AS s)`;
  return new Set(rows.map(({ id }) => id));
}
