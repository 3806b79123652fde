import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { deliverDeps, oweCard } from '../../../test/support/acts/owed-card.ts';
import { openOneForTest } from '../../../test/support/databases.ts';
import { FarPlatform } from '../../../test/support/far-platform.ts';
import { createWorld, signalForm, type World } from '../../../test/support/world.ts';
import type { Database } from '../../storage/database/database.ts';
import { type PushedCard, postedCard } from '../declare/posted-card.ts';
import { type DeliverDeps, drainConversation } from './deliver.ts';

describe('a card that cannot be made', () => {
  let database: Database;
  let world: World;
  let far: FarPlatform;
  let deps: DeliverDeps;
  let conversation: string;

  beforeAll(async () => {
    database = await openOneForTest();
    world = await createWorld(database);
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    far = new FarPlatform('room');
    deps = { ...deliverDeps(world, far), pushed: new Map() };
    conversation = await oweCard(world);
  });

  const drain = () => drainConversation(deps, conversation);
  const states = async () =>
    (await database.prisma.delivery.findMany({ where: { conversationId: conversation } })).map(
      ({ state }) => state,
    );

  it('waits for a version that can, and holds up nothing else', async () => {
    const cards = deps.cards;
    const broken = postedCard('signal.card', async () => {
      throw new TypeError('of undefined');
    });
    deps = { ...deps, cards: new Map([...cards, ['signal.card', broken]]) };
    for (let tries = 0; tries < 12; tries += 1) {
      await drain();
      world.clock.move({ minutes: 5 });
    }
    expect(await states()).toEqual(['parked']);
    const place = await database.prisma.parkedPlace.findFirstOrThrow({ where: { mendedAt: null } });
    expect(place).toMatchObject({ reason: 'not_built', mendedBy: 'building' });
    const status = await world.command('liaison-officer', 'tandem', 'status');
    expect(JSON.stringify(status)).toContain('fault of its own');
    await world.submit('liaison-officer', 'signal.raise', signalForm());
    deps = { ...deps, cards };
    await drain();
    expect(far.messages).toHaveLength(1);
    await world.press('liaison-officer', 'delivery.try', conversation);
    await drain();
    expect(far.messages).toHaveLength(2);
    expect(new Set(await states())).toEqual(new Set(['sent']));
  });

  it('is owed for as long as it is the database that fails', async () => {
    const cards = deps.cards;
    const asking = postedCard('signal.card', async () => {
      await database.pooled.query(
        `DO $$ BEGIN RAISE EXCEPTION 'no' USING ERRCODE = '55P03'; END $$`,
      );
      return undefined;
    });
    deps = { ...deps, cards: new Map([...cards, ['signal.card', asking]]) };
    for (let tries = 0; tries < 12; tries += 1) {
      await drain();
      world.clock.move({ minutes: 5 });
    }
    expect(await states()).toEqual(['owed']);
    deps = { ...deps, cards };
    await drain();
    expect(await states()).toEqual(['sent']);
  });

  it('is held if it was pushed: a person decides', async () => {
    const broken: PushedCard = {
      ...{ declares: 'pushed-card', name: 'signal.card', board: 'signal.board' },
      leave: async () => {
        throw new TypeError('of undefined');
      },
      settle: (stores, delivery, as, now) => stores.pushes.settle(delivery, as, now),
    };
    deps = { ...deps, pushed: new Map([['signal.card', broken]]) };
    for (let tries = 0; tries < 6; tries += 1) {
      await drain();
      world.clock.move({ minutes: 1 });
    }
    const [row] = await database.prisma.delivery.findMany({
      where: { conversationId: conversation },
    });
    expect(row).toMatchObject({ state: 'held', reason: 'not_built' });
    expect(far.messages).toHaveLength(0);
  });
});
