import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createLog } from '../../src/log.ts';
import { openPostgres } from '../../src/storage/database/postgres.ts';
import { newKeyText } from '../../src/storage/protection/key-ring.ts';
import { createPostgresDatabase } from '../support/databases.ts';
import { newFolder, runToEnd } from '../support/process.ts';
import { createWorld, signalForm } from '../support/world.ts';

describe.skipIf(inject('postgres') === null)('a start with', () => {
  let made: Awaited<ReturnType<typeof createPostgresDatabase>>;

  beforeAll(async () => {
    made = await createPostgresDatabase();
    const database = openPostgres(made.url, createLog('silent'));
    const { submit } = await createWorld(database);
    await submit('liaison-officer', 'signal.raise', signalForm({ protected: 'Somebody.' }));
    await database.close();
  });
  afterAll(() => made.drop());

  it.for([
    { what: 'another key under the same name', id: 'k1', said: 'is not the one that wrapped' },
    { what: 'a key of another name alone', id: 'k2', said: 'wrapped records and is missing' },
  ])('$what ends at once, and says so in words', async ({ id, said }) => {
    const settings = { DATABASE_URL: made.url, DATA_DIR: newFolder(), PRACTICE_ROOM: 'on' };
    const { code, output } = await runToEnd({ ...settings, TANDEM_MASTER_KEYS: newKeyText(id) });
    expect(code).toBe(1);
    expect(output).toContain(`The master key k1 ${said}`);
    expect(output).not.toMatch(/\n\s+at /);
  });
});
