import type { MessageVersion } from '../../domain/crisis/message.ts';
import type { CrisisMessageStore } from '../../ports/crisis/crisis-store.ts';
import type { WithActors } from '../database/actors.ts';
import type { Tx } from '../database/database.ts';
import { fromSideDeeds, present, toDate } from '../database/rows.ts';
import { insertingRows } from '../database/saving-rows.ts';
import { Prisma } from '../generated/client.ts';
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
    insertVersion: (version, beside) => insertVersion(tx, version, beside),
    updateSignatures: (version) => updateSignatures(tx, version),
    async touchVersions(ids) {
      if (ids.length === 0) return new Map();
      const rows = await tx.$queryRaw<Touched[]>`${touching(ids)}`;
      return new Map(rows.map(({ id, revision }) => [id, revision]));
    },
    async findVersions(ids) {
      const include = { ...WITH_DEEDS, message: true };
      const rows = await tx.crisisVersion.findMany({ where: { id: { in: [...ids] } }, include });
      return withActors((of) => rows.map((row) => toVersion(row, row.message, of)));
    },
    newestOfUnits: (unitIds) => newestOfUnits(tx, unitIds, withActors),
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
  const versions = await withActors((of) =>
    messages.flatMap((message) => message.versions.map((row) => toVersion(row, message, of))),
  );
  return Map.groupBy(versions, ({ unitId }) => unitId);
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
