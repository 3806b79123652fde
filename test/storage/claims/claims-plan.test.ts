import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Database } from '../../../src/storage/database/database.ts';
import { lookForDue } from '../../../src/storage/delivery/look-for-due.ts';
import { openPostgresForTest } from '../../support/databases.ts';
import { listenToPlans, type Plans } from '../../support/plans.ts';
import { createWorld, type World } from '../../support/world.ts';

const FEW = 1_000;
/** Where it is asked for, a million by hand. */
const MANY = Number(process.env['TANDEM_DUE'] ?? 100_000);

describe.skipIf(inject('postgres') === null)('claiming among many that are due', () => {
  let database: Database;
  let world: World;
  let plans: Plans;

  beforeAll(async () => {
    plans = listenToPlans();
    database = await openPostgresForTest();
    world = await createWorld(database);
  });
  afterAll(async () => {
    plans.end();
    await database.close();
  });

  const makeDue = async (count: number) => {
    const { partnership } = world.presence('liaison-officer');
    await database.prisma.$executeRaw`
      INSERT INTO reminder (id, partnership_id, kind, record_id, subject, occasion, due_at, state)
      SELECT gen_random_uuid(), ${partnership.id}::uuid, 'signal', gen_random_uuid(), 'a', 'due',
        ${new Date(world.clock.now().epochMilliseconds)}::timestamptz - number * interval '1 second', 'planned'
      FROM generate_series(1, ${count}::int) AS number`;
    await database.pooled.query('VACUUM ANALYZE reminder');
  };
  const known = { kinds: ['signal'], unknown: new Set<string>() };
  const claim = () =>
    world.unitOfWork.transaction(({ reminders }) =>
      reminders.claimDue(world.clock.now(), [randomUUID()], known, 25),
    );
  const look = () => lookForDue(database)(world.clock.now());

  it('reads as little among a hundred thousand as among a thousand, in the order of the index', async () => {
    await makeDue(FEW);
    const few = [await plans.of(database, claim), await plans.of(database, look)];
    await makeDue(MANY - FEW);
    const many = [await plans.of(database, claim), await plans.of(database, look)];
    if (MANY > 100_000) console.log(few, many);
    for (const [index, { blocks, scanned }] of many.entries()) {
      expect(scanned).not.toContain('reminder');
      // A tree of an index has more levels, and old rows lie beside others.
      expect(blocks).toBeLessThanOrEqual((few[index]?.blocks ?? 0) + 20);
    }
  });
});
