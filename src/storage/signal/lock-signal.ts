import type { Tx } from '../database/database.ts';
import { Prisma } from '../generated/client.ts';
import { readSignals, WHOLE_SIGNAL } from './read-signals.ts';
import type { SignalRow } from './signal-rows.ts';

interface Locking {
  /** The row that was locked is the one that was read, and so is all that belongs to it. */
  readonly whole: boolean;
}

/**
 * One signal with all its parts, locked until the transaction ends, in one statement. What another transaction changed while this
 * one waited for the lock is not in it, so then it is read once more: whoever changes a part writes the signal's row as
 * well, and that makes another `xmin` of it.
 */
export async function lockSignal(
  tx: Pick<Tx, '$queryRaw'>,
  where: Prisma.Sql,
): Promise<SignalRow | undefined> {
  const [row] = await tx.$queryRaw<(SignalRow & Locking)[]>`
    WITH locked AS MATERIALIZED (
      SELECT id, xmin::text AS mark FROM signal WHERE ${where} FOR UPDATE
    )
    SELECT s.mark = locked.mark AS whole, ${WHOLE_SIGNAL}
    FROM locked JOIN (SELECT *, xmin::text AS mark FROM signal) AS s ON s.id = locked.id`;
  if (!row || row.whole) return row;
  const [again] = await readSignals(
    tx,
    Prisma.sql`SELECT * FROM signal WHERE id = ${row.id}::uuid`,
  );
  return again;
}
