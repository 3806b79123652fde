import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { describe, expect, inject, it, vi } from 'vitest';
import { createLog } from '../../src/log.ts';
import { startQueue } from '../../src/schedule/queue.ts';
import { migrate } from '../../src/storage/database/migrate.ts';
import { openPostgres } from '../../src/storage/database/postgres.ts';
import { createPostgresDatabase } from '../support/databases.ts';
import { enqueue, numberedJob } from '../support/plain-jobs.ts';

const WORKER = fileURLToPath(new URL('hanging-worker.ts', import.meta.url));
/** Missed heartbeats, the next look at the queue, and a machine that has other things to do. */
const BACK_MILLISECONDS = 40_000;
const OFTEN = { superviseSeconds: 5, pollSeconds: 5 };

describe.skipIf(inject('postgres') === null)('a plain job on PostgreSQL', () => {
  it('whose worker is killed is done by another replica', async () => {
    const { url, drop } = await createPostgresDatabase();
    const log = createLog('silent');
    const database = openPostgres(url, log);
    await database.withSession((session) => migrate(session));
    const done: number[] = [];
    const job = numberedJob('test.hanging', async ({ number }) => void done.push(number));
    const queue = await startQueue({ connectionString: url }, [job], log, OFTEN);
    try {
      const worker = fork(WORKER, { env: { PATH: process.env['PATH'] ?? '', DATABASE_URL: url } });
      const begun = once(worker, 'message');
      await enqueue(database, queue, job.request({ number: 1 }));
      await begun;
      const ended = once(worker, 'exit');
      worker.kill('SIGKILL');
      await ended;
      await queue.workJobs(({ data }) => job.run({} as Parameters<typeof job.run>[0], data));
      expect(done).toEqual([]);
      await vi.waitFor(() => expect(done).toEqual([1]), { timeout: BACK_MILLISECONDS });
    } finally {
      await queue.stop();
      await database.close();
      await drop();
    }
  });
});
