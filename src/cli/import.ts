import { readFileSync } from 'node:fs';
import { createClock } from '../storage/database/clock.ts';
import { registerWriter } from '../storage/people/register-writer.ts';
import { readPartnershipFile } from './partnership-file.ts';
import { withDatabase } from './with-database.ts';

/** Reads a partnership file into the register, all of it or nothing, and says what changed. */
export async function importFile(path: string): Promise<number> {
  const file = readPartnershipFile(readFileSync(path, 'utf8'));
  return withDatabase(async (database) => {
    const clock = await createClock(database);
    const changes = await registerWriter(database).apply(file, clock.now());
    for (const { what, model, key } of changes) console.log(`${what} ${model} ${key}`);
    console.log(changes.length === 0 ? 'Nothing changed.' : `${changes.length} changes.`);
    return 0;
  });
}
