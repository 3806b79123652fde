import { MESSAGE_LANGUAGES } from '../../domain/crisis/message.ts';
import { SPOKESPERSON_KINDS, type Spokesperson } from '../../domain/crisis/spokesperson.ts';
import type { CrisisTemplateStore, SpokespersonStore } from '../../ports/crisis/crisis-store.ts';
import type { WithActors } from '../database/actors.ts';
import type { Tx } from '../database/database.ts';
import { type ActorOf, oneOf, present, toDate, toDeed } from '../database/rows.ts';
import type { Prisma } from '../generated/client.ts';
import { frameRow } from './crisis-content.ts';

export function crisisVoiceStore(tx: Tx, withActors: WithActors): SpokespersonStore {
  return {
    async insert({ member, ...voice }) {
      await tx.crisisVoice.create({ data: { ...voice, memberId: member?.memberId ?? null } });
    },
    async update({ id, member, ...voice }) {
      const data = { ...voice, memberId: member?.memberId ?? null };
      await tx.crisisVoice.update({ where: { id }, data: { ...data, revision: { increment: 1 } } });
    },
    async find(id) {
      const row = await tx.crisisVoice.findUnique({ where: { id } });
      return withActors((of) => present(row, (found) => toVoice(found, of)));
    },
    async list(partnershipId) {
      const where = { partnershipId, active: true };
      const orderBy = { name: 'asc' } as const;
      const rows = await tx.crisisVoice.findMany({ where, orderBy });
      return withActors((of) => rows.map((row) => toVoice(row, of)));
    },
    async addReceipt({ voiceId, versionId, given }) {
      const data = [{ voiceId, versionId, byId: given.by.memberId, at: toDate(given.at) }];
      await tx.briefingReceipt.createMany({ data, skipDuplicates: true });
    },
    async listReceipts(voiceIds) {
      const rows = await tx.briefingReceipt.findMany({
        where: { voiceId: { in: [...voiceIds] } },
        orderBy: { at: 'desc' },
      });
      return withActors((of) =>
        rows.map(({ voiceId, versionId, byId, at }) => {
          return { voiceId, versionId, given: toDeed(of(byId), at) };
        }),
      );
    },
  };
}

export function crisisTemplateStore(tx: Tx, withActors: WithActors): CrisisTemplateStore {
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
        orderBy: [{ key: 'asc' }, { language: 'asc' }],
      });
      return withActors((of) =>
        rows.map(({ key, language, frame, lines, answers, writtenById, writtenAt }) => ({
          partnershipId,
          key,
          language: oneOf(MESSAGE_LANGUAGES, language),
          frame: frameRow.parse(frame),
          lines,
          answers,
          written: toDeed(of(writtenById), writtenAt),
        })),
      );
    },
  };
}

/** @throws UnknownWord */
function toVoice(row: Prisma.CrisisVoiceGetPayload<object>, of: ActorOf): Spokesperson {
  const { id, partnershipId, name, area, active } = row;
  return {
    ...{ id, partnershipId, name, area, active },
    kind: oneOf(SPOKESPERSON_KINDS, row.kind),
    language: oneOf(MESSAGE_LANGUAGES, row.language),
    member: of(row.memberId),
  };
}
