import { MESSAGE_LANGUAGES } from '../../domain/crisis/message.ts';
import { SPOKESPERSON_KINDS, type Spokesperson } from '../../domain/crisis/spokesperson.ts';
import type { CrisisTemplateStore, SpokespersonStore } from '../../ports/crisis/crisis-store.ts';
import type { Tx } from '../database/database.ts';
import { oneOf, PERSON, present, toActor, toDate, toDeed } from '../database/rows.ts';
import type { Prisma } from '../generated/client.ts';
import { frameRow } from './crisis-content.ts';

const WITH_MEMBER = { member: PERSON } as const satisfies Prisma.CrisisVoiceInclude;

export function crisisVoiceStore(tx: Tx): SpokespersonStore {
  return {
    async insert({ member, ...voice }) {
      await tx.crisisVoice.create({ data: { ...voice, memberId: member?.memberId ?? null } });
    },
    async update({ id, member, ...voice }) {
      const data = { ...voice, memberId: member?.memberId ?? null };
      await tx.crisisVoice.update({ where: { id }, data: { ...data, revision: { increment: 1 } } });
    },
    find: async (id) =>
      present(await tx.crisisVoice.findUnique({ where: { id }, include: WITH_MEMBER }), toVoice),
    async list(partnershipId) {
      const where = { partnershipId, active: true };
      const orderBy = { name: 'asc' } as const;
      const rows = await tx.crisisVoice.findMany({ where, include: WITH_MEMBER, orderBy });
      return rows.map(toVoice);
    },
    async addReceipt({ voiceId, versionId, given }) {
      const data = [{ voiceId, versionId, byId: given.by.memberId, at: toDate(given.at) }];
      await tx.briefingReceipt.createMany({ data, skipDuplicates: true });
    },
    async listReceipts(voiceIds) {
      const rows = await tx.briefingReceipt.findMany({
        where: { voiceId: { in: [...voiceIds] } },
        include: { by: PERSON },
        orderBy: { at: 'desc' },
      });
      return rows.map(({ voiceId, versionId, by, at }) => {
        return { voiceId, versionId, given: toDeed(by, at) };
      });
    },
  };
}

export function crisisTemplateStore(tx: Tx): CrisisTemplateStore {
  return {
    async save({ partnershipId, key, language, frame, lines, answers, written }) {
      const where = { partnershipId_key_language: { partnershipId, key, language } };
      const deed = { writtenById: written.by.memberId, writtenAt: toDate(written.at) };
      const update = { frame: { ...frame }, lines, answers, ...deed };
      const create = { partnershipId, key, language, ...update };
      await tx.crisisTemplate.upsert({ where, create, update });
    },
    async list(partnershipId) {
      const rows = await tx.crisisTemplate.findMany({
        where: { partnershipId },
        include: { writtenBy: PERSON },
        orderBy: [{ key: 'asc' }, { language: 'asc' }],
      });
      return rows.map(({ key, language, frame, lines, answers, writtenBy, writtenAt }) => ({
        partnershipId,
        key,
        language: oneOf(MESSAGE_LANGUAGES, language),
        frame: frameRow.parse(frame),
        lines,
        answers,
        written: toDeed(writtenBy, writtenAt),
      }));
    },
  };
}

/** @throws UnknownWord */
function toVoice(row: Prisma.CrisisVoiceGetPayload<{ include: typeof WITH_MEMBER }>): Spokesperson {
  const { id, partnershipId, name, area, active, member } = row;
  return {
    ...{ id, partnershipId, name, area, active },
    kind: oneOf(SPOKESPERSON_KINDS, row.kind),
    language: oneOf(MESSAGE_LANGUAGES, row.language),
    member: present(member, toActor),
  };
}
