import { randomUUID } from 'node:crypto';
import type {
  DeliveryRequest,
  DeliveryStore,
  FoundDelivery,
} from '../../ports/delivery/delivery-store.ts';
import type { JobQueue } from '../../ports/delivery/queue.ts';
import { type Database, type Tx, transaction } from '../database/database.ts';
import { toDate } from '../database/rows.ts';
import { sqlExecutor } from '../database/sql-executor.ts';
import { claimDelivery } from './claim-delivery.ts';
import { toConversation } from './conversation-rows.ts';
import { dueConversations } from './look-for-due.ts';
import { settleAlone, settleDelivery, showAgain, underWay } from './settle-delivery.ts';

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
    showAgain: (delivery, now) => showAgain(database, delivery, now),
    dueConversations: (now, only) => dueConversations(database, now, only),
    async placesOf(ids) {
      const rows = await prisma.conversation.findMany({
        where: { id: { in: [...ids] } },
        select: { id: true, platform: true, tenant: true, kind: true },
      });
      return new Map(rows.map(({ id, ...place }) => [id, toConversation(place)]));
    },
    async endAllLeases() {
      await prisma.$executeRaw`
        UPDATE delivery SET state = 'unknown', due_at = to_timestamp(0), lease_until = NULL
        WHERE state = 'sending'`;
    },
  };
}

export async function findDelivery(
  tx: Pick<Tx, '$queryRaw'>,
  id: string,
): Promise<FoundDelivery | undefined> {
  if (!UUID.test(id)) return undefined;
  const [row] = await tx.$queryRaw<FoundRow[]>`
    SELECT delivery.partnership_id AS "partnershipId", card, record_id AS "recordId", live, kind, external
    FROM delivery
    JOIN conversation ON conversation.id = conversation_id
    JOIN partnership ON partnership.id = delivery.partnership_id
    WHERE delivery.id = ${id}::uuid`;
  if (!row) return undefined;
  const { kind, external, ...found } = row;
  return { ...found, conversation: toConversation({ kind, external }) };
}

type FoundRow = Omit<FoundDelivery, 'conversation'> & {
  readonly kind: string;
  readonly external: string;
};

/** Owes what is not owed yet in one statement, and nudges each conversation once in another. */
export async function oweCards(
  tx: Tx,
  queue: JobQueue,
  cards: readonly DeliveryRequest[],
  now: Temporal.Instant,
): Promise<void> {
  if (cards.length === 0) return;
  const rows = cards.map(({ to, urgent = false, changesOnly = false, ...card }) => {
    const where = 'account' in to ? to.account : to;
    return { ...card, ...where, id: randomUUID(), urgent, changesOnly };
  });
  const owed = await owe(tx, JSON.stringify(rows), toDate(now));
  if (owed.length === 0) return;
  await queue.nudge(
    owed.map(({ id }) => id),
    sqlExecutor(tx),
  );
}

/**
 * Whoever was never written to is given a conversation, and what only changes goes where it was owed before.
 *
 * @returns the conversations in which any of the cards is owed, also those that were owed already.
 */
function owe(tx: Tx, cards: string, now: Date) {
  return tx.$queryRaw<{ id: string }[]>`
    WITH wanted AS MATERIALIZED (
      SELECT * FROM ROWS FROM (jsonb_to_recordset(${cards}::jsonb) AS (
        "id" uuid, "partnershipId" uuid, "conversationId" uuid, "platform" text, "tenant" text, "user" text,
        "card" text, "recordId" uuid, "revision" int, "under" text, "urgent" boolean, "changesOnly" boolean))
        WITH ORDINALITY
    ), made AS (
      INSERT INTO conversation (id, platform, tenant, kind, external)
      SELECT gen_random_uuid(), "platform", "tenant", 'direct', "user"
      FROM (SELECT DISTINCT "platform", "tenant", "user" FROM wanted
            WHERE "conversationId" IS NULL AND NOT "changesOnly") AS person
      WHERE NOT EXISTS (SELECT FROM conversation WHERE platform = person."platform"
        AND tenant = person."tenant" AND kind = 'direct' AND external = person."user")
      ORDER BY "platform", "tenant", "user"
      ON CONFLICT (platform, tenant, kind, external) DO UPDATE SET external = EXCLUDED.external
      RETURNING id, platform, tenant, external
    ), placed AS (
      SELECT wanted.*, coalesce("conversationId", made.id, (
        SELECT id FROM conversation WHERE conversation.platform = wanted."platform"
          AND conversation.tenant = wanted."tenant" AND kind = 'direct' AND external = wanted."user"
      )) AS conversation_id
      FROM wanted LEFT JOIN made ON made.platform = wanted."platform" AND made.tenant = wanted."tenant"
        AND made.external = wanted."user"
    ), owed AS (
      SELECT * FROM placed WHERE NOT "changesOnly" OR EXISTS (
        SELECT FROM delivery AS earlier WHERE earlier.conversation_id = placed.conversation_id
          AND earlier.card = placed."card" AND earlier.record_id = placed."recordId")
    ), fresh AS (
      INSERT INTO delivery (id, partnership_id, conversation_id, card, record_id, revision, under, urgent, state,
                            owed_at, due_at)
      SELECT "id", "partnershipId", conversation_id, "card", "recordId", "revision", "under", "urgent", 'owed',
             ${now}::timestamptz, ${now}::timestamptz
      FROM owed ORDER BY ordinality
      ON CONFLICT DO NOTHING
    )
    SELECT DISTINCT conversation_id AS id FROM owed`;
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

/** While it is being sent, `dueAt` is the end of the lease. */
function leaseRow(until: Temporal.Instant) {
  return { dueAt: toDate(until), leaseUntil: toDate(until) };
}
