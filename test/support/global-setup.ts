import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { createLog } from '../../src/log.ts';
import { openEmbedded, SNAPSHOT } from '../../src/storage/database/embedded.ts';
import { openPostgres } from '../../src/storage/database/postgres.ts';
import { makeSnapshot, makeTables } from '../../src/storage/install/make-snapshot.ts';
import { findChromium } from './chromium.ts';
import { FILLED, RUN_FOLDER } from './process.ts';
import { createDatabase, dropWithCopies, type MadeDatabase } from './template-database.ts';

const SERVER = process.env['TEST_DATABASE_URL'] ?? 'postgresql://postgres@127.0.0.1:5432/postgres';
const MIGRATIONS = new URL('../../prisma/migrations/', import.meta.url);

/** A PostgreSQL server to make databases on, and the name of the one that they are copies of. */
export interface TestServer {
  readonly url: string;
  readonly template: string;
}

declare module 'vitest' {
  export interface ProvidedContext {
    /** Nothing if none answers. */
    postgres: TestServer | null;
    chromium: string;
  }
}

/**
 * Looks once, before any test, at what this machine has, and makes once what tests copy: migrating an empty
 * database takes longer than most of them.
 *
 * @returns what to do when all tests are over.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  if (isSnapshotOld()) await makeSnapshot();
  const folder = mkdtempSync(join(tmpdir(), 'tandem-run-'));
  // The first start in a folder takes the snapshot apart; whoever copies the folder starts as the second.
  await (await openEmbedded(join(folder, FILLED))).close();
  process.env[RUN_FOLDER] = folder;
  const template = (await answers(SERVER)) ? await makeTemplate() : undefined;
  project.provide('postgres', template ? { url: SERVER, template: template.name } : null);
  project.provide('chromium', await findChromium());
  return async () => {
    if (template) await dropWithCopies(SERVER, template.name);
    rmSync(folder, { recursive: true, force: true });
  };
}

/** A PostgreSQL database with all migrations and the queue's tables, and nobody connected to it. */
async function makeTemplate(): Promise<MadeDatabase> {
  const template = await createDatabase(SERVER);
  const database = openPostgres(template.url, createLog('silent'));
  await makeTables(database);
  await database.close();
  return template;
}

/** Made at install, so maybe before the newest migration came. */
function isSnapshotOld(): boolean {
  if (!existsSync(SNAPSHOT)) return true;
  const { mtimeMs } = statSync(SNAPSHOT);
  return readdirSync(MIGRATIONS).some(
    (name) => statSync(new URL(name, MIGRATIONS)).mtimeMs > mtimeMs,
  );
}

async function answers(connectionString: string): Promise<boolean> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 2_000 });
  try {
    await client.connect();
    return true;
  } catch {
    console.warn('No PostgreSQL answers: its half of the tests is skipped.');
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}
