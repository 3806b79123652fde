import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createPostgresDatabase } from '../../../test/support/databases.ts';
import { listenToStatements, type Statements } from '../../../test/support/statements.ts';
import { createWorld, signalForm, type World } from '../../../test/support/world.ts';
import { createLog } from '../../log.ts';
import { startQueue } from '../../schedule/queue.ts';
import type { Database } from '../database/database.ts';
import { openPostgres } from '../database/postgres.ts';
import { queueDatabase } from '../database/queue-database.ts';
import { verifyChain } from '../protection/audit-store.ts';

const AT_ONCE = 8;

describe.skipIf(inject('postgres') === null)('eight who record at once', () => {
  let made: Awaited<ReturnType<typeof createPostgresDatabase>>;
  let database: Database;
  let world: World;
  let statements: Statements;

  beforeAll(async () => {
    statements = listenToStatements();
    made = await createPostgresDatabase();
    database = openPostgres(made.url, createLog('silent'));
    world = await createWorld(database);
    const record = () => world.submit('liaison-officer', 'signal.raise', signalForm());
    await Promise.all(Array.from({ length: AT_ONCE }, record));
  });
  afterAll(async () => {
    statements.end();
    await database.close();
    await made.drop();
  });

  it('wait for each other at the last statement alone, which is all that is left but the commit', async () => {
    const form = () => world.submit('liaison-officer', 'signal.raise', signalForm());
    const asked = await statements.of(async () => {
      const numbers = await holdNumbers(made.url);
      const all = Promise.all(Array.from({ length: AT_ONCE }, form));
      await expect.poll(numbers.waiting).toBe(AT_ONCE);
      await numbers.letGo();
      await all;
    });
    const at = (part: string) => asked.flatMap((sql, index) => (sql.includes(part) ? [index] : []));
    expect(at('INSERT INTO counter')).toHaveLength(AT_ONCE);
    // Nobody is kept from anything else by who has a number: all come so far before the first one is let go on.
    const [first = 0] = at('COMMIT');
    for (const before of ['business_key', 'protected_text', 'INTO reminder', 'INTO delivery'])
      expect(at(before).filter((index) => index < first)).toHaveLength(AT_ONCE);
  });

  it('nor is anybody kept back by the queue, though all tell the same conversation', async () => {
    const queue = await startQueue(queueDatabase(database.queueBackend), [], createLog('silent'));
    const queued = await createWorld(database, { queue });
    const atTheNumber = () => database.prisma.$queryRaw`
      SELECT count(*)::int AS count FROM pg_stat_activity
      WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%INTO counter%'`;
    const forms = await database.withSession(async ({ query }) => {
      await query('BEGIN');
      await query('SELECT FROM counter FOR UPDATE');
      const recorded = Array.from({ length: AT_ONCE }, () =>
        queued.submit('liaison-officer', 'signal.raise', signalForm()),
      );
      await expect.poll(atTheNumber, { timeout: 20_000 }).toEqual([{ count: AT_ONCE }]);
      await query('COMMIT');
      return recorded;
    });
    await Promise.all(forms);
    await queue.stop();
  });

  it('leave references without a gap, and a whole chain', async () => {
    const rows = await database.prisma.signal.findMany({ orderBy: { reference: 'asc' } });
    expect(rows.map(({ reference }) => Number(reference.slice(-4)))).toEqual(
      rows.map((_, index) => index + 1),
    );
    const { id } = world.presence('liaison-officer').partnership;
    expect(await verifyChain(database.prisma, id)).toMatchObject({ intact: true });
  });
});

/** Stands for somebody who took a number and has not committed yet. */
async function holdNumbers(url: string) {
  const [holder, looker] = [new pg.Client(url), new pg.Client(url)];
  await holder.connect();
  await looker.connect();
  await holder.query('BEGIN; SELECT value FROM counter FOR UPDATE');
  return {
    async waiting(): Promise<number> {
      const { rows } = await looker.query<{ count: number }>(
        `SELECT count(*)::int AS count FROM pg_stat_activity
         WHERE datname = current_database() AND wait_event_type = 'Lock'`,
      );
      return rows[0]?.count ?? 0;
    },
    async letGo(): Promise<void> {
      await holder.query('COMMIT');
      await holder.end();
      await looker.end();
    },
  };
}
