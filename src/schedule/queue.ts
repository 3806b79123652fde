import { type ConstructorOptions, PgBoss } from 'pg-boss';
import type { Log } from '../log.ts';
import type { JobQueue } from '../ports/delivery/queue.ts';

export interface Queue extends JobQueue {
  /** Begins to work. The handler is called for every nudge, and tolerates repetition. */
  work(handler: (conversationId: string) => Promise<void>): Promise<void>;
  /** Answers only if the queue can be reached. */
  check(): Promise<void>;
  stop(): Promise<void>;
}

const DELIVER = 'deliver';
/** A worker that died is noticed, and its job given to another, within 10 to 15 s. */
const HEARTBEAT_SECONDS = 10;
const SUPERVISE_SECONDS = 5;
/** How many conversations one process sends to at a time. */
const CONCURRENCY = 4;
/** A floor under the database's notifications. */
const POLL_SECONDS = 2;
const STOP_MILLISECONDS = 5_000;

/**
 * The queue on pg-boss. Its jobs are nudges: what there is to do, how often it was tried and
 * when next stands in the delivery rows alone, so a job that is lost or doubled does no harm.
 */
export async function startQueue(database: ConstructorOptions, log: Log): Promise<Queue> {
  const boss = new PgBoss({
    ...database,
    useListenNotify: true,
    superviseIntervalSeconds: SUPERVISE_SECONDS,
    monitorIntervalSeconds: SUPERVISE_SECONDS,
    registerInstance: false,
    schedule: false,
    reindex: false,
    monitorVacuum: false,
  });
  boss.on('error', (error) => log.error({ error: error.name }, 'queue'));
  await boss.start();
  await boss.createQueue(DELIVER, {
    // One waiting and one at work per conversation: nudges in between are the same nudge.
    policy: 'stately',
    notify: true,
    retryLimit: 3,
    retryBackoff: true,
    heartbeatSeconds: HEARTBEAT_SECONDS,
    deleteAfterSeconds: 600,
  });
  return {
    async nudge(conversationId, inside) {
      await boss.send(DELIVER, { conversationId }, { singletonKey: conversationId, db: inside });
    },
    async work(handler) {
      const options = { localConcurrency: CONCURRENCY, pollingIntervalSeconds: POLL_SECONDS };
      await boss.work<{ conversationId: string }>(DELIVER, options, async (jobs) => {
        for (const job of jobs) await handler(job.data.conversationId);
      });
    },
    async check() {
      await boss.getQueue(DELIVER);
    },
    async stop() {
      await boss.stop({ graceful: true, timeout: STOP_MILLISECONDS });
    },
  };
}
