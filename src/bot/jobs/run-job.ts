import type { JobRequest } from '../../ports/delivery/jobs.ts';
import type { Job, JobTools } from '../declare/declare-job.ts';
import { ownScene, type RunDeps, recordOutcome } from '../run-use-case.ts';

export type JobRunner = (
  request: Pick<JobRequest, 'name' | 'data'>,
  signal: AbortSignal,
) => Promise<void>;

/**
 * Makes what does a job, once.
 *
 * @returns a function that throws whatever the job throws; and an Error for a job that is not declared.
 */
export function createJobRunner(deps: RunDeps, jobs: readonly Job[]): JobRunner {
  const byName = new Map(jobs.map((job) => [job.name, job]));
  const within = createWithin(deps);
  return async ({ name, data }, signal) => {
    const job = byName.get(name);
    if (!job) throw new Error('There is no such job.');
    await job.run({ within, signal }, data);
  };
}

function createWithin(deps: RunDeps): JobTools['within'] {
  return async (partnershipId, work) => {
    const partnership = deps.directory.partnership(partnershipId);
    if (!partnership) throw new Error('There is no such partnership, or not yet.');
    await deps.unitOfWork.transaction(async (stores) => {
      const ctx = ownScene(deps, stores, partnership);
      const outcome = await work(ctx);
      if (outcome) await recordOutcome(deps, ctx, outcome);
    });
  };
}
