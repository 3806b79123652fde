import { randomUUID } from 'node:crypto';
import type { Card } from '../../cards/card.ts';
import type { RoomMessage, RoomStore } from '../../ports/people/room-store.ts';
import { type Database, TRANSACTION_OPTIONS, type Tx } from '../database/database.ts';
import type { Prisma, PrismaClient } from '../generated/client.ts';
import { toDate, toInstant } from '../rows.ts';

export function roomStore({ prisma }: Database): RoomStore {
  return {
    post: ({ deliveryId, conversationId, card, thread }, now) =>
      prisma.$transaction(async (tx) => {
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
        await tell(tx, conversationId);
        return row.id;
      }, TRANSACTION_OPTIONS),
    update: (id, card, now) =>
      prisma.$transaction((tx) => updateMessage(tx, id, card, now), TRANSACTION_OPTIONS),
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
  await tell(tx, row.conversationId);
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

/** Leaves with the commit: nobody looks before there is something to see. */
async function tell(tx: Tx, conversationId: string): Promise<void> {
  await tx.$queryRaw`SELECT pg_notify('tandem_room', ${conversationId})::text`;
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

function toJson(card: Card): Prisma.InputJsonValue {
  return card as unknown as Prisma.InputJsonValue;
}
