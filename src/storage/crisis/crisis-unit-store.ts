import type { CrisisSeat, CrisisUnit } from '../../domain/crisis/unit.ts';
import type { CrisisUnitStore } from '../../ports/crisis/crisis-store.ts';
import type { WithActors } from '../database/actors.ts';
import type { Tx } from '../database/database.ts';
import { fromSideDeeds, present, toDate } from '../database/rows.ts';
import type { Prisma } from '../generated/client.ts';
import { toSitrep, toUnit, WITH_SEATS } from './crisis-rows.ts';
import { NEWEST_SITREPS, toWholeUnit, WHOLE_UNIT } from './whole-crisis-rows.ts';

export function crisisUnitStore(tx: Tx, withActors: WithActors): CrisisUnitStore {
  const one = async (where: Prisma.CrisisUnitWhereInput) => {
    const row = await tx.crisisUnit.findFirst({ where, include: WITH_SEATS });
    return withActors((of) => present(row, (found) => toUnit(found, of)));
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
    async findForUpdate(id) {
      await tx.$queryRaw`SELECT id FROM crisis_unit WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
      return one({ id });
    },
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
    async insertSitrep({ written, ...sitrep }) {
      const data = { ...sitrep, byId: written.by.memberId, at: toDate(written.at) };
      await tx.crisisSitrep.create({ data });
    },
    async findSitrep(id) {
      const row = await tx.crisisSitrep.findUnique({ where: { id } });
      return withActors((of) => present(row, (found) => toSitrep(found, of)));
    },
    async listSitreps(unitId) {
      const rows = await tx.crisisSitrep.findMany({ where: { unitId }, ...NEWEST_SITREPS });
      return withActors((of) => rows.map((row) => toSitrep(row, of)));
    },
  };
}

async function insert(tx: Tx, unit: CrisisUnit): Promise<void> {
  const { id, partnershipId, reference, exercise, signals, opened, revision } = unit;
  await tx.crisisUnit.create({
    data: {
      ...{ id, partnershipId, reference, exercise, revision },
      report: { ...unit.report },
      signals: [...signals],
      openedById: opened.by.memberId,
      openedAt: toDate(opened.at),
      ...changing(unit),
    },
  });
  await tx.crisisSeat.createMany({ data: unit.seats.map((seat) => seatRow(unit.id, seat)) });
}

async function update(tx: Tx, unit: CrisisUnit): Promise<void> {
  const { id: unitId, revision, closings } = unit;
  await tx.crisisUnit.update({ where: { id: unitId }, data: { revision, ...changing(unit) } });
  for (const seat of unit.seats) {
    const { side, place } = seat;
    const data = seatRow(unitId, seat);
    await tx.crisisSeat.update({ where: { unitId_side_place: { unitId, side, place } }, data });
  }
  await tx.crisisClosing.deleteMany({ where: { unitId } });
  const said = fromSideDeeds(closings).map((deed) => ({ unitId, ...deed }));
  await tx.crisisClosing.createMany({ data: said });
}

function changing({ sitrepMinutes, sitrepDueAt, closedAt }: CrisisUnit) {
  return { sitrepMinutes, sitrepDueAt: toDate(sitrepDueAt), closedAt: toDate(closedAt) };
}

function seatRow(unitId: string, { side, place, holder, calledAt, inAt }: CrisisSeat) {
  const when = { calledAt: toDate(calledAt), inAt: toDate(inAt) };
  return { unitId, side, place, memberId: holder.memberId, ...when };
}
