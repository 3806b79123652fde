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
/** As the driver throws them, where no Prisma is between. */
const DRIVER_ERROR = z.object({ code: z.string(), severity: z.string() });
const CONFLICTS: ReadonlySet<string | undefined> = new Set(['40P01', '40001']);
const CONFLICT = 'P2034';
const CONFLICT_BELOW = 'TransactionWriteConflict';
/** A transaction that ended before its COMMIT was sent: too slow, or never begun. */
const ENDED_BEFORE = 'P2028';

/** Whether another transaction was in the way: PostgreSQL's 40P01 (deadlock) and 40001 (serialization failure). */
export function isConflict(error: unknown): boolean {
  const { data } = PRISMA_ERROR.safeParse(error);
  return (
    data?.code === CONFLICT || kindBelow(data) === CONFLICT_BELOW || CONFLICTS.has(sqlState(error))
  );
}

/** Whether an error at the end of a transaction says that nothing of it is kept. */
export function isRolledBack(error: unknown): boolean {
  return isConflict(error) || prismaCode(error) === ENDED_BEFORE;
}

/** @returns what PostgreSQL calls the error, five signs; nothing if it is none of its own. */
export function sqlState(error: unknown): string | undefined {
  const { data } = DRIVER_ERROR.safeParse(error);
  if (data) return data.code;
  return PRISMA_ERROR.safeParse(error).data?.meta?.driverAdapterError.cause.originalCode;
}

/** @returns what Prisma's adapter calls what is below an error of Prisma, if it is one. */
export function kindBelow(error: unknown): string | undefined {
  return PRISMA_ERROR.safeParse(error).data?.meta?.driverAdapterError.cause.kind;
}

/** @returns Prisma's own code of an error, if it is one of Prisma. */
export function prismaCode(error: unknown): string | undefined {
  return PRISMA_ERROR.safeParse(error).data?.code;
}
