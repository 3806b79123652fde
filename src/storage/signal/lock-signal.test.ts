import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { stepsIn } from '../../../test/support/acts/steps.ts';
import { openPostgresForTest } from '../../../test/support/databases.ts';
import { waitingForLocks } from '../../../test/support/faults/waiting-for-locks.ts';
import { createWorld, type World } from '../../../test/support/world.ts';
import { actorOf } from '../../domain/people/member.ts';
import { addStep } from '../../domain/signal/step.ts';
import type { Database } from '../database/database.ts';

describe.skipIf(inject('postgres') === null)('a signal that somebody else has locked', () => {
  let database: Database;
  let world: World;

  beforeAll(async () => {
    database = await openPostgresForTest();
    world = await createWorld(database);
  });
  afterAll(() => database.close());

  it('is read as they leave it, with whatever belongs to it', async () => {
    const { partnership, member } = world.presence('liaison-officer');
    const reference = await stepsIn(world).led();
    const by = actorOf(member);
    const step = { id: randomUUID(), what: 'call', owner: by, due: world.clock.now() };
    const added = Promise.withResolvers<void>();
    const kept = Promise.withResolvers<void>();
    const one = world.unitOfWork.transaction(async ({ signals }) => {
      const signal = await signals.findForUpdate(partnership.id, reference);
      if (!signal) throw new Error('There is none.');
      const at = world.clock.now().subtract({ hours: 1 });
      await signals.update(addStep(signal, step, { by, at }));
      added.resolve();
      await kept.promise;
    });
    await added.promise;
    const other = world.unitOfWork.transaction(({ signals }) =>
      signals.findForUpdate(partnership.id, reference),
    );
    await expect.poll(() => waitingForLocks(database)).toBe(1);
    kept.resolve();
    await one;
    expect((await other)?.steps.map(({ id }) => id)).toEqual([step.id]);
  });
});
