/** A worker that takes one job, says so, and never ends it: its parent kills it. */
import '../../src/temporal.ts';
import { createLog } from '../../src/log.ts';
import { startQueue } from '../../src/schedule/queue.ts';
import { numberedJob } from '../support/plain-jobs.ts';

const hanging = numberedJob('test.hanging', () => new Promise(() => process.send?.('begun')));
const database = { connectionString: process.env['DATABASE_URL'] ?? '' };
const queue = await startQueue(database, [hanging], createLog('silent'));
await queue.workJobs(({ data }) => hanging.run({} as Parameters<typeof hanging.run>[0], data));
