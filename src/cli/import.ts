import { readFileSync } from 'node:fs';
import { loadEnvFile, readConfig } from '../config.ts';
import { createLog } from '../log.ts';
import { createClock } from '../storage/database/clock.ts';
import { openMigrated } from '../storage/database/open.ts';
import { registerWriter } from '../storage/people/register-writer.ts';
import { readPartnershipFile } from './partnership-file.ts';

/** Reads a partnership file into the register, all of it or nothing, and says what changed. */
export async function importFile(path: string): Promise<number> {
  loadEnvFile();
  const config = readConfig(process.env);
  const file = readPartnershipFile(readFileSync(path, 'utf8'));
  const database = await openMigrated(config, createLog('silent'));
  try {
    const clock = await createClock(database);
    const changes = await registerWriter(database).apply(file, clock.now());
    for (const { what, model, key } of changes) console.log(`${what} ${model} ${key}`);
    console.log(changes.length === 0 ? 'Nothing changed.' : `${changes.length} changes.`);
    return 0;
  } finally {
    await database.close();
  }
}
