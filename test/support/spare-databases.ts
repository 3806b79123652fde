import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import pg from 'pg';
import type { Database } from '../../src/storage/database/database.ts';
import { embeddedDatabase } from '../../src/storage/database/embedded.ts';
import { filledFolder } from './process.ts';
import { createDatabase, type MadeDatabase } from './template-database.ts';

/** What a worker's tests have handed back: as their template was, and nobody connected to them. */
const spare: MadeDatabase[] = [];
const spareEmbedded: PGlite[] = [];
/** Rows that were deleted still take place and are read over, which tests that count blocks would see. */
const GROWTH = 4_000_000;

/**
 * A copy of a template, made or handed back by an earlier test: making and dropping one takes longer than most tests
 * do. The run drops those that are left.
 *
 * @returns what `createDatabase` does; to drop it hands it back, if no more than its rows has changed.
 */
export async function takeDatabase(server: string, template: string): Promise<MadeDatabase> {
  const made = spare.pop() ?? (await createDatabase(server, template));
  const before = await onDatabase(made.url, shapeOf);
  return {
    ...made,
    async drop() {
      const isEmpty = await onDatabase(made.url, async (client) => {
        await client.query(
          `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
           WHERE datname = current_database() AND pid <> pg_backend_pid()`,
        );
        if (!isAsBefore(before, await shapeOf(client))) return false;
        await client.query(EMPTY);
        return true;
      });
      if (isEmpty) spare.push(made);
      else await made.drop();
    },
  };
}

/** The same, embedded: opened by an earlier test, or now. Closing it hands it back. */
export async function takeEmbedded(): Promise<Database> {
  const pglite = spareEmbedded.pop() ?? (await PGlite.create(join(filledFolder(), 'pgdata')));
  const before = await shapeOf(pglite);
  const database = embeddedDatabase(pglite, () => undefined);
  return {
    ...database,
    async close() {
      await database.prisma.$disconnect();
      const { rows } = await pglite.query<Listened>('SELECT pg_listening_channels() AS channel');
      for (const { channel } of rows) await pglite.unlisten(channel);
      if (!isAsBefore(before, await shapeOf(pglite))) return pglite.close();
      await pglite.exec(`${EMPTY}; RESET ALL`);
      spareEmbedded.push(pglite);
    },
  };
}

interface Listened {
  readonly channel: string;
}

async function onDatabase<T>(
  connectionString: string,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  // Whatever a test set for its database does not hold here.
  const options = '-c default_transaction_read_only=off';
  const client = new pg.Client({ connectionString, options });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

interface Shape {
  /** Everything but rows: tables and their columns, triggers, functions, rights and settings. */
  readonly shape: string;
  /** In bytes. */
  readonly size: number;
}

function isAsBefore(before: Shape, now: Shape): boolean {
  return now.shape === before.shape && now.size <= before.size + GROWTH;
}

interface Asked {
  query(sql: string): Promise<{ rows: Shape[] }>;
}

async function shapeOf(database: Asked): Promise<Shape> {
  const { rows } = await database.query(SHAPE);
  const [shape] = rows;
  if (!shape) throw new Error('A database without a shape.');
  return shape;
}

const SHAPE = `
    SELECT pg_database_size(current_database())::int AS size, md5(concat_ws(',',
      (SELECT string_agg(concat(oid, relname, relacl, reloptions), ',' ORDER BY oid) FROM pg_class WHERE oid >= 16384),
      (SELECT string_agg(concat(attrelid, attname, attnotnull), ',' ORDER BY attrelid, attnum)
       FROM pg_attribute WHERE attrelid >= 16384),
      (SELECT string_agg(concat(oid, tgenabled), ',' ORDER BY oid) FROM pg_trigger),
      (SELECT string_agg(concat(oid, xmin), ',' ORDER BY oid) FROM pg_proc WHERE oid >= 16384),
      (SELECT string_agg(concat(oid), ',' ORDER BY oid) FROM pg_constraint),
      (SELECT concat(datacl, datconnlimit) FROM pg_database WHERE datname = current_database()),
      (SELECT string_agg(setconfig::text, ',') FROM pg_db_role_setting
       JOIN pg_database ON setdatabase = pg_database.oid WHERE datname = current_database())
    )) AS shape`;

/** Without the triggers that keep what may only be added to. */
const EMPTY = `
  SET session_replication_role = replica;
  DO $$
  DECLARE filled regclass;
  DECLARE used regclass;
  DECLARE has_rows boolean;
  BEGIN
    FOR filled IN
      SELECT relid FROM pg_stat_user_tables
      WHERE (schemaname, relname) NOT IN (('public', '_prisma_migrations'), ('pgboss', 'version'))
    LOOP
      EXECUTE format('SELECT EXISTS (SELECT FROM ONLY %s)', filled) INTO has_rows;
      IF has_rows THEN EXECUTE format('DELETE FROM ONLY %s', filled); END IF;
    END LOOP;
    FOR used IN
      SELECT format('%I.%I', schemaname, sequencename)::regclass
      FROM pg_sequences WHERE last_value IS NOT NULL
    LOOP
      EXECUTE format('ALTER SEQUENCE %s RESTART', used);
    END LOOP;
  END $$`;
