import type { SqlExecutor } from '../../ports/delivery/queue.ts';
import type { Tx } from './database.ts';

/** Lets the queue write inside a Prisma transaction, without the queue itself being loaded for it. */
export function sqlExecutor(tx: Tx): SqlExecutor {
  return {
    executeSql: async (text, values = []) => ({
      rows: await tx.$queryRawUnsafe<unknown[]>(text, ...values),
    }),
  };
}
