import { z } from 'zod';
import { CannotRecord } from '../../ports/cannot-record.ts';
import { OutcomeUnknown } from '../../ports/outcome-unknown.ts';
import { UNREACHABLE } from './database-fault.ts';

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
/** What Prisma says where it reached no database, or got no connection in time. */
const NO_CONNECTION = /^(P1|P2024$)/;
/** What the adapter calls a connection that cannot be made, or broke; it says no code then. */
const BROKEN_BELOW: ReadonlySet<string | undefined> = new Set([
  'DatabaseNotReachable',
  'ConnectionClosed',
  'SocketTimeout',
  'TlsConnectionError',
]);
/** The same as pg and PGlite say it, without any code. */
const BROKEN =
  /^(Connection terminated|Client (has encountered a connection error|was closed)|Query read timeout|timeout exceeded when trying to connect|Cannot use a pool after|PGlite is closed)/;
/**
 * Errors of PostgreSQL that say nothing of what was asked: connections, conflicts, resources, an end from outside (with the
 * time-out of a statement, which may have waited for a lock), the system, and its own faults; and a lock that was not free.
 * https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
const OWN = /^(08|28|40|53|57|58|XX)|^(25006|25P03|3D000|55P03)$/;

/** Whether another transaction was in the way: PostgreSQL's 40P01 (deadlock) and 40001 (serialization failure). */
export function isConflict(error: unknown): boolean {
  const { data } = PRISMA_ERROR.safeParse(error);
  return (
    data?.code === CONFLICT || kindBelow(data) === CONFLICT_BELOW || CONFLICTS.has(sqlState(error))
  );
}

/** Whether an error at the end of a transaction says that nothing of it is kept. */
export function isRolledBack(error: unknown): boolean {
  return isConflict(error) || PRISMA_ERROR.safeParse(error).data?.code === ENDED_BEFORE;
}

/** Whether an error is the database's own: the same may well succeed another time, with nothing of it mended. */
export function isDatabaseFault(error: unknown): boolean {
  if (error instanceof CannotRecord || error instanceof OutcomeUnknown) return true;
  if (isRolledBack(error) || OWN.test(sqlState(error) ?? '')) return true;
  const { data } = PRISMA_ERROR.safeParse(error);
  if (NO_CONNECTION.test(data?.code ?? '') || BROKEN_BELOW.has(kindBelow(data))) return true;
  if (!(error instanceof Error)) return false;
  return BROKEN.test(error.message) || ('code' in error && UNREACHABLE.has(String(error.code)));
}

/** @returns what PostgreSQL calls the error, five signs; nothing if it is none of its own. */
export function sqlState(error: unknown): string | undefined {
  const { data } = DRIVER_ERROR.safeParse(error);
  if (data) return data.code;
  return PRISMA_ERROR.safeParse(error).data?.meta?.driverAdapterError.cause.originalCode;
}

function kindBelow(error: z.infer<typeof PRISMA_ERROR> | undefined): string | undefined {
  return error?.meta?.driverAdapterError.cause.kind;
}
