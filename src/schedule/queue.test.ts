import { PgBoss } from 'pg-boss';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { DATABASES } from '../../test/support/databases.ts';
import { dumpEverything } from '../../test/support/dump.ts';
import { enqueue, numberedJob, silence } from '../../test/support/plain-jobs.ts';
import { createJobRunner, type JobRunner } from '../bot/jobs/run-job.ts';
import { createLog } from '../log.ts';
import type { Database } from '../storage/database/database.ts';
import { countJobs } from '../storage/database/job-counts.ts';
import { queueDatabase } from '../storage/database/queue-database.ts';
import { sqlExecutor } from '../storage/database/sql-executor.ts';
import { type Queue, startQueue } from './queue.ts';

/** Longer than the queue takes to try again, to count, and to miss a worker that is silent. */
const SOON = { timeout: 25_000, interval: 100 };
const OFTEN = { superviseSeconds: 5, pollSeconds: 5 };
const log = createLog('silent');

describe.for(DATABASES.filter(({ skip }) => !skip))(
  'plain jobs on $name',
  { concurrent: true },
  ({ open }) => {
    let database: Database;
    let replicas: Queue[];
    const done: number[] = [];
    const tries: number[] = [];
    const few = () => done.filter((number) => number < 7);
    let mended = false;

    const good = numberedJob('test.good', async ({ number }) => void done.push(number));
    const bad = numberedJob('test.bad', async ({ number }) => {
      tries.push(number);
      if (!mended) throw new RangeError('Words about somebody.');
    });
    const lost = numberedJob('test.lost', async ({ number }) => void done.push(number));
    const jobs = [good, bad, lost];
    /** These jobs ask for no partnership. */
    const run: JobRunner = createJobRunner({} as Parameters<typeof createJobRunner>[0], jobs);
    const ask = (replica: number, ...numbers: number[]) =>
      enqueue(
        database,
        replicas[replica] as Queue,
        ...numbers.map((number) => good.request({ number })),
      );
    const dead = async () =>
      (await database.withSession(countJobs)).find(({ name }) => name === 'test.bad')?.dead;

    beforeAll(async () => {
      database = await open();
      const backend = queueDatabase(database.queueBackend);
      const start = () => startQueue(backend, jobs, log, OFTEN);
      replicas = [await start(), await start()];
      await Promise.all([ask(0, 1, 2), ask(1, 1, 2)]);
      for (const replica of replicas) await replica.workJobs(run);
    });
    afterAll(async () => {
      for (const replica of replicas) await replica.stop();
      await database.close();
    });

    it('asked for by two replicas are done once, and what was rolled back is not', async () => {
      const rolledBack = database.prisma.$transaction(async (tx) => {
        await replicas[0]?.enqueue(good.request({ number: 3 }), sqlExecutor(tx));
        throw new Error('changed our mind');
      });
      await expect(rolledBack).rejects.toThrow();
      await vi.waitFor(() => expect(few().toSorted()).toEqual([1, 2]), SOON);
      // While it is at work it is the same request; after that it is a new one.
      await vi.waitFor(async () => {
        await ask(1, 1);
        expect(few().length).toBeGreaterThan(2);
      }, SOON);
    });

    it('that fail are tried again, then lie dead, one for each thing, until they are done', async () => {
      await enqueue(database, replicas[0] as Queue, bad.request({ number: 7 }));
      await vi.waitFor(async () => expect(await dead()).toBe(1), SOON);
      expect(tries).toEqual([7, 7]);
      const kept = await dumpEverything(database);
      expect(kept).toContain('RangeError');
      expect(kept).not.toContain('Words about somebody');
      mended = true;
      await enqueue(database, replicas[1] as Queue, bad.request({ number: 7 }));
      await vi.waitFor(async () => expect(await dead()).toBe(0), SOON);
      expect(tries).toEqual([7, 7, 7]);
    });

    it('whose worker died are done by another', async () => {
      const dying = new PgBoss({ ...queueDatabase(database.queueBackend), supervise: false });
      dying.on('error', () => undefined);
      await dying.start();
      const taken = await takeOne(dying);
      await silence(database, 'test.lost');
      await vi.waitFor(() => expect(done).toContain(9), SOON);
      expect(taken).toBe(1);
      await dying.stop({ graceful: false });
    });

    /** Before those that work see it. */
    async function takeOne(boss: PgBoss): Promise<number> {
      const { name, data, key } = lost.request({ number: 9 });
      return database.prisma.$transaction(async (tx) => {
        const db = sqlExecutor(tx);
        await boss.send(name, data, { singletonKey: key, db });
        return (await boss.fetch(name, { db })).length;
      });
    }
  },
);
