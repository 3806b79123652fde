import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, inject, it } from 'vitest';
import { createLog } from '../../src/log.ts';
import { openPostgres } from '../../src/storage/database/postgres.ts';
import { verifyChain } from '../../src/storage/protection/audit-store.ts';
import { createPostgresDatabase } from '../support/databases.ts';
import { runs } from '../support/long.ts';
import { createWorld } from '../support/world.ts';

const SCRIPT = fileURLToPath(new URL('./raise-many.ts', import.meta.url));
const EACH = runs(20, 50);
const KEPT = Array.from({ length: EACH }, (_, index) => index).filter(
  (index) => index % 3 !== 0,
).length;

describe.skipIf(inject('postgres') === null)('two processes on one PostgreSQL', () => {
  it('give gapless, unique references to many forms each, some rolled back and some sent twice', async () => {
    const { url, drop } = await createPostgresDatabase();
    const database = openPostgres(url, createLog('silent'));
    try {
      const { presence } = await createWorld(database);
      const run = () => promisify(execFile)(process.execPath, [SCRIPT, url, String(EACH)]);
      await Promise.all([run(), run()]);
      const rows = await database.prisma.signal.findMany({ orderBy: { reference: 'asc' } });
      expect(rows.map(({ reference }) => Number(reference.slice(-4)))).toEqual(
        Array.from({ length: 2 * KEPT }, (_, index) => index + 1),
      );
      const { id } = presence('liaison-officer').partnership;
      expect(await verifyChain(database.prisma, id)).toEqual({
        intact: true,
        entries: 2 * KEPT + 1,
      });
    } finally {
      await database.close();
      await drop();
    }
  });
});
