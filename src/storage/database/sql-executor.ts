import { fromPrisma } from 'pg-boss';
import type { SqlExecutor } from '../../ports/delivery/queue.ts';
import type { Tx } from './database.ts';

/** Lets the queue write inside a Prisma transaction. */
export function sqlExecutor(tx: Tx): SqlExecutor {
  return fromPrisma(tx);
}
