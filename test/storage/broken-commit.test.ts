import { randomUUID } from 'node:crypto';
import { describe, inject } from 'vitest';
import { type Database, transaction } from '../../src/storage/database/database.ts';
import { holdTable } from '../support/faults/held-table.ts';
import { testOnLine } from '../support/faults/test-on-line.ts';
import { createWorld, signalForm, type World } from '../support/world.ts';

const it = testOnLine();

const raise = (world: World, key: string) =>
  world.submit('liaison-officer', 'signal.raise', signalForm({}), { key });
const references = async ({ prisma }: Database) =>
  (await prisma.signal.findMany()).map(({ reference }) => reference);

describe
  .skipIf(inject('postgres') === null)
  .concurrent('a line to the database that breaks or is slow', () => {
    it('whose answer to COMMIT is lost: it is looked, and what was recorded is shown', async ({
      database,
      line,
      expect,
    }) => {
      const world = await createWorld(database);
      const key = randomUUID();
      line.loseNextCommit();
      expect(JSON.stringify(await raise(world, key))).not.toContain('nothing was changed');
      await expect
        .poll(async () => (await raise(world, key)).kind, { timeout: 30_000 })
        .toBe('card');
      expect(await references(database)).toEqual(['S-2026-0001']);
    });

    it('and stays broken: that it is not known is said, and pressing again records nothing twice', async ({
      database,
      line,
      expect,
    }) => {
      const world = await createWorld(database);
      const key = randomUUID();
      line.loseNextCommit({ andStayDown: true });
      const reply = await raise(world, key);
      expect(reply).toMatchObject({ kind: 'notice', text: expect.stringContaining('not known') });
      expect(JSON.stringify(reply)).not.toContain('nothing was changed');
      line.mend();
      // On a busy machine the second press is late, too.
      await expect
        .poll(async () => (await raise(world, key)).kind, { timeout: 30_000 })
        .toBe('card');
      expect(await references(database)).toEqual(['S-2026-0001']);
    });

    it('and does not answer: a second press of what was recorded meanwhile is told so', async ({
      database,
      made,
      expect,
    }) => {
      const world = await createWorld(database);
      const key = randomUUID();
      const during = async (press: () => Promise<unknown>) => {
        const table = await holdTable(made.url, 'signal');
        const answer = await press();
        await table.letGo();
        return answer;
      };
      const first = await during(() => raise(world, key));
      expect(first).toMatchObject({ text: expect.stringContaining('Not recorded yet') });
      await expect.poll(() => references(database), { timeout: 30_000 }).toEqual(['S-2026-0001']);
      const second = await during(() => raise(world, key));
      expect(second).toMatchObject({ text: expect.stringContaining('It is recorded') });
      expect(await references(database)).toHaveLength(1);
    });

    it('and two that wait for each other: the one that gives way is run once more', async ({
      database,
      expect,
    }) => {
      const world = await createWorld(database);
      await raise(world, randomUUID());
      await raise(world, randomUUID());
      const [one = '', other = ''] = await references(database);
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
  });
