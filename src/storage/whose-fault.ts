import { CannotRecord } from '../ports/cannot-record.ts';
import { OutcomeUnknown } from '../ports/outcome-unknown.ts';
import { isRolledBack, kindBelow, prismaCode, sqlState } from './database/database-errors.ts';
import { isBroken } from './database/database-fault.ts';

/** What Prisma says where it reached no database, or got no connection in time. */
const NO_CONNECTION = /^(P1|P2024$)/;
/** What the adapter calls a connection that cannot be made, or broke; it says no code then. */
const BROKEN_BELOW: ReadonlySet<string | undefined> = new Set([
  'DatabaseNotReachable',
  'ConnectionClosed',
  'SocketTimeout',
  'TlsConnectionError',
]);
/**
 * Errors of PostgreSQL that say nothing of what was asked: connections, conflicts, resources, an end from outside (with the
 * time-out of a statement, which may have waited for a lock), the system, and its own faults; and a lock that was not free.
 * https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
const OWN = /^(08|28|40|53|57|58|XX)|^(25006|25P03|3D000|55P03)$/;

/** Whether an error is the database's own: the same may well succeed another time, with nothing of it mended. */
export function isDatabaseFault(error: unknown): boolean {
  if (error instanceof CannotRecord || error instanceof OutcomeUnknown) return true;
  if (isRolledBack(error) || OWN.test(sqlState(error) ?? '')) return true;
  if (NO_CONNECTION.test(prismaCode(error) ?? '') || BROKEN_BELOW.has(kindBelow(error)))
    return true;
  return isBroken(error);
}
