import { randomUUID } from 'node:crypto';
import type {
  DeliveryRequest,
  DeliveryStore,
  FoundDelivery,
  Sendable,
} from '../../ports/delivery/delivery-store.ts';
import type { JobQueue } from '../../ports/delivery/queue.ts';
import type { AccountKey } from '../../ports/people/account.ts';
import { type Database, type Tx, transaction } from '../database/database.ts';
import { toDate } from '../database/rows.ts';
import { sqlExecutor } from '../database/sql-executor.ts';
import type { Prisma } from '../generated/client.ts';
import { claimDelivery } from './claim-delivery.ts';
import { toConversation } from './conversation-rows.ts';
import { WAITING } from './delivery-states.ts';
import { releaseParked } from './release.ts';
import { settleAlone, settleDelivery, underWay } from './settle-delivery.ts';

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

export function deliveryStore(database: Database, queue: JobQueue): DeliveryStore {
  const { prisma } = database;
  return {
    find: (id) => findDelivery(prisma, id),
    enqueue: (cards, now) => transaction(database, (tx) => oweCards(tx, queue, cards, now)),
    claimNext: (conversationId, now, leaseUntil, only) =>
      claimDelivery(database, { conversationId, now, leaseUntil, only }),
    async renew({ id, attempts }, leaseUntil) {
      await prisma.delivery.updateMany({
        where: { id, ...underWay(attempts) },
        data: leaseRow(leaseUntil),
      });
    },
    settle: (delivery, as, now) =>
      transaction(database, (tx) => settleDelivery(tx, delivery, as, now)),
    settleArrived: (delivery, arrived, now) => settleAlone(database, delivery, arrived, now),
    async dueConversations(now, only) {
      // Grouped by the database: of a conversation with a thousand cards one row comes back.
      const rows = await prisma.delivery.groupBy({
        by: ['conversationId'],
        where: { ...waiting(only), dueAt: { lte: toDate(now) } },
        orderBy: { _min: { dueAt: 'asc' } },
      });
      return rows.map((row) => row.conversationId);
    },
    async placesOf(ids) {
      const rows = await prisma.conversation.findMany({
        where: { id: { in: [...ids] } },
        select: { id: true, platform: true, tenant: true, kind: true },
      });
      return new Map(rows.map(({ id, ...place }) => [id, toConversation(place)]));
    },
    release: (where, by, now) =>
      transaction(database, (tx) => releaseParked(tx, queue, where, by, now)),
    async endAllLeases() {
      await prisma.$executeRaw`
        UPDATE delivery SET state = 'unknown', due_at = to_timestamp(0), lease_until = NULL
        WHERE state = 'sending'`;
    },
  };
}

export async function findDelivery(
  { delivery }: Pick<Tx, 'delivery'>,
  id: string,
): Promise<FoundDelivery | undefined> {
  if (!UUID.test(id)) return undefined;
  const row = await delivery.findUnique({ where: { id }, include: { conversation: true } });
  if (!row) return undefined;
  const { partnershipId, card, recordId } = row;
  return { partnershipId, card, recordId, conversation: toConversation(row.conversation) };
}

/** Inserts what is not owed yet, and nudges each conversation once. */
export async function oweCards(
  tx: Tx,
  queue: JobQueue,
  cards: readonly DeliveryRequest[],
  now: Temporal.Instant,
): Promise<void> {
  const rows = [];
  /** Of several cards for somebody, where that is is found once. */
  const direct = new Map<string, string>();
  for (const { to, under, changesOnly, ...card } of cards) {
    const conversationId =
      'account' in to ? await directConversation(tx, to.account, direct) : to.conversationId;
    if (changesOnly && !(await wasOwed(tx, conversationId, card))) continue;
    const due = { state: 'owed', owedAt: toDate(now), dueAt: toDate(now) };
    rows.push({ id: randomUUID(), ...card, under: under ?? null, conversationId, ...due });
  }
  if (rows.length === 0) return;
  await tx.delivery.createMany({ data: rows, skipDuplicates: true });
  await queue.nudge(
    rows.map((row) => row.conversationId),
    sqlExecutor(tx),
  );
}

async function wasOwed(
  tx: Tx,
  conversationId: string,
  { card, recordId }: Pick<DeliveryRequest, 'card' | 'recordId'>,
): Promise<boolean> {
  const earlier = await tx.delivery.findFirst({
    where: { conversationId, card, recordId },
    select: { id: true },
  });
  return earlier !== null;
}

/** The conversation that its platform knows so; made if it is new. @returns its id. */
export async function findOrMakeConversation(
  tx: Tx,
  where: Readonly<Record<'platform' | 'tenant' | 'kind' | 'external', string>>,
): Promise<string> {
  const { platform, tenant, kind, external } = where;
  // One statement, which writes only what is new; of two at once the later one finds what the other made.
  const [row] = await tx.$queryRaw<{ id: string }[]>`
    WITH found AS (
      SELECT id FROM conversation WHERE platform = ${platform} AND tenant = ${tenant}
        AND kind = ${kind} AND external = ${external}
    ), made AS (
      INSERT INTO conversation (id, platform, tenant, kind, external)
      SELECT ${randomUUID()}::uuid, ${platform}, ${tenant}, ${kind}, ${external}
      WHERE NOT EXISTS (SELECT FROM found)
      ON CONFLICT (platform, tenant, kind, external) DO UPDATE SET external = EXCLUDED.external
      RETURNING id
    )
    SELECT id FROM found UNION ALL SELECT id FROM made`;
  if (!row) throw new Error('A conversation was neither found nor made.');
  return row.id;
}

async function directConversation(
  tx: Tx,
  { platform, tenant, user }: AccountKey,
  found: Map<string, string>,
): Promise<string> {
  const key = JSON.stringify([platform, tenant, user]);
  const where = { platform, tenant, kind: 'direct', external: user };
  const id = found.get(key) ?? (await findOrMakeConversation(tx, where));
  found.set(key, id);
  return id;
}

/** What waits, of what somebody knows. */
function waiting(only?: Sendable): Prisma.DeliveryWhereInput {
  const state = { in: [...WAITING] };
  if (!only) return { state };
  return {
    state,
    card: { in: [...only.cards] },
    partnershipId: { in: [...only.partnerships] },
    conversation: { platform: { in: [...only.platforms] } },
  };
}

/** While it is being sent, `dueAt` is the end of the lease. */
function leaseRow(until: Temporal.Instant) {
  return { dueAt: toDate(until), leaseUntil: toDate(until) };
}
