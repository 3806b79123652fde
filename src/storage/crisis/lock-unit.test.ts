import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { crisisIn } from '../../../test/support/acts/crisis.ts';
import { openPostgresForTest } from '../../../test/support/databases.ts';
import { waitingForLocks } from '../../../test/support/faults/waiting-for-locks.ts';
import { createWorld, type World } from '../../../test/support/world.ts';
import { comeIn } from '../../domain/crisis/unit.ts';
import { actorOf } from '../../domain/people/member.ts';
import type { Database } from '../database/database.ts';

describe.skipIf(inject('postgres') === null)('a unit that somebody else has locked', () => {
  let database: Database;
  let world: World;

  beforeAll(async () => {
    database = await openPostgresForTest();
    world = await createWorld(database);
  });
  afterAll(() => database.close());

  it('is read as they leave it, with whoever sits there', async () => {
    const { partnership } = world.presence('liaison-officer');
    const mayor = actorOf(world.presence('mayors-office').member);
    await crisisIn(world).open();
    const open = await world.unitOfWork.looking(({ crisisUnits }) =>
      crisisUnits.listOpen(partnership.id),
    );
    const id = open[0]?.id ?? '';
    const changed = Promise.withResolvers<void>();
    const kept = Promise.withResolvers<void>();
    const one = world.unitOfWork.transaction(async ({ crisisUnits }) => {
      const unit = await crisisUnits.findForUpdate(id);
      if (!unit) throw new Error('There is none.');
      await crisisUnits.update(comeIn(unit, mayor, world.clock.now()));
      changed.resolve();
      await kept.promise;
    });
    await changed.promise;
    const other = world.unitOfWork.transaction(({ crisisUnits }) => crisisUnits.findForUpdate(id));
    await expect.poll(() => waitingForLocks(database)).toBe(1);
    kept.resolve();
    await one;
    const seats = (await other)?.seats ?? [];
    const seated = seats.find(({ holder }) => holder.memberId === mayor.memberId);
    expect(seated?.inAt?.toString()).toBe(world.clock.now().toString());
  });
});
