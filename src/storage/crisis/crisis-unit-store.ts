import type { CrisisUnit } from '../../domain/crisis/unit.ts';
import type { CrisisUnitStore } from '../../ports/crisis/crisis-store.ts';
import type { WithActors } from '../database/actors.ts';
import type { Tx } from '../database/database.ts';
import { fromSideDeeds, present, toDate } from '../database/rows.ts';
import { insertingRows, updatingRows } from '../database/saving-rows.ts';
import { Prisma } from '../generated/client.ts';
import { toUnit, WITH_SEATS } from './crisis-rows.ts';
import { lockUnit } from './lock-unit.ts';
import { sitrepStore } from './sitrep-store.ts';
import { toWholeUnit, WHOLE_UNIT } from './whole-crisis-rows.ts';

export function crisisUnitStore(tx: Tx, withActors: WithActors): CrisisUnitStore {
  const one = async (where: Prisma.CrisisUnitWhereInput) => {
    const row = await tx.crisisUnit.findFirst({ where, include: WITH_SEATS });
    return withActors((of) => present(row, (found) => toUnit(found, of)));
  };
  const locked = async (where: Prisma.Sql) => {
    const row = await lockUnit(tx, where);
    if (row && !row.whole) return one({ id: row.id });
    return withActors((of) => row && toUnit(row, of));
  };
  const listWhole = async (where: Prisma.CrisisUnitWhereInput) => {
    const orderBy = { openedAt: 'asc' } as const;
    const rows = await tx.crisisUnit.findMany({ where, include: WHOLE_UNIT, orderBy });
    return withActors((of) => rows.map((row) => toWholeUnit(row, of)));
  };
  return {
    insert: (unit) => insert(tx, unit),
    update: (unit) => update(tx, unit),
    async lockPartnership(partnershipId) {
      await tx.$queryRaw`
        SELECT id FROM partnership WHERE id = ${partnershipId}::uuid FOR NO KEY UPDATE`;
    },
    findForUpdate: (id) => locked(Prisma.sql`id = ${id}::uuid`),
    async lockOfVersion(versionId) {
      await tx.$queryRaw`
        SELECT unit.id FROM crisis_unit AS unit
        JOIN crisis_message AS message ON message.unit_id = unit.id
        JOIN crisis_version AS version ON version.message_id = message.id
        WHERE version.id = ${versionId}::uuid FOR NO KEY UPDATE OF unit`;
    },
    find: (id) => one({ id }),
    findWhole: async (id) => (await listWhole({ id })).at(0),
    findWholeByReference: async (partnershipId, reference) =>
      (await listWhole({ partnershipId, reference })).at(0),
    listOpenWhole: (partnershipId) => listWhole({ partnershipId, closedAt: null }),
    async listOpen(partnershipId) {
      const where = { partnershipId, closedAt: null };
      const orderBy = { openedAt: 'asc' } as const;
      const rows = await tx.crisisUnit.findMany({ where, include: WITH_SEATS, orderBy });
      return withActors((of) => rows.map((row) => toUnit(row, of)));
    },
    ...sitrepStore(tx, withActors),
  };
}

async function insert(tx: Tx, unit: CrisisUnit): Promise<void> {
  const { id, partnershipId, reference, exercise, signals, opened } = unit;
  const row = {
    ...{ id, partnershipId, reference, exercise, signals, ...changing(unit) },
    report: unit.report,
    openedById: opened.by.memberId,
    openedAt: toDate(opened.at),
  };
  await tx.$executeRaw`
    WITH unit AS (${insertingRows('crisis_unit', [row])})
    INSERT INTO crisis_seat SELECT * FROM ${seatsAsSql(unit)} AS seat`;
}

/** With who sits in it and who said that it may be closed, in one statement. */
async function update(tx: Tx, unit: CrisisUnit): Promise<void> {
  const said = fromSideDeeds(unit.closings).map(({ memberId: member_id, ...deed }) => {
    return { unit_id: unit.id, member_id, ...deed };
  });
  const sides = said.map(({ side }) => side);
  await tx.$executeRaw`
    WITH seated AS (
      INSERT INTO crisis_seat SELECT * FROM ${seatsAsSql(unit)} AS seat
      ON CONFLICT (unit_id, side, place) DO UPDATE SET
        member_id = EXCLUDED.member_id, called_at = EXCLUDED.called_at, in_at = EXCLUDED.in_at
    ), unsaid AS (
      DELETE FROM crisis_closing WHERE unit_id = ${unit.id}::uuid AND side <> ALL(${sides}::text[])
    ), said AS (
      INSERT INTO crisis_closing
      SELECT * FROM jsonb_populate_recordset(NULL::crisis_closing, ${JSON.stringify(said)}::jsonb)
      ON CONFLICT (unit_id, side) DO UPDATE SET member_id = EXCLUDED.member_id, at = EXCLUDED.at
    )
    ${updatingRows('crisis_unit', [{ id: unit.id, ...changing(unit) }])}`;
}

function changing({ revision, sitrepMinutes, sitrepDueAt, closedAt }: CrisisUnit) {
  return { revision, sitrepMinutes, sitrepDueAt: toDate(sitrepDueAt), closedAt: toDate(closedAt) };
}

/** Their rows, to be inserted. */
function seatsAsSql({ id, seats }: CrisisUnit): Prisma.Sql {
  const rows = seats.map(({ side, place, holder, calledAt, inAt }) => {
    const when = { called_at: toDate(calledAt), in_at: toDate(inAt) };
    return { unit_id: id, side, place, member_id: holder.memberId, ...when };
  });
  return Prisma.sql`jsonb_populate_recordset(NULL::crisis_seat, ${JSON.stringify(rows)}::jsonb)`;
}
