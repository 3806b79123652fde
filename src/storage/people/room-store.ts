import { randomUUID } from 'node:crypto';
import type { Card } from '../../cards/card.ts';
import type { RoomMessage, RoomStore } from '../../ports/people/room-store.ts';
import { type Database, notify, type Tx, transaction } from '../database/database.ts';
import { toDate, toInstant, toJson } from '../database/rows.ts';
import type { Prisma, PrismaClient } from '../generated/client.ts';

export function roomStore(database: Database): RoomStore {
  const { prisma } = database;
  return {
    post: ({ deliveryId, conversationId, card, thread }, now) =>
      transaction(database, async (tx) => {
        const at = toDate(now);
        const row = await tx.roomMessage.upsert({
          where: { deliveryId },
          create: {
            id: randomUUID(),
            deliveryId,
            conversationId,
            threadId: thread ?? null,
            card: toJson(card),
            postedAt: at,
            changedAt: at,
          },
          update: {},
        });
        await notify(tx, 'room', conversationId);
        return row.id;
      }),
    update: (id, card, now) => transaction(database, (tx) => updateMessage(tx, id, card, now)),
    async findByDelivery(deliveryId) {
      return (await prisma.roomMessage.findUnique({ where: { deliveryId } }))?.id;
    },
    async listThreads(messageIds) {
      const where = { threadId: { in: [...messageIds] } };
      const rows = await prisma.roomMessage.findMany({ where, orderBy: { order: 'asc' } });
      return rows.map(toMessage);
    },
    async findDirect(tenant, user) {
      const where = { platform: 'room', tenant, kind: 'direct', external: user };
      return (await prisma.conversation.findFirst({ where }))?.id;
    },
    list: (conversationId, page) => listMessages(prisma, conversationId, page),
    async newest(conversationIds) {
      const rows = await prisma.roomMessage.groupBy({
        by: ['conversationId'],
        where: { conversationId: { in: [...conversationIds] } },
        _max: { order: true },
      });
      return Object.fromEntries(
        rows.map((row) => [row.conversationId, Number(row._max.order ?? 0)]),
      );
    },
  };
}

async function updateMessage(
  tx: Tx,
  id: string,
  card: Card,
  now: Temporal.Instant,
): Promise<boolean> {
  const row = await tx.roomMessage.findUnique({ where: { id } });
  if (!row) return false;
  await tx.roomMessage.update({
    where: { id },
    data: { card: toJson(card), changedAt: toDate(now) },
  });
  await notify(tx, 'room', row.conversationId);
  return true;
}

async function listMessages(
  prisma: PrismaClient,
  conversationId: string,
  { most, before }: Parameters<RoomStore['list']>[1],
): Promise<RoomMessage[]> {
  const rows = await prisma.roomMessage.findMany({
    where: {
      conversationId,
      threadId: null,
      ...(before !== undefined && { order: { lt: before } }),
    },
    orderBy: { order: 'desc' },
    take: most,
  });
  return rows.reverse().map(toMessage);
}

function toMessage(row: Prisma.RoomMessageGetPayload<object>): RoomMessage {
  return {
    id: row.id,
    order: Number(row.order),
    conversationId: row.conversationId,
    thread: row.threadId ?? undefined,
    // Written by this store alone, from a Card.
    card: row.card as unknown as Card,
    postedAt: toInstant(row.postedAt),
    changedAt: toInstant(row.changedAt),
  };
}
