import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import type { Database } from '../../src/storage/database/database.ts';
import { deliveryStore } from '../../src/storage/delivery/delivery-store.ts';
import type { CostMeter } from '../support/cost/listen.ts';
import { openCounted } from '../support/cost/open-counted.ts';
import { createWorld, type World } from '../support/world.ts';

const CARDS = 500;
const MANY = 20_000;
/** The way down an index twice, a row, and the conversation. */
const MOST_BLOCKS_EACH = 16;

describe.skipIf(inject('postgres') === null)('looking for what is due', () => {
  let database: Database;
  let world: World;
  let meter: CostMeter;

  beforeAll(async () => {
    ({ database, meter } = await openCounted());
    world = await createWorld(database);
  });
  afterAll(() => database.close());

  it('reads a row for each conversation, what has waited longest first, however much is due', async () => {
    const { prisma } = database;
    const { id: partnershipId } = world.presence('liaison-officer').partnership;
    const conversations = (await prisma.conversation.findMany()).map(({ id }) => id);
    const latestFirst = conversations.flatMap((conversationId, index) =>
      Array.from({ length: CARDS }, (_, number) => ({
        ...{ id: randomUUID(), partnershipId, conversationId, state: 'owed', revision: 1 },
        ...{ card: 'signal.card', recordId: randomUUID() },
        dueAt: new Date(world.clock.now().epochMilliseconds - index * 60_000 - number),
      })),
    );
    await prisma.delivery.createMany({ data: latestFirst });
    const read = vi.spyOn(
      pg.Result.prototype as unknown as { addRow(row: unknown): void },
      'addRow',
    );
    const { dueConversations } = deliveryStore(database, { nudge: async () => undefined });
    const due = await dueConversations(world.clock.now());
    const rows = read.mock.calls.length;
    read.mockRestore();
    expect(conversations.length).toBeGreaterThan(1);
    expect(due).toEqual(conversations.toReversed());
    expect(rows).toBe(conversations.length);
  });

  it('reads of each the next delivery alone, among twenty thousand that are owed there', async () => {
    const { directory, clock } = world;
    const { id: partnershipId } = world.presence('liaison-officer').partnership;
    const conversations = await database.prisma.conversation.findMany();
    const owe = (count: number) => database.prisma.$executeRaw`
      INSERT INTO delivery (id, partnership_id, conversation_id, card, record_id, revision, state, due_at)
      SELECT gen_random_uuid(), ${partnershipId}::uuid, ${conversations[0]?.id}::uuid, 'signal.card', gen_random_uuid(), 1,
        'owed', ${new Date(clock.now().epochMilliseconds)}::timestamptz FROM generate_series(1, ${count}::int)`;
    await owe(MANY);
    await database.pooled.query('VACUUM ANALYZE delivery');
    const { dueConversations } = deliveryStore(database, { nudge: async () => undefined });
    const partnerships = directory.partnerships().map(({ id }) => id);
    const only = { cards: ['signal.card'], platforms: ['room'], partnerships };
    const { cost } = await meter.of(() => dueConversations(clock.now(), only));
    expect(cost.scans).not.toContain('delivery');
    expect(cost.blocks).toBeLessThanOrEqual(MOST_BLOCKS_EACH * (conversations.length + 1));
  });
});
