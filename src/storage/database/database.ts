import type { Notices } from '../../ports/notices.ts';
import type { PrismaClient } from '../generated/client.ts';
import type { Session } from './migrate.ts';

/** An open database, whichever of the two it is. */
export interface Database {
  readonly kind: 'embedded' | 'postgres';
  readonly prisma: PrismaClient;
  readonly notices: Notices;
  /** What the queue needs to work on the same database. */
  readonly queueBackend: QueueBackend;
  /** Runs work in one session, for what is bound to it. */
  withSession<T>(work: (session: Session) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export type QueueBackend =
  | { readonly kind: 'postgres'; readonly connectionString: string }
  | { readonly kind: 'embedded'; readonly pglite: import('@electric-sql/pglite').PGlite };

/** A transaction of Prisma: everything but opening another one. */
export type Tx = Omit<
  PrismaClient,
  '$connect' | '$disconnect' | '$on' | '$transaction' | '$extends'
>;

/** Generous: on a small machine a burst waits its turn rather than failing. */
export const TRANSACTION_OPTIONS = { maxWait: 10_000, timeout: 20_000 } as const;
