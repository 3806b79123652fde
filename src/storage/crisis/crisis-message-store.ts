import { MESSAGE_KINDS, type MessageVersion } from '../../domain/crisis/message.ts';
import type { CrisisMessage, MessageComment } from '../../domain/crisis/message-record.ts';
import { EVENT_KINDS } from '../../domain/crisis/templates.ts';
import type { Deed } from '../../domain/people/member.ts';
import { SIDES } from '../../domain/people/side.ts';
import type { CrisisMessageStore } from '../../ports/crisis/crisis-store.ts';
import type { Tx } from '../database/database.ts';
import type { CrisisMessage as MessageRow, Prisma } from '../generated/client.ts';
import { oneOf, toActor, toDate, toInstant } from '../rows.ts';
import { readContent } from './crisis-content.ts';

const PERSON = { include: { organisation: true } } as const;
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
    async find(id) {
      const row = await tx.crisisMessage.findUnique({ where: { id } });
      return row ? toMessage(row) : undefined;
    },
    async list(unitId) {
      const orderBy = { number: 'asc' } as const;
      const rows = await tx.crisisMessage.findMany({ where: { unitId }, orderBy });
      return rows.map(toMessage);
    },
    insertVersion: (version) => insertVersion(tx, version),
    updateSignatures: (version) => updateSignatures(tx, version),
    async findVersion(id) {
      const row = await tx.crisisVersion.findUnique({ where: { id }, include: WITH_DEEDS });
      return row ? toVersion(row) : undefined;
    },
    async newestVersion(messageId) {
      const orderBy = { number: 'desc' } as const;
      const where = { messageId };
      const row = await tx.crisisVersion.findFirst({ where, include: WITH_DEEDS, orderBy });
      return row ? toVersion(row) : undefined;
    },
    async listVersions(messageId) {
      const orderBy = { number: 'asc' } as const;
      const where = { messageId };
      const rows = await tx.crisisVersion.findMany({ where, include: WITH_DEEDS, orderBy });
      return rows.map(toVersion);
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
        return { id, versionId, text, written: { by: toActor(by), at: toInstant(at) } };
      });
    },
  };
}

async function insertVersion(tx: Tx, version: MessageVersion): Promise<void> {
  const { id, messageId, number, content, hash, written, expiresAt } = version;
  await tx.crisisVersion.create({
    data: {
      id,
      messageId,
      number,
      content: structuredClone(content) as object,
      hash,
      writtenById: written.by.memberId,
      writtenAt: toDate(written.at),
      expiresAt: toDate(expiresAt),
    },
  });
}

async function updateSignatures(tx: Tx, version: MessageVersion): Promise<void> {
  const { id: versionId, signatures } = version;
  await tx.crisisSignature.deleteMany({ where: { versionId } });
  const signed = SIDES.flatMap((side) => {
    const deed = signatures[side];
    return deed ? [{ versionId, side, memberId: deed.by.memberId, at: toDate(deed.at) }] : [];
  });
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
  const { id, messageId, number, hash, message, push } = row;
  const signatures = row.signatures.map(({ side, member, at }) => {
    return [oneOf(SIDES, side), deed(member, at)] as const;
  });
  return {
    id,
    messageId,
    unitId: message.unitId,
    partnershipId: message.partnershipId,
    number,
    content: readContent(row.content),
    hash,
    written: deed(row.writtenBy, row.writtenAt),
    signatures: Object.fromEntries(signatures),
    ...(push && { pushed: deed(push.pushedBy, push.pushedAt) }),
    ...(push?.stoppedBy && push.stoppedAt && { stopped: deed(push.stoppedBy, push.stoppedAt) }),
    expiresAt: toInstant(row.expiresAt),
  };
}

function deed(member: Parameters<typeof toActor>[0], at: Date): Deed {
  return { by: toActor(member), at: toInstant(at) };
}
