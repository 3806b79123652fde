import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { openOneForTest } from '../test/support/databases.ts';
import { createWorld, testKeys } from '../test/support/world.ts';
import { watchDeps } from './compose-sending.ts';
import { createLog } from './log.ts';
import { createUnitOfWork } from './storage/unit-of-work.ts';

it('what is released where a connection is well again is looked for at once, since its nudge may be taken up before', async () => {
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
  const queue = { nudge: async () => undefined, enqueue: async () => undefined };
  const told: Temporal.Instant[] = [];
  const tell = (due: Temporal.Instant) => told.push(due);
  const unitOfWork = createUnitOfWork(database, testKeys(), queue, {
    knows: () => true,
    planned: tell,
  });
  const { release } = watchDeps({ database, clock, unitOfWork }, [], createLog('silent'));
  expect(await release({ platform: 'room' }, ['login'])).toBe(1);
  expect(told).toHaveLength(1);
  await database.close();
});
