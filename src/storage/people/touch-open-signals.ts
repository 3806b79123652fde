import { OPEN_STATUSES } from '../../domain/signal/signal-life.ts';
import type { Tx } from '../database/database.ts';
import { Prisma } from '../generated/client.ts';

/** Walks on in the order of the index of what is open; locked in the order in which everybody locks many. */
export function touchOpenSignals(
  tx: Pick<Tx, '$queryRaw'>,
  partnershipId: string,
  most: number,
  after?: string,
): Promise<readonly { readonly id: string; readonly revision: number }[]> {
  const further = after
    ? Prisma.sql`AND (raised_at, reference) > (SELECT raised_at, reference FROM signal WHERE id = ${after}::uuid)`
    : Prisma.empty;
  return tx.$queryRaw`
    WITH next AS MATERIALIZED (
      SELECT id FROM signal
      WHERE partnership_id = ${partnershipId}::uuid AND status IN (${Prisma.join([...OPEN_STATUSES])}) ${further}
      ORDER BY raised_at, reference LIMIT ${most}
    ), locked AS MATERIALIZED (
      SELECT id FROM signal WHERE id = ANY (ARRAY(SELECT id FROM next)) ORDER BY id FOR UPDATE
    ), touched AS (
      UPDATE signal SET revision = revision + 1 WHERE id = ANY (ARRAY(SELECT id FROM locked))
      RETURNING id, revision, raised_at, reference
    )
    SELECT id, revision FROM touched ORDER BY raised_at, reference`;
}
