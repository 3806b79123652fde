import { MESSAGE_KINDS, type MessageVersion } from '../../domain/crisis/message.ts';
import type { CrisisMessage, MessageComment } from '../../domain/crisis/message-record.ts';
import { EVENT_KINDS } from '../../domain/crisis/templates.ts';
import type { CrisisMessageStore } from '../../ports/crisis/crisis-store.ts';
import type { WithActors } from '../database/actors.ts';
import type { Tx } from '../database/database.ts';
import {
  type ActorOf,
  fromSideDeeds,
  insertingRows,
  oneOf,
  present,
  toDate,
  toDeed,
  toInstant,
  toSideDeeds,
} from '../database/rows.ts';
import { type CrisisMessage as MessageRow, Prisma } from '../generated/client.ts';
import { readContent } from './crisis-content.ts';

const WITH_DEEDS = {
  message: true,
  signatures: true,
  push: true,
} as const satisfies Prisma.CrisisVersionInclude;

export function crisisMessageStore(tx: Tx, withActors: WithActors): CrisisMessageStore {
  return {
    async updateBeside({ id, lines, answers }) {
      await tx.crisisMessage.update({ where: { id }, data: { lines, answers } });
    },
    find: async (id) => present(await tx.crisisMessage.findUnique({ where: { id } }), toMessage),
    async list(unitId) {
      const orderBy = { number: 'asc' } as const;
      const rows = await tx.crisisMessage.findMany({ where: { unitId }, orderBy });
      return rows.map(toMessage);
    },
    insertVersion: (version, beside) => insertVersion(tx, version, beside),
    updateSignatures: (version) => updateSignatures(tx, version),
    async findVersion(id) {
      const row = await tx.crisisVersion.findUnique({ where: { id }, include: WITH_DEEDS });
      return withActors((of) => present(row, (found) => toVersion(found, of)));
    },
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
    async touchVersions(ids) {
      if (ids.length === 0) return new Map();
      const rows = await tx.$queryRaw<Touched[]>`${touching(ids)}`;
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

interface Touched {
  readonly id: string;
  readonly revision: number;
}

function touching(ids: readonly string[]): Prisma.Sql {
  return Prisma.sql`
    UPDATE crisis_version SET revision = revision + 1 WHERE id = ANY(${[...ids]}::uuid[])
    RETURNING id, revision`;
}

async function insertVersion(
  tx: Tx,
  version: MessageVersion,
  { message, replaces }: Parameters<CrisisMessageStore['insertVersion']>[1] = {},
): Promise<number | undefined> {
  const { id, messageId, number, content, hash, written, expiresAt } = version;
  const row = {
    ...{ id, messageId, number, hash, content, revision: 1 },
    writtenById: written.by.memberId,
    writtenAt: toDate(written.at),
    expiresAt: toDate(expiresAt),
  };
  const begun =
    message && Prisma.sql`begun AS (${insertingRows('crisis_message', [{ ...message }])}),`;
  const [touched] = await tx.$queryRaw<Touched[]>`
    WITH ${begun ?? Prisma.empty}
      replaced AS (${touching(replaces === undefined ? [] : [replaces])}),
      written AS (${insertingRows('crisis_version', [row])})
    SELECT id, revision FROM replaced`;
  return touched?.revision;
}

async function updateSignatures(tx: Tx, { id, signatures }: MessageVersion): Promise<number> {
  const signed = fromSideDeeds(signatures).map(({ memberId: member_id, ...deed }) => {
    return { version_id: id, member_id, ...deed };
  });
  const sides = signed.map(({ side }) => side);
  const [touched] = await tx.$queryRaw<Touched[]>`
    WITH withdrawn AS (
      DELETE FROM crisis_signature WHERE version_id = ${id}::uuid AND side <> ALL(${sides}::text[])
    ), signed AS (
      INSERT INTO crisis_signature
      SELECT * FROM jsonb_populate_recordset(NULL::crisis_signature, ${JSON.stringify(signed)}::jsonb)
      ON CONFLICT (version_id, side) DO UPDATE SET member_id = EXCLUDED.member_id, at = EXCLUDED.at
    )
    ${touching([id])}`;
  if (!touched) throw new Error('There is no such version.');
  return touched.revision;
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
