import { type Degradation, type HealthCheck, NotReady } from '../../ports/health.ts';
import { type Database, transaction } from './database.ts';
import { pendingMigrations } from './migrate.ts';

/** A database that answered so recently is not asked whether it does. */
const FRESH_MILLISECONDS = 2_000;

/** What has to hold of the database before anybody is served. */
export function databaseChecks(database: Database): readonly HealthCheck[] {
  const { pooled, silentFor } = database;
  return [
    {
      name: 'database',
      async check() {
        // Where every connection is at work, asking would wait behind that.
        if (silentFor() > FRESH_MILLISECONDS) await pooled.query('SELECT 1');
      },
    },
    { name: 'migrations', check: () => requireMigrated(database) },
  ];
}

async function requireMigrated({ pooled }: Database): Promise<void> {
  const pending = await pendingMigrations(pooled);
  if (pending.length > 0) throw new NotReady(`${pending.length} to apply; start Tandem anew`);
}

const WORDS = {
  read_only:
    'the database can only be read; nothing is recorded. Lead DATABASE_URL to one that is written to',
  disk_full: 'the disk of the database is full; nothing is recorded. Give it room',
};

/** What every replica lacks while the database takes nothing in. */
export function databaseDegradations({ recording }: Pick<Database, 'recording'>): Degradation[] {
  const { fault } = recording;
  return fault ? [{ code: fault, word: WORDS[fault] }] : [];
}

/** Of so many turns one asks, as long as nothing is wrong. */
const TURNS = 3;

/** @returns one turn: it tries at once while nothing is taken in, and now and then otherwise. */
export function recordingTurns(database: Parameters<typeof tryRecording>[0]): () => Promise<void> {
  let turn = 0;
  return async () => {
    turn += 1;
    if (database.recording.fault || turn % TURNS === 0) await tryRecording(database);
  };
}

/**
 * Tries whether anything can be recorded where it could not the last time, since what waits for that may never be tried
 * by itself. Asks otherwise whether the database can only be read.
 *
 * @throws CannotRecord
 */
export async function tryRecording(
  database: Pick<Database, 'prisma' | 'recording' | 'pooled'>,
): Promise<void> {
  const { recording, pooled } = database;
  if (recording.fault) {
    await transaction(
      database,
      // A row of its own takes room on the disk until the end of the transaction.
      (tx) =>
        tx.$executeRaw`CREATE TEMP TABLE tandem_try ON COMMIT DROP AS SELECT repeat('x', 8000) AS x`,
    );
    return;
  }
  const [row] = await pooled.query(
    "SELECT current_setting('transaction_read_only') = 'on' AS only_read",
  );
  if (row?.['only_read'] === true) recording.onlyRead();
}
