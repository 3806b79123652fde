import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { PUSH_CARD } from '../../src/ports/crisis/push-store.ts';
import type { DeliveryStore } from '../../src/ports/delivery/delivery-store.ts';
import {
  MENDED_BY_ARRIVAL,
  MENDED_BY_HAND,
  MENDINGS,
  type Mending,
} from '../../src/ports/delivery/mending.ts';
import type { ParkedStore } from '../../src/ports/delivery/parked-store.ts';
import type { Database } from '../../src/storage/database/database.ts';
import { deliveryStore } from '../../src/storage/delivery/delivery-store.ts';
import { registerWriter } from '../../src/storage/people/register-writer.ts';
import { DATABASES } from '../support/databases.ts';
import { exampleFile } from '../support/example.ts';
import { createWorld, type World } from '../support/world.ts';

describe.for(DATABASES)('what is parked, on $name', ({ skip, open }) => {
  describe.skipIf(skip)('', () => {
    let database: Database;
    let world: World;
    let store: DeliveryStore;
    let conversationId: string;
    let partnershipId: string;

    beforeAll(async () => {
      database = await open();
      world = await createWorld(database);
      store = deliveryStore(database, { nudge: async () => undefined });
      partnershipId = world.presence('liaison-officer').partnership.id;
      conversationId = world.directory.jointChannels(partnershipId)[0]?.conversationId ?? '';
    });
    beforeEach(async () => {
      await database.prisma.delivery.deleteMany();
      await database.prisma.parkedPlace.deleteMany();
    });
    afterAll(() => database.close());

    const now = () => world.clock.now();
    const release: ParkedStore['release'] = (...given) =>
      world.unitOfWork.transaction(({ parked }) => parked.release(...given));

    /** Owes a revision of a card and has it refused. */
    async function park(recordId: string, revision: number, mendedBy?: Mending, card = 'card') {
      const owed = { card, recordId, revision, partnershipId, to: { conversationId } };
      await store.enqueue([owed], now());
      const claimed = await store.claimNext(conversationId, now(), now().add({ seconds: 10 }));
      if (!claimed) throw new Error('Nothing to claim.');
      const reason = 'some_code';
      const as = { state: 'parked', reason, ...(mendedBy && { mendedBy }) } as const;
      await store.settle(claimed, as, now());
    }
    const rows = async () => {
      const all = await database.prisma.delivery.findMany({ orderBy: { order: 'asc' } });
      return all.map(({ state, revision, reason }) =>
        [state, revision, reason].filter((one) => one !== null).join(' '),
      );
    };
    it('comes out as the newest of each record alone', async () => {
      const [first, second] = [randomUUID(), randomUUID()];
      await park(first, 1, 'inviting');
      await park(second, 1, 'inviting');
      await park(first, 3, 'inviting');
      await park(first, 2, 'inviting');
      expect(await release({ conversationId }, ['inviting'], now())).toBe(2);
      expect(await rows()).toEqual([
        'dropped 1 superseded',
        'owed 1',
        'owed 3',
        'dropped 2 superseded',
      ]);
    });

    it('does not come out where a newer one of its record went out meanwhile', async () => {
      const recordId = randomUUID();
      await park(recordId, 1, 'shortening');
      await store.enqueue(
        [{ card: 'card', recordId, revision: 2, partnershipId, to: { conversationId } }],
        now(),
      );
      const claimed = await store.claimNext(conversationId, now(), now().add({ seconds: 10 }));
      if (claimed) await store.settle(claimed, { state: 'sent', messageId: 'm' }, now());
      expect(await release({}, MENDED_BY_HAND, now())).toBe(0);
      expect(await rows()).toEqual(['dropped 1 superseded', 'sent 2']);
    });

    it('does not become parked where what refused it was mended while it was under way', async () => {
      const owed = { card: 'card', recordId: randomUUID(), revision: 1, partnershipId };
      await store.enqueue([{ ...owed, to: { conversationId } }], now());
      const claim = () => store.claimNext(conversationId, now(), now().add({ seconds: 10 }));
      const parked = { state: 'parked', reason: 'some_code', mendedBy: 'inviting' } as const;
      const claimed = await claim();
      await release({ conversationId }, ['inviting'], now());
      if (claimed) await store.settle(claimed, parked, now());
      expect(await rows()).toEqual(['owed 1']);
      const again = await claim();
      if (again) await store.settle(again, parked, now());
      expect(await rows(), 'once').toEqual(['parked 1 some_code']);
    });

    it('stays where it is for anything else than what mends it, and in any other place', async () => {
      await park(randomUUID(), 1, 'login');
      expect(await release({}, ['inviting', 'installing'], now())).toBe(0);
      expect(await release({ platform: 'slack' }, MENDINGS, now())).toBe(0);
      expect(await release({ partnershipId: randomUUID() }, MENDINGS, now())).toBe(0);
      expect(await release({ platform: 'room', partnershipId }, ['login'], now())).toBe(1);
    });

    it('never comes out if it was pushed, or halted, or waits for a decision', async () => {
      await park(randomUUID(), 1, 'inviting', PUSH_CARD);
      await park(randomUUID(), 1);
      await park(randomUUID(), 1, 'deciding');
      expect(await release({}, MENDED_BY_HAND, now())).toBe(0);
      expect(await release({}, MENDED_BY_ARRIVAL, now())).toBe(0);
    });

    it('comes out with the next card that arrives in that conversation', async () => {
      await park(randomUUID(), 1, 'permitting');
      await park(randomUUID(), 1, 'shortening');
      const owed = { card: 'card', recordId: randomUUID(), revision: 1, partnershipId };
      await store.enqueue([{ ...owed, to: { conversationId } }], now());
      const claimed = await store.claimNext(conversationId, now(), now().add({ seconds: 10 }));
      if (claimed) await store.settle(claimed, { state: 'sent', messageId: 'm' }, now());
      expect(await rows()).toEqual(['owed 1', 'parked 1 some_code', 'sent 1']);
    });

    it('opens its place once, however many say so, and anew once it was mended', async () => {
      const refusal = { partnershipId, conversationId, reason: 'x', mendedBy: 'inviting' } as const;
      const open = () => world.unitOfWork.transaction(({ parked }) => parked.open(refusal, now()));
      const all = await Promise.all([open(), open(), open()]);
      expect(all.filter(Boolean)).toHaveLength(1);
      expect(await open()).toBeUndefined();
      await database.prisma.parkedPlace.updateMany({ data: { mendedAt: new Date() } });
      expect(await open()).toMatchObject({ revision: 2 });
    });

    it('holds a place open as long as something waits for its own reason, and no longer', async () => {
      const one = { partnershipId, conversationId, mendedBy: 'shortening' } as const;
      await world.unitOfWork.transaction(async ({ parked }) => {
        for (const reason of ['some_code', 'too_long'])
          await parked.open({ ...one, reason }, now());
      });
      await park(randomUUID(), 1, 'shortening');
      const owed = { card: 'card', recordId: randomUUID(), revision: 1, partnershipId };
      await store.enqueue([{ ...owed, to: { conversationId } }], now());
      const claimed = await store.claimNext(conversationId, now(), now().add({ seconds: 10 }));
      if (claimed) await store.settle(claimed, { state: 'sent', messageId: 'm' }, now());
      const places = await database.prisma.parkedPlace.findMany({ orderBy: { reason: 'asc' } });
      expect(places.map(({ reason, mendedAt }) => [reason, mendedAt !== null])).toEqual([
        ['some_code', false],
        ['too_long', true],
      ]);
    });

    it('is listed by place and reason, with the name that the register has for it', async () => {
      await park(randomUUID(), 1, 'inviting');
      world.clock.move({ minutes: 1 });
      await park(randomUUID(), 1, 'inviting');
      const {
        parked: [only, ...others],
      } = await world.unitOfWork.transaction(({ parked }) => parked.setAside(partnershipId));
      expect(others).toEqual([]);
      expect(only).toMatchObject({
        conversation: { id: conversationId, name: 'joint-desk' },
        ...{ reason: 'some_code', mendedBy: 'inviting', count: 2 },
      });
      expect(only?.since.until(now()).total('minutes')).toBe(1);
    });

    it('comes out after an import, at the place that the file names now', async () => {
      const file = exampleFile();
      await park(randomUUID(), 1, 'registering');
      await park(randomUUID(), 1, 'inviting', PUSH_CARD);
      const moved = file.channels.map((one, index) =>
        index === 0 ? { ...one, conversation: 'moved-desk' } : one,
      );
      await registerWriter(database).apply({ ...file, channels: moved }, now());
      const there = await database.prisma.delivery.findMany({
        include: { conversation: true },
        orderBy: { order: 'asc' },
      });
      expect(there.map(({ state, conversation }) => `${state} ${conversation.external}`)).toEqual([
        'owed moved-desk',
        'parked joint-desk',
      ]);
      await registerWriter(database).apply(file, now());
      await database.prisma.delivery.deleteMany();
      await park(randomUUID(), 1, 'permitting');
      await registerWriter(database).apply(file, now());
      expect(await rows()).toEqual(['owed 1']);
    });

    it('is shown as waiting there no more, to whoever was told, once the file names another place', async () => {
      const file = exampleFile();
      await park(randomUUID(), 1, 'registering');
      const place = {
        partnershipId,
        conversationId,
        reason: 'x',
        mendedBy: 'registering',
      } as const;
      const opened = await world.unitOfWork.transaction(({ parked }) => parked.open(place, now()));
      const recordId = opened?.id ?? '';
      const to = { account: { platform: 'room', tenant: 'havenstad', user: 'liaison-officer' } };
      const notice = { card: 'delivery.parked', recordId, revision: 1, partnershipId, to };
      await store.enqueue([notice], now());
      const channels = file.channels.map((one, index) =>
        index === 0 ? { ...one, conversation: 'moved-desk' } : one,
      );
      await registerWriter(database).apply({ ...file, channels }, now());
      const shown = await database.prisma.delivery.findMany({ where: { recordId } });
      expect(shown.map(({ revision }) => revision).toSorted()).toEqual([1, 2]);
      const left = await world.unitOfWork.transaction(({ parked }) => parked.place(recordId));
      expect(left?.mendedAt).toBeDefined();
      await registerWriter(database).apply(file, now());
    });

    it('leaves by a decision alone once it is late, and is counted if it is left out', async () => {
      await park(randomUUID(), 1, 'deciding');
      await park(randomUUID(), 1, 'deciding');
      const { late } = await world.unitOfWork.transaction(({ parked }) =>
        parked.setAside(partnershipId),
      );
      const [first, second] = late.map(({ id }) => id);
      const decide = (id = '', as: 'send' | 'drop' = 'send') =>
        world.unitOfWork.transaction(({ parked }) =>
          parked.decide({ partnershipId, id }, as, now()),
        );
      expect([await decide(first, 'send'), await decide(second, 'drop')]).toEqual([true, true]);
      expect([await decide(first, 'drop'), await decide(second, 'send')]).toEqual([false, false]);
      expect((await rows()).map((one) => one.split(' ')[0])).toEqual(['owed', 'dropped']);
    });
  });
});
