import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { createLog } from '../../src/log.ts';
import type { Database } from '../../src/storage/database/database.ts';
import { openInMemory } from '../../src/storage/database/embedded.ts';
import { migrate } from '../../src/storage/database/migrate.ts';
import { openPostgres } from '../../src/storage/database/postgres.ts';

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

/** A database of the test's own; closing it removes it. */
export async function openEmbeddedForTest(): Promise<Database> {
  const database = await openInMemory();
  await database.withSession((session) => migrate(session));
  return database;
}

export async function openPostgresForTest(): Promise<Database> {
  const { url, drop } = await createPostgresDatabase();
  const database = openPostgres(url, createLog('silent'));
  await database.withSession((session) => migrate(session));
  return {
    ...database,
    async close() {
      await database.close();
      await drop();
    },
  };
}

/** An empty PostgreSQL database with a name of its own. */
export async function createPostgresDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  if (server === null) throw new Error('No PostgreSQL answers.');
  const name = `tandem_test_${randomUUID().replaceAll('-', '')}`;
  await onServer(`CREATE DATABASE ${name}`);
  // No test pulls the plug on the server itself, so nothing waits for its disk.
  await onServer(`ALTER DATABASE ${name} SET synchronous_commit = off`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return {
    url: url.toString(),
    drop: () => onServer(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  };
}

async function onServer(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: server ?? '' });
  await client.connect();
  await client.query(sql);
  await client.end();
}
