import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type {
  ClaimedDelivery,
  DeliveryRequest,
  DeliveryStore,
} from '../../src/ports/delivery/delivery-store.ts';
import type { Database } from '../../src/storage/database/database.ts';
import { deliveryStore } from '../../src/storage/delivery/delivery-store.ts';
import { DATABASES } from '../support/databases.ts';
import { refuseTable } from '../support/faults/refusing-table.ts';
import { createWorld, type World } from '../support/world.ts';

describe.for(DATABASES)('deliveries on $name', ({ skip, open }) => {
  describe.skipIf(skip)('', () => {
    let database: Database;
    let world: World;
    let store: DeliveryStore;
    let owed: DeliveryRequest;
    let conversationId: string;

    beforeAll(async () => {
      database = await open();
      world = await createWorld(database);
      store = deliveryStore(database, {
        nudge: async (ids) => void world.nudges.push(...new Set(ids)),
      });
    });
    beforeEach(async () => {
      await database.prisma.delivery.deleteMany();
      const { partnership } = world.presence('liaison-officer');
      conversationId = world.directory.jointChannels(partnership.id)[0]?.conversationId ?? '';
      owed = {
        partnershipId: partnership.id,
        to: { conversationId },
        card: 'signal.card',
        recordId: randomUUID(),
        revision: 1,
      };
    });
    afterAll(() => database.close());

    const now = () => world.clock.now();
    const claim = () => store.claimNext(conversationId, now(), now().add({ seconds: 30 }));
    const claimed = async (): Promise<ClaimedDelivery> => {
      const delivery = await claim();
      if (!delivery) throw new Error('Nothing to claim.');
      return delivery;
    };

    it('are owed once, however often they are asked for, and nudge their conversation', async () => {
      world.nudges.length = 0;
      await store.enqueue([owed], now());
      await store.enqueue([owed, owed], now());
      expect(await database.prisma.delivery.count()).toBe(1);
      expect(world.nudges).toEqual([conversationId, conversationId]);
    });

    it('are found by their id, with where they went, and by nothing else', async () => {
      await store.enqueue([owed], now());
      const { id } = await database.prisma.delivery.findFirstOrThrow();
      const { partnershipId, card, recordId } = owed;
      expect(await store.find(id)).toMatchObject({
        partnershipId,
        card,
        recordId,
        conversation: { kind: 'channel', external: 'joint-desk' },
      });
      for (const none of [randomUUID(), 'x', '']) expect(await store.find(none)).toBeUndefined();
    });

    it('that only change a message are owed where it was owed before, and nowhere else', async () => {
      await store.enqueue([{ ...owed, changesOnly: true }], now());
      expect(await claim()).toBeUndefined();
      await store.enqueue([owed, { ...owed, recordId: randomUUID(), changesOnly: true }], now());
      await store.enqueue([{ ...owed, revision: 2, changesOnly: true }], now());
      const rows = await database.prisma.delivery.findMany({ orderBy: { order: 'asc' } });
      expect(rows.map(({ recordId, revision }) => [recordId, revision])).toEqual([
        [owed.recordId, 1],
        [owed.recordId, 2],
      ]);
    });

    it('go out in the order they were owed, one at a time per conversation', async () => {
      await store.enqueue([owed, { ...owed, revision: 2 }], now());
      const claims = await Promise.all([claim(), claim(), claim()]);
      expect(claims.filter(Boolean).map((one) => one?.revision)).toEqual([1]);
      expect(claims.filter((one) => one === undefined)).toHaveLength(2);
    });

    it('go in the thread of a card that stands there, though a change of it waits for another process', async () => {
      const { partnership } = world.presence('liaison-officer');
      const reply = { ...owed, card: 'signal.acknowledged', under: owed.card };
      const only = { cards: [reply.card], platforms: ['room'], partnerships: [partnership.id] };
      const claimReply = () =>
        store.claimNext(conversationId, now(), now().add({ seconds: 30 }), only);
      await store.enqueue([owed, reply], now());
      expect(await claimReply()).toBeUndefined();
      await store.settle(await claimed(), { state: 'sent', messageId: 'm-1' }, now());
      await store.enqueue([{ ...owed, revision: 2 }], now());
      expect(await claimReply()).toMatchObject({ card: reply.card, thread: 'm-1' });
    });

    it('remember the message that shows the card', async () => {
      await store.enqueue([owed], now());
      await store.settle(await claimed(), { state: 'sent', messageId: 'm-1' }, now());
      await store.enqueue([{ ...owed, revision: 2 }], now());
      expect(await claim()).toMatchObject({ revision: 2, post: { messageId: 'm-1', revision: 1 } });
    });

    it('whose process died are taken up after the lease, as doubtful', async () => {
      await store.enqueue([owed], now());
      expect(await claimed()).toMatchObject({ doubtful: false, attempts: 0 });
      expect(await claim()).toBeUndefined();
      expect(await store.dueConversations(now())).toEqual([]);
      world.clock.move({ seconds: 31 });
      expect(await store.dueConversations(now())).toEqual([conversationId]);
      expect(await claimed()).toMatchObject({ doubtful: true, attempts: 1 });
    });

    it('are taken up at once when the only process starts anew', async () => {
      await store.enqueue([owed], now());
      await claimed();
      await store.endAllLeases();
      expect(await claimed()).toMatchObject({ doubtful: true });
    });

    it('wait when told to, and hold back what comes after', async () => {
      await store.enqueue([owed, { ...owed, revision: 2 }], now());
      const at = now().add({ seconds: 10 });
      await store.settle(await claimed(), { state: 'later', at, doubtful: false }, now());
      expect(await claim()).toBeUndefined();
      world.clock.move({ seconds: 11 });
      expect(await claimed()).toMatchObject({ revision: 1, doubtful: false });
    });

    it('that cannot go out are parked with a reason, and let the next one through', async () => {
      await store.enqueue([owed, { ...owed, recordId: randomUUID() }], now());
      const first = await claimed();
      await store.settle(first, { state: 'parked', reason: 'platform_off' }, now());
      expect((await claimed()).id).not.toBe(first.id);
      expect(await database.prisma.delivery.findUnique({ where: { id: first.id } })).toMatchObject({
        state: 'parked',
        reason: 'platform_off',
      });
    });

    it('that arrived are settled in one statement, unless something waits there for that', async () => {
      const another = { ...owed, recordId: randomUUID() };
      await store.enqueue([owed, another, { ...owed, recordId: randomUUID() }], now());
      const arrived = { messageId: 'm-1', board: undefined };
      const first = await claimed();
      expect(await store.settleArrived(first, arrived, now())).toEqual({ last: false });
      const shown = (recordId: string) => database.prisma.post.findMany({ where: { recordId } });
      expect(await shown(owed.recordId)).toMatchObject([
        { conversationId, recordId: owed.recordId, messageId: 'm-1', revision: 1 },
      ]);
      const archived = { state: 'parked', reason: 'archived', mendedBy: 'permitting' } as const;
      await store.settle(await claimed(), archived, now());
      const third = await claimed();
      expect(await store.settleArrived(third, arrived, now())).toBeUndefined();
      const ofThird = { where: { id: third.id } };
      expect(await database.prisma.delivery.findUnique(ofThird)).toMatchObject({
        state: 'sending',
      });
      expect(await shown(third.recordId)).toEqual([]);
      await database.prisma.delivery.deleteMany({ where: { state: 'parked' } });
      expect(await store.settleArrived(third, arrived, now())).toEqual({ last: true });
    });

    it('that arrived are not settled where another transaction is in the way', async () => {
      await store.enqueue([owed], now());
      const first = await claimed();
      const table = await refuseTable(database, 'post', '40001');
      const arrived = { messageId: 'm-1', board: undefined };
      expect(await store.settleArrived(first, arrived, now())).toBeUndefined();
      await table.letGo();
      const ofFirst = { where: { id: first.id } };
      expect(await database.prisma.delivery.findUnique(ofFirst)).toMatchObject({
        state: 'sending',
      });
      expect(await store.settleArrived(first, arrived, now())).toEqual({ last: true });
    });

    it('are settled once: a process that lost its lease cannot settle', async () => {
      await store.enqueue([owed], now());
      const lost = await claimed();
      await store.settle(lost, { state: 'needless' }, now());
      await expect(store.settle(lost, { state: 'needless' }, now())).rejects.toThrow(
        'another process',
      );
    });

    it('gives out what is urgent before the rest, and still one at a time', async () => {
      const urgent = { ...owed, recordId: randomUUID(), urgent: true };
      await store.enqueue([owed], now());
      const first = await claimed();
      await store.enqueue([urgent, { ...owed, recordId: randomUUID() }], now());
      expect(await claim()).toBeUndefined();
      await store.settle(first, { state: 'needless' }, now());
      expect((await claimed()).recordId).toBe(urgent.recordId);
    });

    it('takes the word of whoever sent it, though it was left to a human by then', async () => {
      await store.enqueue([owed], now());
      const slow = await claimed();
      world.clock.move({ minutes: 1 });
      await store.settle(await claimed(), { state: 'held' }, now());
      await store.settle(slow, { state: 'sent', messageId: 'm-1' }, now());
      const [row] = await database.prisma.delivery.findMany();
      expect(row).toMatchObject({ state: 'sent' });
      expect(await database.prisma.post.count({ where: { recordId: owed.recordId } })).toBe(1);
    });
  });
});
