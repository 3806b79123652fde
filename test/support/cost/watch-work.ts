import { tablesOf } from '../../../src/bot/declare/feature.ts';
import { enqueueDue } from '../../../src/bot/jobs/enqueue-due.ts';
import { createJobRunner } from '../../../src/bot/jobs/run-job.ts';
import { remindDue } from '../../../src/bot/remind.ts';
import { FEATURES } from '../../../src/features/index.ts';
import { createLog } from '../../../src/log.ts';
import type { JobRequest } from '../../../src/ports/delivery/jobs.ts';
import type { UnitOfWork } from '../../../src/ports/stores.ts';
import type { World } from '../world.ts';
import { type Book, enter } from './book.ts';
import type { CostMeter } from './listen.ts';

const log = createLog('silent');
const JOBS = FEATURES.flatMap(({ jobs }) => jobs ?? []);

/** The same world, of which it is noted what reminders and jobs cost. */
export function watchWork(world: World, meter: CostMeter, book: Book): World {
  return {
    ...world,
    remind: watchedRemind(world, meter, book),
    upkeep: watchedJobs(world, meter, book),
  };
}

function watchedRemind(world: World, meter: CostMeter, book: Book): World['remind'] {
  let kind: string | undefined;
  const handlers = new Map(
    [...tablesOf(FEATURES).reminders].map(([name, handler]) => {
      const lock: typeof handler.lock = (stores, record) => {
        kind = name;
        return handler.lock(stores, record);
      };
      return [name, { ...handler, lock }];
    }),
  );
  const unitOfWork = watchTransactions(world.unitOfWork, meter, (cost) => {
    enter(book, kind ? `reminder ${kind}` : 'tick reminders', cost);
    kind = undefined;
  });
  return () => remindDue({ ...world, unitOfWork, log, handlers });
}

function watchedJobs(world: World, meter: CostMeter, book: Book): World['upkeep'] {
  return async () => {
    const asked: JobRequest[] = [];
    const jobs = { enqueue: async (request: JobRequest) => void asked.push(request) };
    const transaction: UnitOfWork['transaction'] = (work) =>
      world.unitOfWork.transaction((stores) => work({ ...stores, jobs }));
    const unitOfWork = { ...world.unitOfWork, transaction };
    const { cost } = await meter.of(() => enqueueDue({ ...world, unitOfWork, jobs: JOBS, log }));
    enter(book, 'tick due-jobs', cost);
    const run = createJobRunner(world, JOBS);
    for (const request of asked) {
      const ran = await meter.of(() => run(request, new AbortController().signal));
      enter(book, `job ${request.name}`, ran.cost);
    }
  };
}

/** @param heard told of what each transaction took. */
export function watchTransactions(
  unitOfWork: UnitOfWork,
  meter: CostMeter,
  heard: (cost: Awaited<ReturnType<CostMeter['of']>>['cost']) => void,
): UnitOfWork {
  return {
    ...unitOfWork,
    async transaction(work) {
      const { result, cost } = await meter.of(() => unitOfWork.transaction(work));
      heard(cost);
      return result;
    },
  };
}
