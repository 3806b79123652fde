import { z } from 'zod';
import { type CrisisSeat, type CrisisUnit, PLACES, type Sitrep } from '../../domain/crisis/unit.ts';
import { SIDES } from '../../domain/people/side.ts';
import type { CrisisUnitStore } from '../../ports/crisis/crisis-store.ts';
import type { WithActors } from '../database/actors.ts';
import type { Tx } from '../database/database.ts';
import {
  type ActorOf,
  oneOf,
  present,
  toDate,
  toDeed,
  toInstant,
  toSideDeeds,
} from '../database/rows.ts';
import type { Prisma } from '../generated/client.ts';
import { saveUnits } from './save-units.ts';

const WITH_SEATS = { seats: true, closings: true } as const satisfies Prisma.CrisisUnitInclude;

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

export function crisisUnitStore(tx: Tx, withActors: WithActors): CrisisUnitStore {
  const one = async (where: Prisma.CrisisUnitWhereInput) => {
    const row = await tx.crisisUnit.findFirst({ where, include: WITH_SEATS });
    return withActors((of) => present(row, (found) => toUnit(found, of)));
  };
  return {
    insert: (unit) => insert(tx, unit),
    update: (unit) => saveUnits(tx, [unit]),
    async lockPartnership(partnershipId) {
      await tx.$queryRaw`
        SELECT id FROM partnership WHERE id = ${partnershipId}::uuid FOR NO KEY UPDATE`;
    },
    async findForUpdate(id) {
      await tx.$queryRaw`SELECT id FROM crisis_unit WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
      return one({ id });
    },
    find: (id) => one({ id }),
    ...manyOf(tx, withActors),
    findByReference: (partnershipId, reference) => one({ partnershipId, reference }),
    async listOpen(partnershipId) {
      const where = { partnershipId, closedAt: null };
      const orderBy = { openedAt: 'asc' } as const;
      const rows = await tx.crisisUnit.findMany({ where, include: WITH_SEATS, orderBy });
      return withActors((of) => rows.map((row) => toUnit(row, of)));
    },
    async list(partnershipId, take) {
      const where = { partnershipId };
      const orderBy = { openedAt: 'desc' } as const;
      const rows = await tx.crisisUnit.findMany({ where, include: WITH_SEATS, orderBy, take });
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
      const orderBy = { number: 'desc' } as const;
      const rows = await tx.crisisSitrep.findMany({ where: { unitId }, orderBy });
      return withActors((of) => rows.map((row) => toSitrep(row, of)));
    },
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

function changing({ sitrepMinutes, sitrepDueAt, closedAt }: CrisisUnit) {
  return { sitrepMinutes, sitrepDueAt: toDate(sitrepDueAt), closedAt: toDate(closedAt) };
}

function seatRow(unitId: string, { side, place, holder, calledAt, inAt }: CrisisSeat) {
  const when = { calledAt: toDate(calledAt), inAt: toDate(inAt) };
  return { unitId, side, place, memberId: holder.memberId, ...when };
}

/** @throws UnknownWord, ZodError for what somebody wrote into the database by hand. */
function toUnit(
  row: Prisma.CrisisUnitGetPayload<{ include: typeof WITH_SEATS }>,
  of: ActorOf,
): CrisisUnit {
  const { id, partnershipId, reference, exercise, signals, sitrepMinutes, revision } = row;
  return {
    ...{ id, partnershipId, reference, exercise, signals, sitrepMinutes, revision },
    report: report.parse(row.report),
    opened: toDeed(of(row.openedById), row.openedAt),
    seats: inOrder(row.seats.map((seat) => toSeat(seat, of))),
    sitrepDueAt: toInstant(row.sitrepDueAt),
    closings: toSideDeeds(row.closings, of),
    closedAt: toInstant(row.closedAt),
  };
}

function toSeat(row: Prisma.CrisisSeatGetPayload<object>, of: ActorOf): CrisisSeat {
  return {
    side: oneOf(SIDES, row.side),
    place: oneOf(PLACES, row.place),
    holder: of(row.memberId),
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

function toSitrep(row: Prisma.CrisisSitrepGetPayload<object>, of: ActorOf): Sitrep {
  const { id, unitId, number, text, byId, at } = row;
  return { id, unitId, number, text, written: toDeed(of(byId), at) };
}
