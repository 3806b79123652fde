import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { createLog } from '../../src/log.ts';
import { type Database, transaction } from '../../src/storage/database/database.ts';
import { openPostgres } from '../../src/storage/database/postgres.ts';
import { createPostgresDatabase } from '../support/databases.ts';
import { type DatabaseLine, startDatabaseLine } from '../support/faults/database-line.ts';
import { holdTable } from '../support/faults/held-table.ts';
import { createWorld, signalForm, type World } from '../support/world.ts';

describe.skipIf(inject('postgres') === null)(
  'a line to the database that breaks or is slow',
  () => {
    let made: Awaited<ReturnType<typeof createPostgresDatabase>>;
    let line: DatabaseLine;
    let database: Database;
    let world: World;

    beforeEach(async () => {
      made = await createPostgresDatabase();
      line = await startDatabaseLine(made.url);
      database = openPostgres(line.url, createLog('silent'));
      world = await createWorld(database);
    });
    afterEach(async () => {
      await database.close();
      await line.close();
      await made.drop();
    });

    const raise = (key: string) =>
      world.submit('liaison-officer', 'signal.raise', signalForm({}), { key });
    const references = async () =>
      (await database.prisma.signal.findMany()).map(({ reference }) => reference);

    it('whose answer to COMMIT is lost: it is looked, and what was recorded is shown', async () => {
      const key = randomUUID();
      line.loseNextCommit();
      expect(JSON.stringify(await raise(key))).not.toContain('nothing was changed');
      await expect.poll(async () => (await raise(key)).kind, { timeout: 30_000 }).toBe('card');
      expect(await references()).toEqual(['S-2026-0001']);
    });

    it('and stays broken: that it is not known is said, and pressing again records nothing twice', async () => {
      const key = randomUUID();
      line.loseNextCommit({ andStayDown: true });
      const reply = await raise(key);
      expect(reply).toMatchObject({ kind: 'notice', text: expect.stringContaining('not known') });
      expect(JSON.stringify(reply)).not.toContain('nothing was changed');
      line.mend();
      // On a busy machine the second press is late, too.
      await expect.poll(async () => (await raise(key)).kind, { timeout: 30_000 }).toBe('card');
      expect(await references()).toEqual(['S-2026-0001']);
    });

    it('and does not answer: a second press of what was recorded meanwhile is told so', async () => {
      const key = randomUUID();
      const during = async (press: () => Promise<unknown>) => {
        const table = await holdTable(made.url, 'signal');
        const answer = await press();
        await table.letGo();
        return answer;
      };
      const first = await during(() => raise(key));
      expect(first).toMatchObject({ text: expect.stringContaining('Not recorded yet') });
      await expect.poll(references, { timeout: 30_000 }).toEqual(['S-2026-0001']);
      const second = await during(() => raise(key));
      expect(second).toMatchObject({ text: expect.stringContaining('It is recorded') });
      expect(await references()).toHaveLength(1);
    });

    it('and two that wait for each other: the one that gives way is run once more', async () => {
      await raise(randomUUID());
      await raise(randomUUID());
      const [one = '', other = ''] = await references();
      let runs = 0;
      const { promise: waiting, resolve: mayGoOn } = Promise.withResolvers<void>();
      const work = transaction(database, async (tx) => {
        runs += 1;
        await tx.$queryRaw`SELECT 1 FROM signal WHERE reference = ${one} FOR UPDATE`;
        if (runs === 1) await waiting;
        await tx.$queryRaw`SELECT 1 FROM signal WHERE reference = ${other} FOR UPDATE`;
        return 'done';
      });
      await database.withSession(async (session) => {
        // Whoever looks for a deadlock first is its victim.
        await session.query("SET deadlock_timeout = '1min'");
        await session.query('BEGIN');
        await session.query(`SELECT 1 FROM signal WHERE reference = '${other}' FOR UPDATE`);
        mayGoOn();
        await session.query(`SELECT 1 FROM signal WHERE reference = '${one}' FOR UPDATE`);
        await session.query('COMMIT');
      });
      expect(await work).toBe('done');
      expect(runs).toBe(2);
    });
  },
);
