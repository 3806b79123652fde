import type { MessageVersion } from '../../domain/crisis/message.ts';
import type { CrisisMessageStore } from '../../ports/crisis/crisis-store.ts';
import type { WithActors } from '../database/actors.ts';
import type { Tx } from '../database/database.ts';
import { fromSideDeeds, present, toDate, toJson } from '../database/rows.ts';
import type { Prisma } from '../generated/client.ts';
import { toMessage, toVersion, WITH_DEEDS } from './crisis-rows.ts';
import {
  PRINTED_VERSION,
  toCurrent,
  toPrintedVersion,
  toWholeVersion,
  WHOLE_VERSION,
  WITH_NEWEST,
} from './whole-crisis-rows.ts';

export function crisisMessageStore(tx: Tx, withActors: WithActors): CrisisMessageStore {
  return {
    async insert({ followsId, ...message }) {
      await tx.crisisMessage.create({ data: { ...message, followsId: followsId ?? null } });
    },
    async updateBeside({ id, lines, answers }) {
      await tx.crisisMessage.update({ where: { id }, data: { lines, answers } });
    },
    find: async (id) => present(await tx.crisisMessage.findUnique({ where: { id } }), toMessage),
    async listCurrent(unitId) {
      const orderBy = { number: 'asc' } as const;
      const asked = { where: { unitId }, include: WITH_NEWEST, orderBy };
      const rows = await tx.crisisMessage.findMany(asked);
      return withActors((of) => rows.flatMap((row) => toCurrent(row, of)));
    },
    insertVersion: (version) => insertVersion(tx, version),
    updateSignatures: (version) => updateSignatures(tx, version),
    async touchVersion(id) {
      const data = { revision: { increment: 1 } };
      const { revision } = await tx.crisisVersion.update({ where: { id }, data });
      return revision;
    },
    async insertComment({ written, ...comment }) {
      const data = { ...comment, byId: written.by.memberId, at: toDate(written.at) };
      await tx.crisisComment.create({ data });
    },
    ...versionsOf(tx, withActors),
  };
}

function versionsOf(tx: Tx, withActors: WithActors) {
  const find = async (where: Prisma.CrisisVersionWhereUniqueInput) => {
    const include = { ...WITH_DEEDS, message: true };
    const row = await tx.crisisVersion.findUnique({ where, include });
    return withActors((of) => present(row, (found) => toVersion(found, found.message, of)));
  };
  return {
    findVersion: (id) => find({ id }),
    findNumbered: (messageId, number) => find({ messageId_number: { messageId, number } }),
    async findWhole(id) {
      const row = await tx.crisisVersion.findUnique({ where: { id }, include: WHOLE_VERSION });
      return withActors((of) => present(row, (found) => toWholeVersion(found, of)));
    },
    async findForPrint(id) {
      const row = await tx.crisisVersion.findUnique({ where: { id }, include: PRINTED_VERSION });
      return withActors((of) => present(row, (found) => toPrintedVersion(found, of)));
    },
  } satisfies Partial<CrisisMessageStore>;
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
