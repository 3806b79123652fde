import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Database } from '../../../src/storage/database/database.ts';
import { lookForDue } from '../../../src/storage/delivery/look-for-due.ts';
import type { CostMeter } from '../../support/cost/listen.ts';
import { openCounted } from '../../support/cost/open-counted.ts';
import { createWorld, type World } from '../../support/world.ts';

/** Of 200 rows that are looked at each may lie in a block of its own; and the way down an index. */
const MOST_BLOCKS = 220;
const FEW = 1_000;
const AT_ONCE = 50_000;
/** Where it is asked for, a million by hand. */
const MANY = Number(process.env['TANDEM_DUE'] ?? 100_000);

describe.skipIf(inject('postgres') === null)('claiming among many that are due', () => {
  let database: Database;
  let world: World;
  let meter: CostMeter;

  beforeAll(async () => {
    ({ database, meter } = await openCounted(true));
    world = await createWorld(database);
  });
  afterAll(() => database.close());

  const makeDue = async (count: number) => {
    const { partnership } = world.presence('liaison-officer');
    await database.prisma.$executeRaw`
      INSERT INTO reminder (id, partnership_id, kind, record_id, subject, occasion, due_at, state)
      SELECT gen_random_uuid(), ${partnership.id}::uuid, 'signal', gen_random_uuid(), 'a', 'due',
        ${new Date(world.clock.now().epochMilliseconds)}::timestamptz - number * interval '1 second', 'planned'
      FROM generate_series(1, ${count}::int) AS number`;
    await database.pooled.query('VACUUM ANALYZE reminder');
  };
  const claim = () => {
    const partnerships = [world.presence('liaison-officer').partnership.id];
    const known = { kinds: ['signal'], partnerships, unknown: new Set<string>() };
    return world.unitOfWork.transaction(({ reminders }) =>
      reminders.claimDue(world.clock.now(), [randomUUID()], known, 25),
    );
  };
  const look = () => lookForDue(database)(world.clock.now());

  it('reads no more among a hundred thousand than the rows it looks at, in the order of the index', async () => {
    await makeDue(FEW);
    const few = [await meter.of(claim), await meter.of(look)];
    // No statement may take longer than the server lets it.
    for (let made = FEW; made < MANY; made += AT_ONCE)
      await makeDue(Math.min(AT_ONCE, MANY - made));
    const many = [await meter.of(claim), await meter.of(look)];
    const costs = [...few, ...many].map(({ cost }) => cost);
    if (MANY > 100_000) console.log(costs);
    for (const { blocks, scans } of costs) {
      expect(scans).not.toContain('reminder');
      expect(blocks).toBeLessThanOrEqual(MOST_BLOCKS);
    }
  });
});
