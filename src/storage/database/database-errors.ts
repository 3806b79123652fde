import { z } from 'zod';

/** As Prisma throws them; statements of ours carry the adapter's own error within. */
const PRISMA_ERROR = z.object({
  code: z.string(),
  meta: z
    .object({
      driverAdapterError: z.object({
        cause: z.object({ kind: z.string(), originalCode: z.string().optional() }),
      }),
    })
    .optional()
    .catch(undefined),
});
const CONFLICT = 'P2034';
const CONFLICT_BELOW = 'TransactionWriteConflict';
/** A transaction that ended before its COMMIT was sent: too slow, or never begun. */
const ENDED_BEFORE = 'P2028';

/** Whether another transaction was in the way: PostgreSQL's 40P01 (deadlock) and 40001 (serialization failure). */
export function isConflict(error: unknown): boolean {
  const { data } = PRISMA_ERROR.safeParse(error);
  return data?.code === CONFLICT || data?.meta?.driverAdapterError.cause.kind === CONFLICT_BELOW;
}

/** Whether an error at the end of a transaction says that nothing of it is kept. */
export function isRolledBack(error: unknown): boolean {
  return isConflict(error) || PRISMA_ERROR.safeParse(error).data?.code === ENDED_BEFORE;
}

/** @returns what PostgreSQL calls the error, five signs; nothing if it is none of its own. */
export function sqlState(error: unknown): string | undefined {
  return PRISMA_ERROR.safeParse(error).data?.meta?.driverAdapterError.cause.originalCode;
}
