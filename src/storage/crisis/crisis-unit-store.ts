import type { CrisisUnit } from '../../domain/crisis/unit.ts';
import type { CrisisUnitStore } from '../../ports/crisis/crisis-store.ts';
import type { WithActors } from '../database/actors.ts';
import type { Tx } from '../database/database.ts';
import { present, toDate } from '../database/rows.ts';
import { insertingRows } from '../database/saving-rows.ts';
import { Prisma } from '../generated/client.ts';
import { toUnit, WITH_SEATS } from './crisis-rows.ts';
import { lockUnit } from './lock-unit.ts';
import { saveUnits, seatRows, unitRow } from './save-units.ts';
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
    update: (unit) => saveUnits(tx, [unit]),
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
    ...manyOf(tx, withActors),
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

function manyOf(
  tx: Tx,
  withActors: WithActors,
): Pick<CrisisUnitStore, 'updateAll' | 'lock' | 'findAll'> {
  return {
    updateAll: (units) => saveUnits(tx, units),
    // Always in one order, or two wait for each other.
    async lock(ids) {
      const rows = await tx.$queryRaw<{ id: string }[]>`
        SELECT id FROM crisis_unit WHERE id = ANY(${[...ids]}::uuid[]) ORDER BY id FOR NO KEY UPDATE`;
      return new Set(rows.map(({ id }) => id));
    },
    async findAll(ids) {
      const where = { id: { in: [...ids] } };
      const rows = await tx.crisisUnit.findMany({ where, include: WITH_SEATS });
      return withActors((of) => rows.map((row) => toUnit(row, of)));
    },
  };
}

async function insert(tx: Tx, unit: CrisisUnit): Promise<void> {
  const { partnershipId, reference, exercise, signals, opened } = unit;
  const row = {
    ...{ ...unitRow(unit), partnershipId, reference, exercise, signals },
    report: unit.report,
    openedById: opened.by.memberId,
    openedAt: toDate(opened.at),
  };
  await tx.$executeRaw`
    WITH unit AS (${insertingRows('crisis_unit', [row])})
    INSERT INTO crisis_seat
    SELECT * FROM jsonb_populate_recordset(NULL::crisis_seat, ${JSON.stringify(seatRows(unit))}::jsonb)`;
}
