import { writeFileSync } from 'node:fs';
import { PGlite } from '@electric-sql/pglite';
import { PgBoss } from 'pg-boss';
import type { Database } from '../database/database.ts';
import { embeddedDatabase, SNAPSHOT } from '../database/embedded.ts';
import { migrate } from '../database/migrate.ts';
import { queueDatabase } from '../database/queue-database.ts';

/** Makes an empty database with all migrations and the queue's tables, packed into one file. */
export async function makeSnapshot(): Promise<void> {
  const pglite = await PGlite.create();
  const database = embeddedDatabase(pglite, () => undefined);
  await makeTables(database);
  const packed = await pglite.dumpDataDir('gzip');
  writeFileSync(SNAPSHOT, new Uint8Array(await packed.arrayBuffer()));
  await database.close();
}

/** Applies all migrations to an empty database, and lets the queue make its tables. */
export async function makeTables({ withSession, queueBackend }: Database): Promise<void> {
  await withSession((session) => migrate(session));
  const boss = new PgBoss({ ...queueDatabase(queueBackend), supervise: false, schedule: false });
  await boss.start();
  await boss.stop({ graceful: false });
}
