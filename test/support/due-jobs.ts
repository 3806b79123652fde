import { type EnqueueDueDeps, enqueueDue } from '../../src/bot/jobs/enqueue-due.ts';
import { createJobRunner } from '../../src/bot/jobs/run-job.ts';
import type { RunDeps } from '../../src/bot/run-use-case.ts';
import type { JobRequest } from '../../src/ports/delivery/jobs.ts';

/** Does at once, one after the other, what the queue would be asked for by the tick. */
export async function doDueJobs(deps: EnqueueDueDeps & RunDeps): Promise<void> {
  const asked: JobRequest[] = [];
  const jobs = { enqueue: async (request: JobRequest) => void asked.push(request) };
  await enqueueDue({
    ...deps,
    unitOfWork: {
      ...deps.unitOfWork,
      transaction: (work) => deps.unitOfWork.transaction((stores) => work({ ...stores, jobs })),
    },
  });
  const run = createJobRunner(deps, deps.jobs);
  for (const request of asked) await run(request, new AbortController().signal);
}
