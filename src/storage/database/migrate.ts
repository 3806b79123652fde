import { createHash, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Prisma's own table and form, so that its tools read what we applied. */
const TABLE = `
  CREATE TABLE IF NOT EXISTS _prisma_migrations (
    id VARCHAR(36) PRIMARY KEY NOT NULL,
    checksum VARCHAR(64) NOT NULL,
    finished_at TIMESTAMPTZ,
    migration_name VARCHAR(255) NOT NULL,
    logs TEXT,
    rolled_back_at TIMESTAMPTZ,
    started_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    applied_steps_count INTEGER NOT NULL DEFAULT 0
  )`;
/** Any number, the same in every replica: they migrate one after the other. */
const LOCK = 7_264_233;
const FOLDER = fileURLToPath(new URL('../../../prisma/migrations/', import.meta.url));

/** One session of a database: statements on it see each other's locks. */
export interface Session {
  run(sql: string): Promise<unknown>;
  query<Row extends Record<string, unknown>>(sql: string, values?: unknown[]): Promise<Row[]>;
}

export interface Migration {
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
}

/** A migration was changed after this database had applied it. */
export class MigrationChanged extends Error {
  constructor(name: string) {
    super(
      `Migration ${name} is not the one this database has applied. Restore it; add a new one instead.`,
    );
    this.name = 'MigrationChanged';
  }
}

/** All migrations of this version of Tandem, oldest first. */
export function readMigrations(folder = FOLDER): Migration[] {
  const names = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  return names.map((name) => {
    const sql = readFileSync(`${folder}/${name}/migration.sql`, 'utf8');
    return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
  });
}

/**
 * Applies what is missing, each in a transaction of its own, one replica at a time.
 *
 * @returns the names of those applied now.
 * @throws MigrationChanged
 */
export async function migrate(session: Session, migrations = readMigrations()): Promise<string[]> {
  await session.query('SELECT pg_advisory_lock($1)', [LOCK]);
  try {
    await session.run(TABLE);
    const missing = await pendingMigrations(session, migrations);
    for (const migration of missing) await apply(session, migration);
    return missing.map(({ name }) => name);
  } finally {
    await session.query('SELECT pg_advisory_unlock($1)', [LOCK]);
  }
}

/** @throws MigrationChanged */
export async function pendingMigrations(
  session: Pick<Session, 'query'>,
  migrations = readMigrations(),
): Promise<Migration[]> {
  const rows = await session.query(
    'SELECT migration_name, checksum FROM _prisma_migrations WHERE finished_at IS NOT NULL',
  );
  const applied = new Map(rows.map((row) => [row['migration_name'], row['checksum']]));
  const changed = migrations.find(
    ({ name, checksum }) => applied.has(name) && applied.get(name) !== checksum,
  );
  if (changed) throw new MigrationChanged(changed.name);
  return migrations.filter(({ name }) => !applied.has(name));
}

async function apply(session: Session, migration: Migration): Promise<void> {
  await session.run('BEGIN');
  try {
    await session.run(migration.sql);
    await session.query(
      `INSERT INTO _prisma_migrations (id, checksum, finished_at, migration_name, applied_steps_count)
       VALUES ($1, $2, now(), $3, 1)`,
      [randomUUID(), migration.checksum, migration.name],
    );
    await session.run('COMMIT');
  } catch (error) {
    await session.run('ROLLBACK');
    throw error;
  }
}
