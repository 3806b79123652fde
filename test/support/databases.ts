import { inject } from 'vitest';
import { createLog } from '../../src/log.ts';
import type { Database } from '../../src/storage/database/database.ts';
import { openPostgres } from '../../src/storage/database/postgres.ts';
import { newKeyText } from '../../src/storage/protection/key-ring.ts';
import { filledFolder, newFolder } from './process.ts';
import { takeDatabase, takeEmbedded } from './spare-databases.ts';
import type { MadeDatabase } from './template-database.ts';

const server = inject('postgres');

/** Both databases, for `describe.for`: the same tests run on each. */
export const DATABASES = [
  { name: 'embedded', skip: false, open: openEmbeddedForTest },
  { name: 'PostgreSQL', skip: server === null, open: openPostgresForTest },
] as const;

/**
 * The one that a partnership works with where it is there, else the other: for what stands on stores that
 * are tried on both.
 */
export const ONE_DATABASE = DATABASES.filter(({ name }) =>
  server === null ? name === 'embedded' : name === 'PostgreSQL',
);

/** Opens that one. */
export function openOneForTest(): Promise<Database> {
  return server === null ? openEmbeddedForTest() : openPostgresForTest();
}

/** A database of the test's own, with all migrations and no row; closing it hands it to the next test. */
export function openEmbeddedForTest(): Promise<Database> {
  return takeEmbedded();
}

export async function openPostgresForTest(): Promise<Database> {
  const { url, drop } = await createPostgresDatabase();
  const database = openPostgres(url, createLog('silent'));
  return {
    ...database,
    async close() {
      await database.close();
      await drop();
    },
  };
}

/** Where a Tandem of the test's own keeps what it knows. */
export interface Place {
  /** As `readConfig` takes them. */
  readonly settings: Readonly<Record<string, string>>;
  /** Once that Tandem is stopped. */
  remove(): Promise<void>;
}

/** On the database that a partnership works with where it is there, else embedded: several times as slow. */
export async function placeForTest(): Promise<Place> {
  if (server === null) {
    return { settings: { DATA_DIR: filledFolder() }, remove: async () => undefined };
  }
  const { url, drop } = await createPostgresDatabase();
  const keys = { TANDEM_MASTER_KEYS: newKeyText('k1') };
  return { settings: { DATA_DIR: newFolder(), DATABASE_URL: url, ...keys }, remove: drop };
}

/** A PostgreSQL database with a name of its own, with all migrations and the queue's tables, and no row. */
export function createPostgresDatabase(): Promise<MadeDatabase> {
  if (server === null) throw new Error('No PostgreSQL answers.');
  return takeDatabase(server.url, server.template);
}
