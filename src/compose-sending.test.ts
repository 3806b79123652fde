import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { openOneForTest } from '../test/support/databases.ts';
import { ALL_REMINDERS } from '../test/support/reminders/all-reminders.ts';
import { createWorld, testKeys } from '../test/support/world.ts';
import { watchDeps } from './compose-sending.ts';
import { createLog } from './log.ts';
import { createUnitOfWork } from './storage/unit-of-work.ts';

it('what is released where a connection is well again is nudged for once it is owed, and not before', async () => {
  const database = await openOneForTest();
  const world = await createWorld(database);
  const { clock, directory } = world;
  const partnershipId = world.presence('liaison-officer').partnership.id;
  const [{ conversationId } = { conversationId: '' }] = directory.jointChannels(partnershipId);
  const at = new Date(clock.now().epochMilliseconds);
  await database.prisma.delivery.create({
    data: {
      ...{ id: randomUUID(), partnershipId, conversationId, card: 'card', revision: 1 },
      ...{ recordId: randomUUID(), state: 'parked', mendedBy: 'login', owedAt: at, dueAt: at },
    },
  });
  const owed: number[] = [];
  const nudge = async () =>
    void owed.push(await database.prisma.delivery.count({ where: { state: 'owed' } }));
  const unitOfWork = createUnitOfWork(
    database,
    testKeys(),
    { nudge, enqueue: async () => undefined },
    ALL_REMINDERS,
  );
  const { release } = watchDeps({ database, clock, unitOfWork }, [], createLog('silent'));
  expect(await release({ platform: 'room' }, ['login'])).toBe(1);
  expect(owed).toEqual([1]);
  await database.close();
});
