import { MESSAGE_KINDS, type MessageVersion } from '../../domain/crisis/message.ts';
import type { CrisisMessage, MessageComment } from '../../domain/crisis/message-record.ts';
import { EVENT_KINDS } from '../../domain/crisis/templates.ts';
import type { CrisisMessageStore } from '../../ports/crisis/crisis-store.ts';
import type { WithActors } from '../database/actors.ts';
import type { Tx } from '../database/database.ts';
import {
  type ActorOf,
  fromSideDeeds,
  oneOf,
  present,
  toDate,
  toDeed,
  toInstant,
  toJson,
  toSideDeeds,
} from '../database/rows.ts';
import type { CrisisMessage as MessageRow, Prisma } from '../generated/client.ts';
import { readContent } from './crisis-content.ts';

const WITH_DEEDS = {
  message: true,
  signatures: true,
  push: true,
} as const satisfies Prisma.CrisisVersionInclude;

export function crisisMessageStore(tx: Tx, withActors: WithActors): CrisisMessageStore {
  return {
    async insert({ followsId, ...message }) {
      await tx.crisisMessage.create({ data: { ...message, followsId: followsId ?? null } });
    },
    async updateBeside({ id, lines, answers }) {
      await tx.crisisMessage.update({ where: { id }, data: { lines, answers } });
    },
    find: async (id) => present(await tx.crisisMessage.findUnique({ where: { id } }), toMessage),
    async list(unitId) {
      const orderBy = { number: 'asc' } as const;
      const rows = await tx.crisisMessage.findMany({ where: { unitId }, orderBy });
      return rows.map(toMessage);
    },
    insertVersion: (version) => insertVersion(tx, version),
    updateSignatures: (version) => updateSignatures(tx, version),
    async findVersion(id) {
      const row = await tx.crisisVersion.findUnique({ where: { id }, include: WITH_DEEDS });
      return withActors((of) => present(row, (found) => toVersion(found, of)));
    },
    async findVersions(ids) {
      const where = { id: { in: [...ids] } };
      const rows = await tx.crisisVersion.findMany({ where, include: WITH_DEEDS });
      return withActors((of) => rows.map((row) => toVersion(row, of)));
    },
    newestOfUnits: (unitIds) => newestOfUnits(tx, unitIds, withActors),
    async newestVersion(messageId) {
      const orderBy = { number: 'desc' } as const;
      const asked = { where: { messageId }, include: WITH_DEEDS, orderBy };
      const row = await tx.crisisVersion.findFirst(asked);
      return withActors((of) => present(row, (found) => toVersion(found, of)));
    },
    async listVersions(messageId) {
      const orderBy = { number: 'asc' } as const;
      const asked = { where: { messageId }, include: WITH_DEEDS, orderBy };
      const rows = await tx.crisisVersion.findMany(asked);
      return withActors((of) => rows.map((row) => toVersion(row, of)));
    },
    async touchVersion(id) {
      const data = { revision: { increment: 1 } };
      const { revision } = await tx.crisisVersion.update({ where: { id }, data });
      return revision;
    },
    async touchVersions(ids) {
      if (ids.length === 0) return new Map();
      const rows = await tx.$queryRaw<{ id: string; revision: number }[]>`
        UPDATE crisis_version SET revision = revision + 1 WHERE id = ANY(${[...ids]}::uuid[])
        RETURNING id, revision`;
      return new Map(rows.map(({ id, revision }) => [id, revision]));
    },
    ...commentsOf(tx, withActors),
  };
}

function commentsOf(
  tx: Tx,
  withActors: WithActors,
): Pick<CrisisMessageStore, 'insertComment' | 'listComments'> {
  return {
    async insertComment({ written, ...comment }) {
      const data = { ...comment, byId: written.by.memberId, at: toDate(written.at) };
      await tx.crisisComment.create({ data });
    },
    async listComments(versionId) {
      const rows = await tx.crisisComment.findMany({
        where: { versionId },
        orderBy: { at: 'asc' },
      });
      return withActors((of) =>
        rows.map(({ id, text, byId, at }): MessageComment => {
          return { id, versionId, text, written: toDeed(of(byId), at) };
        }),
      );
    },
  };
}

async function newestOfUnits(
  tx: Tx,
  unitIds: readonly string[],
  withActors: WithActors,
): Promise<ReadonlyMap<string, readonly MessageVersion[]>> {
  const newest = { include: WITH_DEEDS, orderBy: { number: 'desc' }, take: 1 } as const;
  const messages = await tx.crisisMessage.findMany({
    where: { unitId: { in: [...unitIds] } },
    include: { versions: newest },
    orderBy: { number: 'asc' },
  });
  const rows = messages.flatMap(({ versions }) => versions);
  const versions = await withActors((of) => rows.map((row) => toVersion(row, of)));
  return Map.groupBy(versions, ({ unitId }) => unitId);
}

async function insertVersion(tx: Tx, version: MessageVersion): Promise<void> {
  const { id, messageId, number, content, hash, written, expiresAt } = version;
  await tx.crisisVersion.create({
    data: {
      ...{ id, messageId, number, hash },
      content: toJson(content),
      writtenById: written.by.memberId,
      writtenAt: toDate(written.at),
      expiresAt: toDate(expiresAt),
    },
  });
}

async function updateSignatures(tx: Tx, version: MessageVersion): Promise<void> {
  const { id: versionId, signatures } = version;
  await tx.crisisSignature.deleteMany({ where: { versionId } });
  const signed = fromSideDeeds(signatures).map((deed) => ({ versionId, ...deed }));
  await tx.crisisSignature.createMany({ data: signed });
}

/** @throws UnknownWord */
function toMessage(row: MessageRow): CrisisMessage {
  return {
    ...row,
    kind: oneOf(MESSAGE_KINDS, row.kind),
    template: oneOf(EVENT_KINDS, row.template),
    followsId: row.followsId ?? undefined,
  };
}

/** @throws UnknownWord, ZodError for what somebody wrote into the database by hand. */
function toVersion(
  row: Prisma.CrisisVersionGetPayload<{ include: typeof WITH_DEEDS }>,
  of: ActorOf,
): MessageVersion {
  const { id, messageId, number, hash, push } = row;
  const { unitId, partnershipId } = row.message;
  const stopped = push && toDeed(of(push.stoppedById), push.stoppedAt);
  return {
    ...{ id, messageId, unitId, partnershipId, number, hash },
    content: readContent(row.content),
    written: toDeed(of(row.writtenById), row.writtenAt),
    signatures: toSideDeeds(row.signatures, of),
    ...(push && { pushed: toDeed(of(push.pushedById), push.pushedAt) }),
    ...(stopped && { stopped }),
    expiresAt: toInstant(row.expiresAt),
  };
}
