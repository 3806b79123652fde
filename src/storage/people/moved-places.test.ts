import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DATABASES } from '../../../test/support/databases.ts';
import { exampleFile } from '../../../test/support/example.ts';
import { createWorld, type World } from '../../../test/support/world.ts';
import { PUSH_CARD } from '../../ports/crisis/push-store.ts';
import { type DeliveryStore, StaleAttempt } from '../../ports/delivery/delivery-store.ts';
import { ANSWER_CARD } from '../../ports/delivery/private-answer.ts';
import type { Database } from '../database/database.ts';
import { deliveryStore } from '../delivery/delivery-store.ts';
import { conversationStore } from './conversation-store.ts';
import { registerWriter } from './register-writer.ts';

describe.for(DATABASES)('a place that is another one from now on, on $name', ({ skip, open }) => {
  describe.skipIf(skip)('', () => {
    let database: Database;
    let world: World;
    let store: DeliveryStore;
    let partnershipId: string;
    let at: string;

    beforeAll(async () => {
      database = await open();
    });
    beforeEach(async () => {
      world = await createWorld(database);
      await importing([]);
      await database.prisma.delivery.deleteMany();
      await database.prisma.post.deleteMany();
      store = deliveryStore(database, { nudge: async () => undefined });
      partnershipId = world.presence('liaison-officer').partnership.id;
      at = await conversation('joint-desk');
    });
    afterAll(() => database.close());

    const now = () => world.clock.now();
    async function conversation(external: string): Promise<string> {
      const where = { platform: 'room', kind: 'channel', external };
      return (await database.prisma.conversation.findFirstOrThrow({ where })).id;
    }
    /** @param ids of the first channels. */
    async function importing(ids: readonly string[]): Promise<void> {
      const file = exampleFile();
      const channels = file.channels.map((one, index) => {
        return { ...one, conversation: ids[index] ?? one.conversation };
      });
      await registerWriter(database).apply({ ...file, channels }, now());
    }
    const owe = (card: string, conversationId = at, recordId: string = randomUUID()) =>
      store.enqueue(
        [{ card, recordId, revision: 1, partnershipId, to: { conversationId } }],
        now(),
      );
    async function claim(conversationId = at) {
      const claimed = await store.claimNext(conversationId, now(), now().add({ seconds: 10 }));
      if (!claimed) throw new Error('Nothing to claim.');
      return claimed;
    }
    async function park(conversationId = at, recordId: string = randomUUID()): Promise<void> {
      await owe('card', conversationId, recordId);
      const as = { state: 'parked', reason: 'channel_not_found', mendedBy: 'registering' } as const;
      await store.settle(await claim(conversationId), as, now());
    }
    async function rows(): Promise<readonly string[]> {
      const all = await database.prisma.delivery.findMany({
        include: { conversation: true },
        orderBy: { order: 'asc' },
      });
      return all.map(({ state, card, conversation: { external } }) =>
        [state, card, external].join(' '),
      );
    }
    const PLACE = { platform: 'room', tenants: ['havenstad'] };
    const move = (from: string, to: string) =>
      conversationStore(database).move(PLACE, { from, to });

    it('gets what waits for the old one, also what is just being sent or may have been', async () => {
      await owe('doubted');
      await store.settle(await claim(), { state: 'later', at: now(), doubtful: true }, now());
      await owe('begun');
      await owe('waiting');
      const doubted = await claim();
      await store.settle(doubted, { state: 'sent', messageId: 'm' }, now());
      const begun = await claim();
      await importing(['moved-1']);
      expect(await rows()).toEqual([
        'sent doubted joint-desk',
        'owed begun moved-1',
        'owed waiting moved-1',
      ]);
      const refused = { state: 'parked', reason: 'channel_not_found' } as const;
      await expect(store.settle(begun, refused, now())).rejects.toThrow(StaleAttempt);
      expect((await claim(await conversation('moved-1'))).doubtful).toBe(false);
    });

    it('gets nothing that was signed for the old one, and no answer to somebody', async () => {
      await owe(PUSH_CARD);
      await owe(ANSWER_CARD);
      await importing(['moved-2']);
      expect(await rows()).toEqual([
        `owed ${PUSH_CARD} joint-desk`,
        `owed ${ANSWER_CARD} joint-desk`,
      ]);
    });

    it('gets it also where each is the one that was the next before', async () => {
      await importing(['one', 'two']);
      const recordId = randomUUID();
      for (const external of ['one', 'two']) await park(await conversation(external), recordId);
      await importing(['two', 'three']);
      expect(await rows()).toEqual(['owed card two', 'owed card three']);
    });

    it('keeps one of each where two are exchanged', async () => {
      await importing(['left', 'right']);
      const recordId = randomUUID();
      for (const external of ['left', 'right']) await park(await conversation(external), recordId);
      await importing(['right', 'left']);
      expect((await rows()).toSorted()).toEqual(['owed card left', 'owed card right']);
    });

    it('is one with what was imported under its new id before the platform said so', async () => {
      await importing(['before']);
      const before = await conversation('before');
      await owe('shown', before);
      await store.settle(await claim(before), { state: 'sent', messageId: 'm-1' }, now());
      await owe('begun', before);
      const begun = await claim(before);
      await importing(['after']);
      await owe('waiting', before);
      await move('before', 'after');
      const after = await conversation('after');
      expect((await rows()).toSorted()).toEqual([
        'owed begun after',
        'owed waiting after',
        'sent shown after',
      ]);
      expect(await database.prisma.post.findMany()).toMatchObject([
        { conversationId: after, messageId: 'm-1' },
      ]);
      await expect(store.settle(begun, { state: 'sent', messageId: 'm-2' }, now())).rejects.toThrow(
        StaleAttempt,
      );
      // An older file means the same channel, and the platform may say it twice.
      await move('before', 'after');
      await importing(['before']);
      const channel = await database.prisma.channel.findFirstOrThrow({
        where: { key: exampleFile().channels[0]?.key ?? '' },
      });
      expect(channel.conversationId).toBe(after);
    });

    it('is no other one that has the same id with another tenant', async () => {
      await importing(['same']);
      const { prisma } = database;
      const of = { kind: 'channel', external: 'same' };
      for (const elsewhere of [
        { platform: 'room', tenant: 'elders' },
        { platform: 'slack', tenant: 'havenstad' },
      ]) {
        const { id: conversationId } = await prisma.conversation.create({
          data: { id: randomUUID(), ...of, ...elsewhere },
        });
        const data = { key: randomUUID(), name: 'Theirs', partnershipId, conversationId };
        await prisma.channel.create({ data: { id: randomUUID(), ...data } });
      }
      await conversationStore(database).rename(PLACE, 'same', 'Ours');
      await move('same', 'other');
      const channels = await prisma.channel.findMany({
        where: { OR: [{ name: 'Theirs' }, { name: 'Ours' }] },
        include: { conversation: true },
      });
      expect(
        channels.map(({ name, conversation: { external } }) => `${name} ${external}`).toSorted(),
      ).toEqual(['Ours other', 'Theirs same', 'Theirs same']);
    });

    it('says where a card stands that was being sent while the platform said so', async () => {
      await importing(['early']);
      const early = await conversation('early');
      const late = randomUUID();
      await database.prisma.conversation.create({
        data: {
          id: late,
          platform: 'room',
          tenant: 'havenstad',
          kind: 'channel',
          external: 'late',
        },
      });
      await owe('begun', early);
      const begun = await claim(early);
      await move('early', 'late');
      await store.settle(begun, { state: 'sent', messageId: 'm-3' }, now());
      expect(await rows()).toEqual(['sent begun late']);
      expect(await database.prisma.post.findMany()).toMatchObject([{ conversationId: late }]);
    });
  });
});
