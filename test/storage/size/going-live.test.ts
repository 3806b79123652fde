import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createJobRunner } from '../../../src/bot/jobs/run-job.ts';
import { FEATURES } from '../../../src/features/index.ts';
import type { JobRequest } from '../../../src/ports/delivery/jobs.ts';
import type { Database } from '../../../src/storage/database/database.ts';
import { createStage } from '../../support/acts/reminder-stage.ts';
import type { Cost, CostMeter } from '../../support/cost/listen.ts';
import { openCounted } from '../../support/cost/open-counted.ts';
import { fillSignals } from '../../support/size/many-signals.ts';
import { createWorld, type World } from '../../support/world.ts';

const OPEN = 250;
/** Cards of one portion are owed, and its signals written. */
const MOST_BLOCKS_PER_SIGNAL = 50;
const PORTION = 100;

describe.skipIf(inject('postgres') === null)(`going live with ${OPEN} open signals`, () => {
  let database: Database;
  let world: World;
  let meter: CostMeter;
  const asked: JobRequest[] = [];

  beforeAll(async () => {
    ({ database, meter } = await openCounted());
    const enqueue = async (request: JobRequest) => void asked.push(request);
    world = await createWorld(database, { queue: { nudge: async () => undefined, enqueue } });
    await createStage(world).agree({});
    await fillSignals(database, { signals: OPEN, oneOpenOf: 1 });
  });
  afterAll(() => database.close());

  const shown = async () => {
    const cards = await database.prisma.delivery.findMany({ where: { card: 'signal.card' } });
    return new Set(cards.map(({ recordId }) => recordId)).size;
  };
  const expectPortion = ({ blocks }: Cost) =>
    expect(blocks).toBeLessThanOrEqual(PORTION * MOST_BLOCKS_PER_SIGNAL);

  it('shows each anew once, a hundred at a time', async () => {
    const live = () => world.submit('liaison-officer', 'protocol.go-live', {});
    expectPortion((await meter.of(live)).cost);
    expect([await shown(), asked.length]).toEqual([PORTION, 1]);
    const run = createJobRunner(
      world,
      FEATURES.flatMap(({ jobs }) => jobs ?? []),
    );
    for (let done = 0; done < asked.length; done += 1) {
      const [request] = asked.slice(done);
      if (!request) break;
      const portion = () => run(request, new AbortController().signal);
      expectPortion((await meter.of(portion)).cost);
    }
    expect([await shown(), asked.length]).toEqual([OPEN, 2]);
    const revisions = await database.prisma.signal.findMany({ distinct: ['revision'] });
    expect(revisions.map(({ revision }) => revision)).toEqual([2]);
  });
});
