import { HALTED } from '../../domain/crisis/push.ts';
import type { Deed } from '../../domain/people/member.ts';
import { PUSH_CARD, type PushStore, SIGNED_REVISION } from '../../ports/crisis/push-store.ts';
import type { JobQueue } from '../../ports/delivery/queue.ts';
import type { WithActors } from '../database/actors.ts';
import type { Tx } from '../database/database.ts';
import type { Session } from '../database/migrate.ts';
import { toDate } from '../database/rows.ts';
import type { Prisma } from '../generated/client.ts';
import { awaitChanges, settleTarget, shareBoards, touchBoards } from './push-board.ts';
import { readLeaving } from './read-leaving.ts';
import { readPush, readPushes } from './read-push.ts';

/** @param session where a card is looked at as it leaves: no part of a transaction. */
export function pushStore(
  tx: Tx,
  queue: JobQueue,
  withActors: WithActors,
  session: Pick<Session, 'query'>,
): PushStore {
  return {
    ...lookUps(tx, withActors),
    leaving: (targetId, from) => readLeaving(session, targetId, from),
    async begin(versionId, { by, at }, targets) {
      const rows = await tx.$queryRaw<unknown[]>`
        WITH push AS (
          INSERT INTO crisis_push (version_id, pushed_by_id, pushed_at)
          VALUES (${versionId}::uuid, ${by.memberId}::uuid, ${toDate(at)}::timestamptz)
          ON CONFLICT DO NOTHING RETURNING version_id
        ), targets AS (
          INSERT INTO crisis_target (id, version_id, key)
          SELECT target.id, push.version_id, target.key
          FROM push, jsonb_to_recordset(${JSON.stringify(targets)}::jsonb) AS target (id uuid, key text)
        )
        SELECT version_id FROM push`;
      return rows.length > 0;
    },
    async overtake(versionIds, overtakenById) {
      await tx.crisisPush.updateMany({
        where: { versionId: { in: [...versionIds] } },
        data: { overtakenById },
      });
    },
    stop: (versionId, by) => stop(tx, versionId, by),
    async confirm(id, { by, at }) {
      const data = { confirmedById: by.memberId, confirmedAt: toDate(at) };
      await tx.crisisTarget.updateMany({ where: { id, confirmedById: null }, data });
    },
    async resolve(recordId, as, now) {
      const { count } = await tx.delivery.updateMany({
        where: { card: PUSH_CARD, recordId, revision: SIGNED_REVISION, OR: settledBy(as) },
        data:
          as === 'there'
            ? { state: 'sent', reason: null, settledAt: toDate(now) }
            : { state: 'owed', reason: null, owedAt: toDate(now), dueAt: toDate(now) },
      });
      return count > 0;
    },
    touch: (versionId) => touchBoards(tx, [versionId]),
    touchAll: (versionIds) => touchBoards(tx, versionIds),
    settle: (delivery, as, now) => settleTarget(tx, queue, delivery, as, now),
  };
}

function lookUps(tx: Tx, withActors: WithActors) {
  return {
    find: (versionId) => readPush(tx, versionId, withActors),
    async findForBoard(versionId) {
      await awaitChanges(tx, versionId);
      return readPush(tx, versionId, withActors);
    },
    async findForUpdate(versionId) {
      await shareBoards(tx, [versionId]);
      await tx.$queryRaw`SELECT 1 FROM crisis_push WHERE version_id = ${versionId}::uuid FOR UPDATE`;
      return readPush(tx, versionId, withActors);
    },
    findAll: (versionIds) => readPushes(tx, versionIds, withActors),
    async lock(versionIds) {
      await shareBoards(tx, versionIds);
      const rows = await tx.$queryRaw<{ id: string }[]>`
        SELECT version_id AS id FROM crisis_push
        WHERE version_id = ANY(${[...versionIds]}::uuid[]) AND overtaken_by_id IS NULL
        ORDER BY version_id FOR UPDATE`;
      return new Set(rows.map(({ id }) => id));
    },
    async versionOfTarget(id) {
      return (await tx.crisisTarget.findUnique({ where: { id } }))?.versionId;
    },
    async versionOfReference(partnershipId, reference) {
      const content = { path: ['reference'], equals: reference };
      const where = { version: { message: { partnershipId }, content } };
      const row = await tx.crisisPush.findFirst({ where, orderBy: { pushedAt: 'desc' } });
      return row?.versionId;
    },
    async placesOf(versionIds) {
      return tx.$queryRaw<{ targetId: string; conversationId: string }[]>`
        SELECT target.id AS "targetId", conversation_id AS "conversationId"
        FROM crisis_target AS target
        JOIN delivery ON record_id = target.id AND card = ${PUSH_CARD} AND revision = ${SIGNED_REVISION}::int
        WHERE version_id = ANY(${[...versionIds]}::uuid[])`;
    },
    async listOfUnit(unitId) {
      const rows = await tx.crisisPush.findMany({
        where: { version: { message: { unitId } } },
        include: { version: { include: { message: true } } },
        orderBy: { pushedAt: 'asc' },
      });
      return rows.map(({ versionId, overtakenById, version }) => ({
        versionId,
        follows: version.message.followsId ?? undefined,
        overtaken: overtakenById !== null,
      }));
    },
    async exerciseMarks(partnershipId, conversationIds) {
      const rows = await tx.channel.findMany({
        where: { partnershipId, conversationId: { in: [...conversationIds] }, active: true },
        select: { conversationId: true, exercise: true },
      });
      return new Map(rows.map(({ conversationId, exercise }) => [conversationId, exercise]));
    },
  } satisfies Partial<PushStore>;
}

async function stop(tx: Tx, versionId: string, { by, at }: Deed): Promise<void> {
  await tx.$executeRaw`
    WITH stopped AS (
      UPDATE crisis_push SET stopped_by_id = ${by.memberId}::uuid, stopped_at = ${toDate(at)}::timestamptz
      WHERE version_id = ${versionId}::uuid
    )
    UPDATE delivery SET state = 'parked', reason = 'stopped'
    WHERE state = 'owed' AND id = ANY(ARRAY(
      SELECT delivery.id FROM crisis_target AS target
      JOIN delivery ON record_id = target.id AND card = ${PUSH_CARD} AND revision = ${SIGNED_REVISION}::int
      WHERE version_id = ${versionId}::uuid))`;
}

/** What was halted stays so. */
function settledBy(as: 'there' | 'again'): Prisma.DeliveryWhereInput[] {
  const refused = { state: 'parked', reason: { notIn: [...HALTED, 'closed'] } };
  return [{ state: 'held' }, ...(as === 'again' ? [refused] : [])];
}
