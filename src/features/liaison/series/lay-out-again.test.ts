import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { meetingsOf } from '../../../../test/support/acts/meeting-acts.ts';
import { ONE_DATABASE } from '../../../../test/support/databases.ts';
import { ALL_REMINDERS } from '../../../../test/support/reminders/all-reminders.ts';
import { createWorld, type World } from '../../../../test/support/world.ts';
import { enqueueDue } from '../../../bot/jobs/enqueue-due.ts';
import { createJobRunner } from '../../../bot/jobs/run-job.ts';
import { createLog } from '../../../log.ts';
import { type Queue, startQueue } from '../../../schedule/queue.ts';
import type { Database } from '../../../storage/database/database.ts';
import { queueDatabase } from '../../../storage/database/queue-database.ts';
import { createUnitOfWork } from '../../../storage/unit-of-work.ts';
import { layOutAgain } from './lay-out-again.ts';

const SOON = { timeout: 25_000, interval: 100 };
const log = createLog('silent');
const jobs = [layOutAgain];

describe.for(ONE_DATABASE)('two replicas on $name', ({ open }) => {
  let database: Database;
  let world: World;
  const queues: Queue[] = [];

  beforeAll(async () => {
    database = await open();
    world = await createWorld(database);
    for (let replica = 0; replica < 2; replica += 1) {
      queues.push(await startQueue(queueDatabase(database.queueBackend), jobs, log));
    }
  });
  afterAll(async () => {
    for (const queue of queues) await queue.stop();
    await database.close();
  });

  /** One replica's part of a minute. */
  const dependsOn = (queue: Queue) => ({
    ...{ directory: world.directory, clock: world.clock, platforms: world.platforms, log, jobs },
    unitOfWork: createUnitOfWork(database, world.keys, queue, ALL_REMINDERS),
  });

  it('lay out every series again once, though one of them cannot be', async () => {
    const acts = meetingsOf(world);
    for (const rhythm of ['first working day 09:15', 'every second Tuesday of the month 10:00']) {
      await acts.plan(rhythm);
    }
    const [broken, sound] = await database.prisma.liaisonSeries.findMany({
      orderBy: { reference: 'asc' },
    });
    const id = broken?.id ?? '';
    await database.prisma.liaisonSeries.update({ where: { id }, data: { kind: 'unheard-of' } });
    const [meeting] = await database.prisma.meeting.findMany({
      where: { seriesId: sound?.id ?? '' },
      orderBy: { startsAt: 'asc' },
    });
    const startsAt = new Date((meeting?.startsAt.getTime() ?? 0) + 3_600_000);
    await database.prisma.meeting.update({ where: { id: meeting?.id ?? '' }, data: { startsAt } });
    await database.prisma.liaisonSeries.updateMany({ data: { computedWith: 'older' } });
    await Promise.all(queues.map((queue) => enqueueDue(dependsOn(queue))));
    for (const queue of queues) await queue.workJobs(createJobRunner(dependsOn(queue), jobs));
    const stale = { where: { computedWith: 'older' }, select: { id: true } };
    await vi.waitFor(async () => {
      expect(await database.prisma.liaisonSeries.findMany(stale)).toEqual([{ id }]);
    }, SOON);
    await Promise.all(queues.map((queue) => enqueueDue(dependsOn(queue))));
    expect(await database.prisma.seriesChange.count({ where: { kind: 'recomputed' } })).toBe(1);
    await database.prisma.liaisonSeries.update({ where: { id }, data: { kind: 'liaison' } });
    expect(await acts.inChannel('liaison.changed')).toHaveLength(1);
  });
});
