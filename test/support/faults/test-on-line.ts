import { test } from 'vitest';
import { createLog } from '../../../src/log.ts';
import type { Database } from '../../../src/storage/database/database.ts';
import { openPostgres } from '../../../src/storage/database/postgres.ts';
import { LIMITS, type LineLimits } from '../../../src/storage/line/limits.ts';
import { createPostgresDatabase } from '../databases.ts';
import type { MadeDatabase } from '../template-database.ts';
import { type DatabaseLine, startDatabaseLine } from './database-line.ts';

/** What each test has to itself, so that all can run at once. */
interface OnLine {
  readonly made: MadeDatabase;
  readonly line: DatabaseLine;
  /** Opened through that line. */
  readonly database: Database;
  readonly ask: () => Promise<unknown>;
}

/** `it`, with a PostgreSQL database behind a line that can break. @param limits how long it is waited for. */
export function testOnLine(limits: LineLimits = LIMITS) {
  return test.extend<OnLine>({
    // biome-ignore lint/correctness/noEmptyPattern: vitest reads in it what is asked for.
    made: async ({}, use) => {
      const made = await createPostgresDatabase();
      await use(made);
      await made.drop();
    },
    line: async ({ made }, use) => {
      const line = await startDatabaseLine(made.url);
      await use(line);
      await line.close();
    },
    database: async ({ line }, use) => {
      const database = openPostgres(line.url, createLog('silent'), limits);
      await use(database);
      // What is closed with it would wait for a line that is silent.
      await line.close();
      await database.close();
    },
    ask: ({ database }, use) => use(() => database.prisma.$queryRaw`SELECT 1`),
  });
}
