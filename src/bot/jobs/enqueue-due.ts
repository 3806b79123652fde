import type { Log } from '../../log.ts';
import type { Job } from '../declare/declare-job.ts';
import { ownScene, type RunDeps } from '../run-use-case.ts';

export interface EnqueueDueDeps extends Omit<RunDeps, 'platforms'> {
  readonly jobs: readonly Job[];
  readonly log: Log;
}

/**
 * Asks for every job that is due though nobody asked for it. Any number of replicas may do so at once: what
 * waits or is at work already is not asked for again.
 *
 * @param goesOn told after each partnership.
 */
export async function enqueueDue(
  deps: EnqueueDueDeps,
  goesOn = (): void => undefined,
): Promise<void> {
  for (const { name, due } of deps.jobs) {
    if (!due) continue;
    for (const partnership of deps.directory.partnerships()) {
      try {
        await deps.unitOfWork.transaction(async (stores) => {
          const requests = await due(ownScene(deps, stores, partnership));
          for (const request of requests) await stores.jobs.enqueue(request);
        });
      } catch (error) {
        const kind = error instanceof Error ? error.name : typeof error;
        deps.log.error({ job: name, partnership: partnership.id, error: kind }, 'not enqueued');
      }
      goesOn();
    }
  }
}
