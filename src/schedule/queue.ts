import { type ConstructorOptions, PgBoss } from 'pg-boss';
import type { Job } from '../bot/declare/declare-job.ts';
import type { JobRunner } from '../bot/jobs/run-job.ts';
import type { Log } from '../log.ts';
import type { JobQueue, PlainJobQueue } from '../ports/delivery/queue.ts';
import { declareQueues, HEARTBEAT_SECONDS, workQueues } from './job-queues.ts';
import { watchAnswers } from './queue-answers.ts';

export interface Queue extends JobQueue, PlainJobQueue {
  /** Begins to work. The handler is called with every nudge, and tolerates repetition. */
  work(handler: (conversationIds: readonly string[]) => Promise<void>): Promise<void>;
  /** Begins to do plain jobs. */
  workJobs(run: JobRunner): Promise<void>;
  /** Fails while the queue stands: it gets no answer, so it takes nothing up. */
  check(): Promise<void>;
  /** Begins nothing more; what is under way is waited for. */
  stopWorking(): Promise<void>;
  /** Jobs that are still under way are given back, for another process. */
  stop(): Promise<void>;
}

const DELIVER = 'deliver';
/** How often the queue looks by itself. */
export interface QueueRhythm {
  /** Takes back plain jobs of a process that died, within this and their heartbeat; what is owed has leases of its own. */
  readonly superviseSeconds: number;
  /** A floor under the database's notifications, which the rows' own leases have a nearer one under. */
  readonly pollSeconds: number;
}

const RHYTHM: QueueRhythm = { superviseSeconds: 60, pollSeconds: 30 };
/** So many nudges are taken at a time: they wait in their lanes, and no process takes all of a large push alone. */
const NUDGES_AT_ONCE = 100;
const START_ATTEMPTS = 3;
const HOUR_SECONDS = 3_600;

/**
 * The queue on pg-boss. A nudge says that there is something to send: what, how often it was tried and
 * when next stands in the delivery rows alone, so a nudge that is lost or doubled does no harm. A plain job
 * is the queue's own, with its tries, its backoff and its dead letters.
 *
 * @param jobs every plain job there is.
 * @param rhythm nothing: what costs little while nothing happens.
 */
export async function startQueue(
  database: ConstructorOptions,
  jobs: readonly Job[],
  log: Log,
  rhythm: QueueRhythm = RHYTHM,
): Promise<Queue> {
  const watched = watchAnswers(database);
  const boss = await startBoss(watched.database, log, rhythm);
  await declareDeliver(boss);
  await declareQueues(boss, jobs);
  return {
    async nudge(conversationIds, inside) {
      // A nudge waits for the same one of another transaction: always in one order, or two wait for each other.
      const nudges = [...new Set(conversationIds)].toSorted().map((conversationId) => {
        return { data: { conversationId }, singletonKey: conversationId };
      });
      await boss.insert(DELIVER, nudges, { db: inside });
    },
    async enqueue({ name, key, data }, inside) {
      await boss.send(name, data, { singletonKey: key, db: inside });
    },
    async work(handler) {
      const options = {
        batchSize: NUDGES_AT_ONCE,
        burstWhenBatchFull: true,
        pollingIntervalSeconds: rhythm.pollSeconds,
      };
      await boss.work<{ conversationId: string }>(DELIVER, options, (nudges) =>
        handler(nudges.map(({ data }) => data.conversationId)),
      );
    },
    workJobs: (run) => workQueues(boss, jobs, run, { log, pollSeconds: rhythm.pollSeconds }),
    check: watched.check,
    async stopWorking() {
      const names = [DELIVER, ...jobs.map(({ name }) => name)];
      await Promise.all(names.map((name) => boss.offWork(name)));
    },
    async stop() {
      await boss.stop({ graceful: false });
    },
  };
}

async function startBoss(
  database: ConstructorOptions,
  log: Log,
  { superviseSeconds }: QueueRhythm,
): Promise<PgBoss> {
  const boss = new PgBoss({
    ...database,
    useListenNotify: true,
    superviseIntervalSeconds: superviseSeconds,
    monitorIntervalSeconds: superviseSeconds,
    // No job of ours waits for another.
    flowIntervalSeconds: HOUR_SECONDS,
    registerInstance: false,
    schedule: false,
    reindex: false,
    monitorVacuum: false,
  });
  boss.on('error', (error) => log.error({ error: error.name }, 'queue'));
  // Replicas that start at once wait for each other, maybe longer than a statement may take.
  await boss.start({ attempts: START_ATTEMPTS });
  return boss;
}

async function declareDeliver(boss: PgBoss): Promise<void> {
  await boss.createQueue(DELIVER, {
    // One waiting and one at work per conversation: nudges in between are the same nudge.
    policy: 'stately',
    notify: true,
    retryLimit: 3,
    retryBackoff: true,
    heartbeatSeconds: HEARTBEAT_SECONDS,
    deleteAfterSeconds: 600,
  });
}
