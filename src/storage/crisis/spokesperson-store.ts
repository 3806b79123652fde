import { MESSAGE_LANGUAGES } from '../../domain/crisis/message.ts';
import { SPOKESPERSON_KINDS, type Spokesperson } from '../../domain/crisis/spokesperson.ts';
import type { CrisisTemplateStore, SpokespersonStore } from '../../ports/crisis/crisis-store.ts';
import type { WithActors } from '../database/actors.ts';
import type { Tx } from '../database/database.ts';
import { type ActorOf, columnsOf, oneOf, present, toDate, toDeed } from '../database/rows.ts';
import { Prisma } from '../generated/client.ts';
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
    async isBriefed(voiceId, versionId) {
      const where = { voiceId_versionId: { voiceId, versionId } };
      return (await tx.briefingReceipt.findUnique({ where })) !== null;
    },
    async listBriefed(partnershipId, id) {
      const rows = await tx.$queryRaw<BriefedRow[]>`
        SELECT ${VOICE}, ${LAST} AS last FROM crisis_voice AS v
        WHERE v.partnership_id = ${partnershipId}::uuid
          AND ${id === undefined ? Prisma.sql`v.active` : Prisma.sql`v.id = ${id}::uuid`}
        ORDER BY v.name`;
      return withActors((of) =>
        rows.map((row) => {
          return { spokesperson: toVoice(row, of), last: present(row.last, toLast(row.id, of)) };
        }),
      );
    },
  };
}

const VOICE = Prisma.raw(columnsOf('v', Prisma.CrisisVoiceScalarFieldEnum));
/** What the voice `v` was briefed on last. */
const LAST = Prisma.raw(`(
  SELECT jsonb_build_object('versionId', r.version_id, 'byId', r.by_id, 'at', r.at,
    'reference', version.content->>'reference', 'number', version.number)
  FROM briefing_receipt AS r JOIN crisis_version AS version ON version.id = r.version_id
  WHERE r.voice_id = v.id ORDER BY r.at DESC LIMIT 1)`);

interface LastRow {
  readonly versionId: string;
  readonly byId: string;
  readonly at: string;
  readonly reference: string;
  readonly number: number;
}

type BriefedRow = Prisma.CrisisVoiceGetPayload<object> & { readonly last: LastRow | null };

function toLast(voiceId: string, of: ActorOf) {
  return ({ versionId, byId, at, reference, number }: LastRow) => {
    return { voiceId, versionId, reference, number, given: toDeed(of(byId), at) };
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
