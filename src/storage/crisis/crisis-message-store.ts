import { MESSAGE_KINDS, type MessageVersion } from '../../domain/crisis/message.ts';
import type { CrisisMessage, MessageComment } from '../../domain/crisis/message-record.ts';
import { EVENT_KINDS } from '../../domain/crisis/templates.ts';
import type { CrisisMessageStore } from '../../ports/crisis/crisis-store.ts';
import type { Tx } from '../database/database.ts';
import {
  fromSideDeeds,
  oneOf,
  PERSON,
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
  writtenBy: PERSON,
  signatures: { include: { member: PERSON } },
  push: { include: { pushedBy: PERSON, stoppedBy: PERSON } },
} as const satisfies Prisma.CrisisVersionInclude;

export function crisisMessageStore(tx: Tx): CrisisMessageStore {
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
    findVersion: async (id) =>
      present(await tx.crisisVersion.findUnique({ where: { id }, include: WITH_DEEDS }), toVersion),
    async newestVersion(messageId) {
      const orderBy = { number: 'desc' } as const;
      const asked = { where: { messageId }, include: WITH_DEEDS, orderBy };
      return present(await tx.crisisVersion.findFirst(asked), toVersion);
    },
    async listVersions(messageId) {
      const orderBy = { number: 'asc' } as const;
      const asked = { where: { messageId }, include: WITH_DEEDS, orderBy };
      return (await tx.crisisVersion.findMany(asked)).map(toVersion);
    },
    async touchVersion(id) {
      const data = { revision: { increment: 1 } };
      const { revision } = await tx.crisisVersion.update({ where: { id }, data });
      return revision;
    },
    ...commentsOf(tx),
  };
}

function commentsOf(tx: Tx): Pick<CrisisMessageStore, 'insertComment' | 'listComments'> {
  return {
    async insertComment({ written, ...comment }) {
      const data = { ...comment, byId: written.by.memberId, at: toDate(written.at) };
      await tx.crisisComment.create({ data });
    },
    async listComments(versionId) {
      const rows = await tx.crisisComment.findMany({
        where: { versionId },
        include: { by: PERSON },
        orderBy: { at: 'asc' },
      });
      return rows.map(({ id, text, by, at }): MessageComment => {
        return { id, versionId, text, written: toDeed(by, at) };
      });
    },
  };
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
): MessageVersion {
  const { id, messageId, number, hash, push } = row;
  const { unitId, partnershipId } = row.message;
  const stopped = push && toDeed(push.stoppedBy, push.stoppedAt);
  return {
    ...{ id, messageId, unitId, partnershipId, number, hash },
    content: readContent(row.content),
    written: toDeed(row.writtenBy, row.writtenAt),
    signatures: toSideDeeds(row.signatures),
    ...(push && { pushed: toDeed(push.pushedBy, push.pushedAt) }),
    ...(stopped && { stopped }),
    expiresAt: toInstant(row.expiresAt),
  };
}
