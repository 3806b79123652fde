import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { openOneForTest } from '../../test/support/databases.ts';
import { createWorld, testKeys } from '../../test/support/world.ts';
import { createUnitOfWork } from './unit-of-work.ts';

it('what is owed wakes its process once it is kept, since its nudge may be taken up before', async () => {
  const database = await openOneForTest();
  const world = await createWorld(database);
  const queue = { nudge: async () => undefined, enqueue: async () => undefined };
  const woken: number[] = [];
  const planned = async () => {
    woken.push(await database.prisma.delivery.count());
  };
  const reminding = { knows: () => true, planned: () => void planned() };
  const unitOfWork = createUnitOfWork(database, testKeys(), queue, reminding);
  const partnershipId = world.presence('liaison-officer').partnership.id;
  const [channel] = world.directory.jointChannels(partnershipId);
  const to = { conversationId: channel?.conversationId ?? '' };
  const owed = { card: 'card', recordId: randomUUID(), revision: 1, partnershipId, to };
  await unitOfWork.transaction((stores) => stores.deliveries.enqueue([owed], world.clock.now()));
  await expect.poll(() => woken).toEqual([1]);
  await unitOfWork.transaction((stores) => stores.deliveries.enqueue([], world.clock.now()));
  expect(woken).toEqual([1]);
  await database.close();
});
