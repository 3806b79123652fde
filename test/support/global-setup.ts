import { existsSync } from 'node:fs';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { SNAPSHOT } from '../../src/storage/database/embedded.ts';
import { makeSnapshot } from '../../src/storage/database/make-snapshot.ts';
import { findChromium } from './chromium.ts';

const SERVER = process.env['TEST_DATABASE_URL'] ?? 'postgresql://postgres@127.0.0.1:5432/postgres';

declare module 'vitest' {
  export interface ProvidedContext {
    /** A PostgreSQL server to make databases on; nothing if none answers. */
    postgres: string | null;
    chromium: string;
  }
}

/** Looks once, before any test, at what this machine has. */
export default async function setup(project: TestProject): Promise<void> {
  if (!existsSync(SNAPSHOT)) await makeSnapshot();
  project.provide('postgres', (await answers(SERVER)) ? SERVER : null);
  project.provide('chromium', await findChromium());
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
