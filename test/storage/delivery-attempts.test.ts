import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  type ClaimedDelivery,
  type DeliveryOutcome,
  type DeliveryStore,
  StaleAttempt,
} from '../../src/ports/delivery/delivery-store.ts';
import type { Database } from '../../src/storage/database/database.ts';
import { deliveryStore } from '../../src/storage/delivery/delivery-store.ts';
import { DATABASES } from '../support/databases.ts';
import { createWorld, type World } from '../support/world.ts';

const LEASE_SECONDS = 30;
const LATE = ['sent', 'alone', 'needless', 'later', 'doubtful', 'parked', 'held'] as const;
/** In which a delivery waits for a human, is done, and is owed again. */
const IN_TIME = ['held', 'sent', 'later'] as const;

/** What one of them says: what came of it, or in one statement that it arrived. */
type Word = keyof typeof OUTCOMES | 'alone';

/** Two workers at one delivery: what the late one says, in every order. */
describe.for(DATABASES)('a delivery that two workers took, on $name', ({ skip, open }) => {
  describe.skipIf(skip)('', () => {
    let database: Database;
    let world: World;
    let store: DeliveryStore;
    let conversationId: string;

    beforeAll(async () => {
      database = await open();
      world = await createWorld(database);
      store = deliveryStore(database, { nudge: async () => undefined });
      const { partnership } = world.presence('liaison-officer');
      conversationId = world.directory.jointChannels(partnership.id)[0]?.conversationId ?? '';
    });
    beforeEach(async () => {
      await database.prisma.delivery.deleteMany();
      await database.prisma.post.deleteMany();
    });
    afterAll(() => database.close());

    const now = () => world.clock.now();

    async function claim(): Promise<ClaimedDelivery> {
      const until = now().add({ seconds: LEASE_SECONDS });
      const delivery = await store.claimNext(conversationId, now(), until);
      if (!delivery) throw new Error('Nothing to claim.');
      return delivery;
    }

    /** The second one took it when the lease of the first had ended. */
    async function twoWorkers(): Promise<[ClaimedDelivery, ClaimedDelivery]> {
      const partnershipId = world.presence('liaison-officer').partnership.id;
      const owed = { partnershipId, to: { conversationId }, card: 'signal.card', revision: 1 };
      await store.enqueue([{ ...owed, recordId: randomUUID() }], now());
      const first = await claim();
      world.clock.move({ seconds: LEASE_SECONDS + 1 });
      return [first, await claim()];
    }

    const settle = (delivery: ClaimedDelivery, as: Word) =>
      as === 'alone'
        ? store.settleArrived(delivery, { messageId: 'm-1', board: undefined }, now())
        : store.settle(delivery, OUTCOMES[as](now()), now());

    const stored = async () => ({
      deliveries: await database.prisma.delivery.findMany(),
      posts: await database.prisma.post.findMany(),
    });

    async function expectNoChange(late: ClaimedDelivery, as: Word) {
      const before = await stored();
      await expect(settle(late, as), as).rejects.toBeInstanceOf(StaleAttempt);
      expect(await stored(), as).toEqual(before);
    }

    it('hears nothing of the first while the second is at it', async () => {
      const [first, second] = await twoWorkers();
      for (const late of LATE) await expectNoChange(first, late);
      await settle(second, 'sent');
      expect((await stored()).deliveries).toMatchObject([{ state: 'sent' }]);
    });

    it.for(IN_TIME)('hears nothing of the first after the second left it %s', async (inTime) => {
      const [first, second] = await twoWorkers();
      await settle(second, inTime);
      // That one thing is answered by its word: did this very attempt arrive?
      const answered: readonly Word[] = inTime === 'held' ? ['sent', 'alone'] : [];
      for (const late of LATE) if (!answered.includes(late)) await expectNoChange(first, late);
      for (const twice of LATE) await expectNoChange(second, twice);
    });

    it('hears nothing of either once a third is at it', async () => {
      const [first, second] = await twoWorkers();
      await settle(second, 'later');
      world.clock.move({ minutes: 1 });
      const third = await claim();
      for (const late of LATE) {
        await expectNoChange(first, late);
        await expectNoChange(second, late);
      }
      await settle(third, 'held');
      await expectNoChange(first, 'sent');
    });

    it('is kept for longer by the one that has it alone', async () => {
      const [first, second] = await twoWorkers();
      const until = now().add({ minutes: 5 });
      const before = await stored();
      await store.renew(first, until);
      expect(await stored()).toEqual(before);
      await store.renew(second, until);
      world.clock.move({ minutes: 4 });
      expect(await store.claimNext(conversationId, now(), until)).toBeUndefined();
      await settle(second, 'later');
      const settled = await stored();
      await store.renew(second, until);
      expect(await stored()).toEqual(settled);
    });

    it('is settled by one of many that settle it at once', async () => {
      const [first, second] = await twoWorkers();
      const all = [first, second, first, second].map((one) => settle(one, 'later'));
      const outcomes = (await Promise.allSettled(all)).map(({ status }) => status);
      expect(outcomes.toSorted()).toEqual(['fulfilled', 'rejected', 'rejected', 'rejected']);
    });
  });
});

const OUTCOMES = {
  sent: () => ({ state: 'sent', messageId: 'm-1' }),
  needless: () => ({ state: 'needless' }),
  later: (now) => ({ state: 'later', at: now.add({ seconds: 5 }), doubtful: false }),
  doubtful: (now) => ({ state: 'later', at: now.add({ seconds: 5 }), doubtful: true }),
  parked: () => ({ state: 'parked', reason: 'is_archived' }),
  held: () => ({ state: 'held' }),
} satisfies Record<string, (now: Temporal.Instant) => DeliveryOutcome>;
