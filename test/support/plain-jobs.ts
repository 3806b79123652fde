import { z } from 'zod';
import { declareJob, type RequestableJob } from '../../src/bot/declare/declare-job.ts';
import type { JobRequest } from '../../src/ports/delivery/jobs.ts';
import type { PlainJobQueue } from '../../src/ports/delivery/queue.ts';
import { type Database, transaction } from '../../src/storage/database/database.ts';
import { sqlExecutor } from '../../src/storage/database/sql-executor.ts';

type Numbered = { readonly number: number };

/** A job that carries a number, which is its key, and is tried twice. */
export function numberedJob(
  name: string,
  work: (data: Numbered) => Promise<void>,
): RequestableJob<Numbered> {
  return declareJob({
    name,
    data: z.object({ number: z.int() }),
    key: ({ number }) => String(number),
    retry: { limit: 1, firstDelaySeconds: 1, longestDelaySeconds: 1, expireSeconds: 60 },
    run: (_tools, data) => work(data),
  });
}

/** In a transaction of its own. */
export function enqueue(
  database: Database,
  queue: PlainJobQueue,
  ...requests: readonly JobRequest[]
): Promise<void> {
  return transaction(database, async (tx) => {
    for (const request of requests) await queue.enqueue(request, sqlExecutor(tx));
  });
}

/** As if nobody who works on these jobs had been heard of for a minute. */
export async function silence({ prisma }: Database, name: string): Promise<void> {
  await prisma.$executeRaw`
    UPDATE pgboss.job SET heartbeat_on = heartbeat_on - interval '1 minute'
    WHERE name = ${name} AND state = 'active'`;
}
