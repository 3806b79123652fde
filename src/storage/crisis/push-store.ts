import {
  DELIVERY_STATES,
  HALTED,
  type Push,
  type PushedDelivery,
  type PushedTarget,
} from '../../domain/crisis/push.ts';
import type { Deed } from '../../domain/people/member.ts';
import {
  BOARD_CARD,
  type ConversationCard,
  PUSH_CARD,
  type PushStore,
} from '../../ports/crisis/push-store.ts';
import type { ClaimedDelivery, DeliveryOutcome } from '../../ports/delivery/delivery-store.ts';
import type { JobQueue } from '../../ports/delivery/queue.ts';
import type { WithActors } from '../database/actors.ts';
import type { Tx } from '../database/database.ts';
import { type ActorOf, oneOf, toDate, toDeed, toInstant } from '../database/rows.ts';
import { platformsSeen } from '../delivery/connection-store.ts';
import { oweCards } from '../delivery/delivery-store.ts';
import { settleDelivery } from '../delivery/settle-delivery.ts';
import type { Prisma } from '../generated/client.ts';

/** Of a target's deliveries, the one of the card that was signed; later ones mark it as past. */
const SIGNED_REVISION = 1;

export function pushStore(tx: Tx, queue: JobQueue, withActors: WithActors): PushStore {
  return {
    ...lookUps(tx, withActors),
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
    touch: (versionId) => touch(tx, versionId),
    settle: (delivery, as, now) => settle(tx, queue, delivery, as, now),
  };
}

function lookUps(tx: Tx, withActors: WithActors) {
  return {
    find: (versionId) => findPush(tx, versionId, withActors),
    async findForUpdate(versionId) {
      await tx.$queryRaw`SELECT 1 FROM crisis_push WHERE version_id = ${versionId}::uuid FOR UPDATE`;
      return findPush(tx, versionId, withActors);
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
    async exerciseMark(partnershipId, conversationId) {
      const where = { partnershipId, conversationId, active: true };
      return (await tx.channel.findFirst({ where }))?.exercise;
    },
  } satisfies Partial<PushStore>;
}

async function settle(
  tx: Tx,
  queue: JobQueue,
  delivery: ClaimedDelivery,
  as: DeliveryOutcome,
  now: Temporal.Instant,
): Promise<void> {
  const { partnershipId } = delivery;
  const target = await tx.crisisTarget.findUnique({ where: { id: delivery.recordId } });
  const boards = target ? await touch(tx, target.versionId) : [];
  const owed = boards.map(({ conversationId, ...card }) => {
    return { ...card, to: { conversationId }, partnershipId };
  });
  await oweCards(tx, queue, owed, now);
  await settleDelivery(tx, delivery, as, now);
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

async function touch(tx: Tx, recordId: string): Promise<ConversationCard[]> {
  const { revision } = await tx.crisisPush.update({
    where: { versionId: recordId },
    data: { revision: { increment: 1 } },
  });
  const board = { card: BOARD_CARD, recordId };
  const places = await tx.delivery.findMany({
    where: board,
    select: { conversationId: true },
    distinct: ['conversationId'],
  });
  const shown: ConversationCard[] = [];
  for (const { conversationId } of places) {
    // Whoever is about to build it waits for this transaction, so it shows what changes here.
    const { count } = await tx.delivery.updateMany({
      where: { ...board, conversationId, state: 'owed' },
      data: { reason: null },
    });
    if (count === 0) shown.push({ ...board, conversationId, revision });
  }
  return shown;
}

const WITH_ALL = {
  version: { include: { message: true } },
  targets: true,
} satisfies Prisma.CrisisPushInclude;

type PushRow = Prisma.CrisisPushGetPayload<{ include: typeof WITH_ALL }>;

async function findPush(
  tx: Tx,
  versionId: string,
  withActors: WithActors,
): Promise<Push | undefined> {
  const row = await tx.crisisPush.findUnique({ where: { versionId }, include: WITH_ALL });
  if (!row) return undefined;
  const deliveries = await tx.delivery.findMany({
    where: {
      card: PUSH_CARD,
      recordId: { in: row.targets.map(({ id }) => id) },
      revision: SIGNED_REVISION,
    },
    include: { conversation: true },
  });
  const { partnershipId, unitId } = row.version.message;
  const conversationId = { in: deliveries.map((one) => one.conversationId) };
  const channels = await tx.channel.findMany({ where: { partnershipId, conversationId } });
  const contacts = new Map(channels.map((one) => [one.conversationId, one.contact ?? undefined]));
  const seen = await platformsSeen(tx);
  const byTarget = new Map(
    deliveries.map((one) => {
      const { platform } = one.conversation;
      const platformSeen: PushedDelivery['platformSeen'] = seen && (seen.get(platform) ?? 'never');
      const contact = contacts.get(one.conversationId);
      return [one.recordId, { ...toPushedDelivery(one, contact), platform, platformSeen }];
    }),
  );
  return withActors((of) => ({
    versionId,
    partnershipId,
    unitId,
    pushed: toDeed(of(row.pushedById), row.pushedAt),
    stopped: toDeed(of(row.stoppedById), row.stoppedAt),
    overtakenBy: row.overtakenById ?? undefined,
    revision: row.revision,
    targets: row.targets.map((target) => toPushedTarget(target, byTarget.get(target.id), of)),
  }));
}

function toPushedTarget(
  row: PushRow['targets'][number],
  delivery: PushedDelivery | undefined,
  of: ActorOf,
): PushedTarget {
  const { id, key, confirmedById, confirmedAt } = row;
  return { id, key, delivery, confirmed: toDeed(of(confirmedById), confirmedAt) };
}

function toPushedDelivery(
  row: Prisma.DeliveryGetPayload<object>,
  contact: string | undefined,
): Omit<PushedDelivery, 'platform' | 'platformSeen'> {
  return {
    conversationId: row.conversationId,
    contact,
    state: oneOf(DELIVERY_STATES, row.state),
    reason: row.reason ?? undefined,
    settledAt: toInstant(row.settledAt),
  };
}
