import { z } from 'zod';
import { type CrisisSeat, type CrisisUnit, PLACES, type Sitrep } from '../../domain/crisis/unit.ts';
import { SIDES } from '../../domain/people/side.ts';
import type { CrisisUnitStore } from '../../ports/crisis/crisis-store.ts';
import type { Tx } from '../database/database.ts';
import {
  fromSideDeeds,
  oneOf,
  PERSON,
  present,
  toActor,
  toDate,
  toDeed,
  toInstant,
  toSideDeeds,
} from '../database/rows.ts';
import type { Prisma } from '../generated/client.ts';

const WITH_SEATS = {
  openedBy: PERSON,
  seats: { include: { member: PERSON } },
  closings: { include: { member: PERSON } },
} as const satisfies Prisma.CrisisUnitInclude;
const WITH_WRITER = { by: PERSON } as const;

const text = z.string();
const report = z.object({
  major: z.boolean(),
  location: text,
  type: text,
  hazards: text,
  access: text,
  casualties: text,
  services: text,
});

export function crisisUnitStore(tx: Tx): CrisisUnitStore {
  const one = async (where: Prisma.CrisisUnitWhereInput) =>
    present(await tx.crisisUnit.findFirst({ where, include: WITH_SEATS }), toUnit);
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
    find: (id) => one({ id }),
    findByReference: (partnershipId, reference) => one({ partnershipId, reference }),
    async listOpen(partnershipId) {
      const where = { partnershipId, closedAt: null };
      const orderBy = { openedAt: 'asc' } as const;
      const rows = await tx.crisisUnit.findMany({ where, include: WITH_SEATS, orderBy });
      return rows.map(toUnit);
    },
    async list(partnershipId, take) {
      const where = { partnershipId };
      const orderBy = { openedAt: 'desc' } as const;
      const rows = await tx.crisisUnit.findMany({ where, include: WITH_SEATS, orderBy, take });
      return rows.map(toUnit);
    },
    async insertSitrep({ written, ...sitrep }) {
      const data = { ...sitrep, byId: written.by.memberId, at: toDate(written.at) };
      await tx.crisisSitrep.create({ data });
    },
    findSitrep: async (id) =>
      present(await tx.crisisSitrep.findUnique({ where: { id }, include: WITH_WRITER }), toSitrep),
    async listSitreps(unitId) {
      const orderBy = { number: 'desc' } as const;
      const asked = { where: { unitId }, include: WITH_WRITER, orderBy };
      return (await tx.crisisSitrep.findMany(asked)).map(toSitrep);
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

/** @throws UnknownWord, ZodError for what somebody wrote into the database by hand. */
function toUnit(row: Prisma.CrisisUnitGetPayload<{ include: typeof WITH_SEATS }>): CrisisUnit {
  const { id, partnershipId, reference, exercise, signals, sitrepMinutes, revision } = row;
  return {
    ...{ id, partnershipId, reference, exercise, signals, sitrepMinutes, revision },
    report: report.parse(row.report),
    opened: toDeed(row.openedBy, row.openedAt),
    seats: inOrder(row.seats.map(toSeat)),
    sitrepDueAt: toInstant(row.sitrepDueAt),
    closings: toSideDeeds(row.closings),
    closedAt: toInstant(row.closedAt),
  };
}

function toSeat(
  row: Prisma.CrisisSeatGetPayload<{ include: { member: typeof PERSON } }>,
): CrisisSeat {
  return {
    side: oneOf(SIDES, row.side),
    place: oneOf(PLACES, row.place),
    holder: toActor(row.member),
    calledAt: toInstant(row.calledAt),
    inAt: toInstant(row.inAt),
  };
}

/** As they were taken: side by side, the seat before its deputy. */
function inOrder(seats: readonly CrisisSeat[]): readonly CrisisSeat[] {
  return SIDES.flatMap((side) =>
    PLACES.flatMap((place) => seats.filter((one) => one.side === side && one.place === place)),
  );
}

function toSitrep(row: Prisma.CrisisSitrepGetPayload<{ include: typeof WITH_WRITER }>): Sitrep {
  const { id, unitId, number, text, by, at } = row;
  return { id, unitId, number, text, written: toDeed(by, at) };
}
