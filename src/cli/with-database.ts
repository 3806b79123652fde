import { loadEnvFile, readConfig } from '../config.ts';
import { createLog } from '../log.ts';
import type { Database } from '../storage/database/database.ts';
import { openMigrated } from '../storage/database/open.ts';

/** Does something with the database that the environment names, and closes it whatever came of it. */
export async function withDatabase(work: (database: Database) => Promise<number>): Promise<number> {
  loadEnvFile();
  const config = readConfig(process.env);
  const database = await openMigrated(config, createLog('silent'));
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}
