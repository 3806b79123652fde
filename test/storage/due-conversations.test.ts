import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import type { Database } from '../../src/storage/database/database.ts';
import { deliveryStore } from '../../src/storage/delivery/delivery-store.ts';
import { openPostgresForTest } from '../support/databases.ts';
import { createWorld, type World } from '../support/world.ts';

const CARDS = 500;

describe.skipIf(inject('postgres') === null)('looking for what is due', () => {
  let database: Database;
  let world: World;

  beforeAll(async () => {
    database = await openPostgresForTest();
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
});
