import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { openOneForTest } from '../../test/support/databases.ts';
import { createWorld, testKeys } from '../../test/support/world.ts';
import { createUnitOfWork } from './unit-of-work.ts';

it('a conversation is nudged once what is owed there is kept, since whoever takes a nudge up would find nothing before', async () => {
  const database = await openOneForTest();
  const world = await createWorld(database);
  const found: number[] = [];
  const nudge = async () => void found.push(await database.prisma.delivery.count());
  const queue = { nudge, enqueue: async () => undefined };
  let looks = 0;
  const onPlanned = () => {
    looks += 1;
  };
  const unitOfWork = createUnitOfWork(database, testKeys(), queue, {
    knows: () => true,
    onPlanned,
  });
  const partnershipId = world.presence('liaison-officer').partnership.id;
  const [channel] = world.directory.jointChannels(partnershipId);
  const to = { conversationId: channel?.conversationId ?? '' };
  const owed = () => ({ card: 'card', recordId: randomUUID(), revision: 1, partnershipId, to });
  await unitOfWork.transaction(async ({ deliveries }) => {
    await deliveries.enqueue([owed()], world.clock.now());
    await deliveries.enqueue([owed()], world.clock.now());
  });
  await unitOfWork.transaction(({ deliveries }) => deliveries.enqueue([], world.clock.now()));
  expect(found).toEqual([2]);
  // A nudge that comes while another one is at work lies in the queue: whoever nudges looks as well.
  expect(looks).toBe(1);
  await database.close();
});
