import { HALTED } from '../../domain/crisis/push.ts';
import type { Deed } from '../../domain/people/member.ts';
import { PUSH_CARD, type PushStore } from '../../ports/crisis/push-store.ts';
import type { JobQueue } from '../../ports/delivery/queue.ts';
import type { WithActors } from '../database/actors.ts';
import type { Tx } from '../database/database.ts';
import type { Session } from '../database/migrate.ts';
import { toDate } from '../database/rows.ts';
import type { Prisma } from '../generated/client.ts';
import { awaitChanges, settleTarget, shareBoard, touchBoard } from './push-board.ts';
import { readLeaving } from './read-leaving.ts';
import { readPush, SIGNED_REVISION } from './read-push.ts';

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
      const push = { versionId, pushedById: by.memberId, pushedAt: toDate(at) };
      const { count } = await tx.crisisPush.createMany({ data: [push], skipDuplicates: true });
      if (count === 0) return false;
      await tx.crisisTarget.createMany({
        data: targets.map(({ id, key }) => ({ id, key, versionId })),
      });
      return true;
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
    touch: (versionId) => touchBoard(tx, versionId),
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
      await shareBoard(tx, versionId);
      await tx.$queryRaw`SELECT 1 FROM crisis_push WHERE version_id = ${versionId}::uuid FOR UPDATE`;
      return readPush(tx, versionId, withActors);
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
  await tx.crisisPush.update({
    where: { versionId },
    data: { stoppedById: by.memberId, stoppedAt: toDate(at) },
  });
  const targets = await tx.crisisTarget.findMany({ where: { versionId }, select: { id: true } });
  await tx.delivery.updateMany({
    where: {
      card: PUSH_CARD,
      recordId: { in: targets.map(({ id }) => id) },
      revision: SIGNED_REVISION,
      state: 'owed',
    },
    data: { state: 'parked', reason: 'stopped' },
  });
}

/** What was halted stays so. */
function settledBy(as: 'there' | 'again'): Prisma.DeliveryWhereInput[] {
  const refused = { state: 'parked', reason: { notIn: [...HALTED, 'closed'] } };
  return [{ state: 'held' }, ...(as === 'again' ? [refused] : [])];
}
