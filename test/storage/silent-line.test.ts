import { randomUUID } from 'node:crypto';
import { describe, inject } from 'vitest';
import { createLog } from '../../src/log.ts';
import { startQueue } from '../../src/schedule/queue.ts';
import { databaseChecks } from '../../src/storage/database/health-checks.ts';
import { countJobs } from '../../src/storage/database/job-counts.ts';
import { queueDatabase } from '../../src/storage/database/queue-database.ts';
import { sqlExecutor } from '../../src/storage/database/sql-executor.ts';
import { LIMITS } from '../../src/storage/line/limits.ts';
import { holdTable } from '../support/faults/held-table.ts';
import { testOnLine } from '../support/faults/test-on-line.ts';
import { createWorld, signalForm } from '../support/world.ts';

const log = createLog('silent');
const SHORT = {
  ...LIMITS,
  connect: 1_500,
  statement: 1_500,
  answer: 2_000,
  idle: 10_000,
  heartbeat: 300,
  abandoned: 3_000,
};
const SOON = { timeout: 30_000 };

/** Each test has a line of its own, and mostly waits: all at once. */
const it = testOnLine(SHORT);

describe
  .skipIf(inject('postgres') === null)
  .concurrent('a line to the database that falls silent', () => {
    it('is given up after one statement, and what lay idle with it: the next goes another way', async ({
      line,
      ask,
      expect,
    }) => {
      await Promise.all(Array.from({ length: 8 }, ask));
      line.fallSilent();
      await expect(ask()).rejects.toThrow();
      const before = line.connections;
      await ask();
      await ask();
      expect(line.connections).toBe(before + 1);
    });

    it('is asked how it is over a connection that is there', async ({
      line,
      database,
      ask,
      expect,
    }) => {
      await ask();
      const before = line.connections;
      for (const { check } of [...databaseChecks(database), ...databaseChecks(database)])
        await check();
      expect(await countJobs(database.pooled)).toEqual([]);
      expect(line.connections).toBe(before);
    });

    it('holds up nobody where it came back only for those who connect anew', async ({
      line,
      ask,
      expect,
    }) => {
      await ask();
      line.fallSilent('all');
      await expect(ask()).rejects.toThrow();
      await expect(ask()).rejects.toThrow();
      line.mend();
      await ask();
    });

    it('within a transaction: nothing of it is kept, and what it locked is free again', async ({
      line,
      database,
      expect,
    }) => {
      const world = await createWorld(database);
      await world.submit('liaison-officer', 'signal.raise', signalForm({}));
      const lock = () =>
        database.prisma.$transaction((tx) => tx.$queryRaw`SELECT 1 AS one FROM signal FOR UPDATE`, {
          timeout: 20_000,
        });
      const cut = database.prisma.$transaction(async (tx) => {
        await tx.$executeRaw`UPDATE signal SET reference = 'S-1999-0001'`;
        line.fallSilent();
        await tx.$executeRaw`UPDATE signal SET reference = 'S-1999-0002'`;
      });
      await expect(cut).rejects.toThrow();
      await expect.poll(() => lock().catch(() => 'locked'), SOON).toEqual([{ one: 1 }]);
      const rows = await database.prisma.signal.findMany();
      expect(rows.map(({ reference }) => reference)).toEqual(['S-2026-0001']);
    });

    it('is noticed by whoever listens, and listened to anew', async ({
      line,
      database,
      expect,
    }) => {
      const heard: string[] = [];
      await database.notices.listen('room', (said) => heard.push(said));
      line.fallSilent();
      await expect.poll(() => heard, SOON).toEqual(['']);
      await database.prisma.$queryRaw`SELECT pg_notify('tandem_room', 'x')::text`;
      await expect.poll(() => heard, SOON).toEqual(['', 'x']);
    });

    it('lets the queue go on with what is asked for then', async ({ line, database, expect }) => {
      const queue = await startQueue(queueDatabase(database.queueBackend), [], log);
      const nudged: string[] = [];
      await queue.work(async (conversations) => void nudged.push(...conversations));
      line.fallSilent();
      const conversation = randomUUID();
      const nudge = () => queue.nudge([conversation], sqlExecutor(database.prisma));
      const isNudged = () =>
        nudge().then(
          () => true,
          () => false,
        );
      await expect.poll(isNudged, SOON).toBe(true);
      await expect.poll(() => nudged, SOON).toContain(conversation);
      await queue.stop();
    });

    it('is answered in words, and the same press is recorded once it speaks', async ({
      line,
      database,
      ask,
      expect,
    }) => {
      const world = await createWorld(database);
      const key = randomUUID();
      const raise = () => world.submit('liaison-officer', 'signal.raise', signalForm({}), { key });
      line.fallSilent();
      const list = await world.command('liaison-officer', 'signal', 'list');
      expect(list).toMatchObject({ kind: 'notice', tone: 'refused' });
      await ask();
      line.fallSilent();
      expect(await raise()).toMatchObject({ kind: 'notice', tone: 'refused' });
      await expect.poll(async () => (await raise()).kind, SOON).toBe('card');
      expect(await database.prisma.signal.count()).toBe(1);
    });

    it('at the answer to COMMIT: it is looked, and nothing is recorded twice or called unchanged', async ({
      line,
      database,
      expect,
    }) => {
      const world = await createWorld(database);
      const key = randomUUID();
      const raise = () => world.submit('liaison-officer', 'signal.raise', signalForm({}), { key });
      line.loseNextCommit({ andStayDown: false, silently: true });
      expect(JSON.stringify(await raise())).not.toContain('nothing was changed');
      await expect.poll(async () => (await raise()).kind, SOON).toBe('card');
      expect(await database.prisma.signal.count()).toBe(1);
    });

    it('is not taken for silent where a statement waits too long: the server ends that one, and the connection stays', async ({
      made,
      line,
      database,
      ask,
      expect,
    }) => {
      await ask();
      const before = line.connections;
      const table = await holdTable(made.url, 'signal');
      await expect(database.prisma.$transaction((tx) => tx.signal.count())).rejects.toThrow();
      await table.letGo();
      await ask();
      expect(line.connections).toBe(before);
    });
  });
