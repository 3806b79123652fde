import type { Notices, Topic } from '../../ports/notices.ts';
import { OutcomeUnknown } from '../../ports/outcome-unknown.ts';
import { Prisma, type PrismaClient } from '../generated/client.ts';
import type { LinePool } from '../line/line-pool.ts';
import type { Listener } from '../line/listener.ts';
import type { Actors } from './actors.ts';
import { isConflict, isRolledBack } from './database-errors.ts';
import type { Session } from './migrate.ts';
import { Outdated, type ProtocolMemory } from './protocol-memory.ts';
import type { Recording } from './recording.ts';

/** An open database, whichever of the two it is. */
export interface Database {
  readonly kind: 'embedded' | 'postgres';
  readonly prisma: PrismaClient;
  readonly notices: Notices;
  /** Everybody whom a record names. */
  readonly actors: Actors;
  readonly protocols: ProtocolMemory;
  readonly recording: Recording;
  /** What the queue needs to work on the same database. */
  readonly queueBackend: QueueBackend;
  /** Statements on any connection that is free. */
  readonly pooled: Pick<Session, 'query'>;
  /** Milliseconds since it last answered. */
  silentFor(): number;
  /** Runs work in one session, for what is bound to it. */
  withSession<T>(work: (session: Session) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export type QueueBackend =
  | { readonly kind: 'postgres'; readonly pool: LinePool; readonly listener: Listener }
  | { readonly kind: 'embedded'; readonly pglite: import('@electric-sql/pglite').PGlite };

/** A transaction of Prisma: everything but opening another one. */
export type Tx = Omit<
  PrismaClient,
  '$connect' | '$disconnect' | '$on' | '$transaction' | '$extends'
>;

/** Generous: on a small machine a burst waits its turn rather than failing. */
const TRANSACTION_OPTIONS = { maxWait: 10_000, timeout: 20_000 } as const;

/**
 * Runs the work in one transaction; a throw rolls all of it back. Work that another transaction was in the way of
 * is run once more, and so is what reckoned by a protocol that another one has replaced.
 *
 * @throws OutcomeUnknown if the answer to COMMIT was lost; CannotRecord if the database takes nothing in.
 */
export async function transaction<T>(
  database: Pick<Database, 'prisma' | 'recording'>,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  try {
    return await transactionOnce(database, work);
  } catch (error) {
    if (!isConflict(error) && !(error instanceof Outdated)) throw error;
    return transactionOnce(database, work);
  }
}

async function transactionOnce<T>(
  { prisma, recording }: Pick<Database, 'prisma' | 'recording'>,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  let isDone = false;
  let shows = false;
  try {
    const result = await prisma.$transaction(async (tx) => {
      const done = await work(tx);
      shows = await recording.showsIn(tx);
      isDone = true;
      return done;
    }, TRANSACTION_OPTIONS);
    if (shows) recording.works();
    return result;
  } catch (error) {
    const said = recording.failed(error);
    if (isDone && said === error && !isRolledBack(error)) throw new OutcomeUnknown(error);
    throw said;
  }
}

/** Tells every replica; leaves with the commit: nobody looks before there is something to see. */
export async function notify(tx: Tx, topic: Topic, said = ''): Promise<void> {
  await tx.$queryRaw`SELECT ${notifying(topic, said)}`;
}

/** The same as SQL, for a statement that changes what is told of. */
export function notifying(topic: Topic, said = ''): Prisma.Sql {
  return Prisma.sql`pg_notify(${`tandem_${topic}`}, ${said})::text`;
}
