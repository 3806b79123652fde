import { randomUUID } from 'node:crypto';
import { expect, inject, it } from 'vitest';
import { deliveryStore } from '../../../src/storage/delivery/delivery-store.ts';
import { openPostgresForTest } from '../../support/databases.ts';
import { createWorld } from '../../support/world.ts';

it.skipIf(inject('postgres') === null)(
  'a claim waits for nobody who just owes something in its conversation, and gets what was owed before',
  async () => {
    const database = await openPostgresForTest();
    const { clock, directory, presence, unitOfWork } = await createWorld(database);
    const partnershipId = presence('liaison-officer').partnership.id;
    const [{ conversationId } = { conversationId: '' }] = directory.jointChannels(partnershipId);
    const owed = (revision: number) => ({
      ...{ card: 'card', recordId: randomUUID(), revision, partnershipId, to: { conversationId } },
    });
    const now = clock.now();
    await unitOfWork.transaction(({ deliveries }) => deliveries.enqueue([owed(1)], now));
    const store = deliveryStore(database, { nudge: async () => undefined });
    const claimed = await unitOfWork.transaction(async ({ deliveries }) => {
      await deliveries.enqueue([owed(2)], now);
      return store.claimNext(conversationId, now, now.add({ seconds: 30 }));
    });
    expect(claimed?.revision).toBe(1);
    await database.close();
  },
);
