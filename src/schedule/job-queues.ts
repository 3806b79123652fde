import type { JobWithMetadata, PgBoss, QueueOptions } from 'pg-boss';
import type { Job } from '../bot/declare/declare-job.ts';
import type { JobRunner } from '../bot/jobs/run-job.ts';
import type { Log } from '../log.ts';

/** A worker that died is noticed so soon; its job is given to another when the queue is looked after next. */
export const HEARTBEAT_SECONDS = 10;
/** What was done is kept this long, for whoever asks what happened last night. */
const DONE_SECONDS = 24 * 3_600;

/** Where jobs of this name lie that failed for good. */
function deadQueueOf(name: string): string {
  return `${name}.dead`;
}

/** Makes a queue for every job and one for its dead, or gives those that are there today's policy. */
export async function declareQueues(boss: PgBoss, jobs: readonly Job[]): Promise<void> {
  for (const { name, retry } of jobs) {
    await boss.createQueue(deadQueueOf(name));
    const options = {
      deadLetter: deadQueueOf(name),
      notify: true,
      retryLimit: retry.limit,
      retryDelay: retry.firstDelaySeconds,
      retryDelayMax: retry.longestDelaySeconds,
      retryBackoff: true,
      expireInSeconds: retry.expireSeconds,
      heartbeatSeconds: HEARTBEAT_SECONDS,
      deleteAfterSeconds: DONE_SECONDS,
    } as const satisfies QueueOptions & { deadLetter: string; notify: boolean };
    // One a key that waits, waits for another try, or is at work: however many replicas ask for it.
    await boss.createQueue(name, { policy: 'exclusive', ...options });
    await boss.updateQueue(name, options);
  }
}

/** Begins to do jobs: of each name one at a time in this process. */
export async function workQueues(
  boss: PgBoss,
  jobs: readonly Job[],
  run: JobRunner,
  { log, pollSeconds }: { readonly log: Log; readonly pollSeconds: number },
): Promise<void> {
  for (const { name } of jobs) {
    let worker = '';
    const options = {
      includeMetadata: true,
      // A new job is told of at once; one that is tried again is found when the queue is looked at.
      pollingIntervalSeconds: pollSeconds,
      notifyPollingIntervalSeconds: pollSeconds,
    } as const;
    worker = await boss.work(name, options, async (taken: JobWithMetadata<object>[]) => {
      for (const job of taken) await workOne(boss, job, run, log);
      // The next one at once, not when the queue is looked at again.
      boss.notifyWorker(worker);
    });
  }
}

/** @throws Error of the fault's kind alone: the queue keeps it in plain text. */
async function workOne(
  boss: PgBoss,
  job: JobWithMetadata<object>,
  run: JobRunner,
  log: Log,
): Promise<void> {
  const { id, name, data, retryCount, retryLimit, signal } = job;
  try {
    await run({ name, data }, signal);
  } catch (error) {
    const kind = kindOf(error);
    const told = { job: name, id, attempt: retryCount + 1, error: kind };
    if (retryCount < retryLimit) log.warn(told, 'job failed; it is tried again');
    else {
      log.error(told, 'job failed for good');
      // Of the same thing one dead letter says it.
      await forgetDead(boss, job);
    }
    throw new Error(kind);
  }
  await forgetDead(boss, job);
}

/** What is done is no longer dead. */
async function forgetDead(
  boss: PgBoss,
  { name, singletonKey }: Pick<JobWithMetadata, 'name' | 'singletonKey'>,
): Promise<void> {
  if (singletonKey === null) return;
  const dead = await boss.findJobs(deadQueueOf(name), { key: singletonKey });
  if (dead.length === 0) return;
  await boss.deleteJob(
    deadQueueOf(name),
    dead.map(({ id }) => id),
  );
}

/** Its name, and its code if it has one; never its message, which may hold what was being written. */
function kindOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  return 'code' in error ? `${error.name} ${String(error.code)}` : error.name;
}
