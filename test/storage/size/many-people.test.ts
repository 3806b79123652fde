import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Database } from '../../../src/storage/database/database.ts';
import type { CostMeter } from '../../support/cost/listen.ts';
import { openCounted } from '../../support/cost/open-counted.ts';
import { fillSignals } from '../../support/size/many-signals.ts';
import { createWorld, envelope, type World } from '../../support/world.ts';

/** Of each side: as many as a large city has. */
const PEOPLE = 500;
/** Of one page, at 8 kB. */
const MOST_BLOCKS = 200;

describe.skipIf(inject('postgres') === null)('among a thousand people', () => {
  let database: Database;
  let world: World;
  let meter: CostMeter;

  beforeAll(async () => {
    ({ database, meter } = await openCounted());
    world = await createWorld(database);
    await fillSignals(database, { signals: 1_000, oneOpenOf: 10, people: PEOPLE });
  });
  afterAll(() => database.close());

  it.for(['safety-coordinator', 'liaison-officer'])(
    'the page that %s sees first reads nobody whom it does not show',
    async (who) => {
      const look = () => world.dispatch({ ...envelope(who), kind: 'home' });
      // Whoever is named is known from then on.
      await look();
      const { cost } = await meter.of(look);
      expect(cost.scans).not.toContain('member');
      expect(cost.blocks).toBeLessThanOrEqual(MOST_BLOCKS);
    },
  );
});
