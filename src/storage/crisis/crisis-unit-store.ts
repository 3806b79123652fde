import { z } from 'zod';
import {
  type CrisisSeat,
  type CrisisUnit,
  PLACES,
  REPORT_PARTS,
  type Sitrep,
} from '../../domain/crisis/unit.ts';
import { SIDES } from '../../domain/people/side.ts';
import type { CrisisUnitStore } from '../../ports/crisis/crisis-store.ts';
import type { Tx } from '../database/database.ts';
import type { Prisma } from '../generated/client.ts';
import { oneOf, toActor, toDate, toInstant } from '../rows.ts';

const PERSON = { include: { organisation: true } } as const;
const WITH_SEATS = {
  openedBy: PERSON,
  seats: { include: { member: PERSON } },
  closings: { include: { member: PERSON } },
} as const satisfies Prisma.CrisisUnitInclude;
const WITH_WRITER = { by: PERSON } as const;

const report = z.object({
  major: z.boolean(),
  ...Object.fromEntries(REPORT_PARTS.map((part) => [part, z.string()])),
} as { major: z.ZodBoolean } & Record<(typeof REPORT_PARTS)[number], z.ZodString>);

export function crisisUnitStore(tx: Tx): CrisisUnitStore {
  const one = async (where: Prisma.CrisisUnitWhereInput) => {
    const row = await tx.crisisUnit.findFirst({ where, include: WITH_SEATS });
    return row ? toUnit(row) : undefined;
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
    async findSitrep(id) {
      const row = await tx.crisisSitrep.findUnique({ where: { id }, include: WITH_WRITER });
      return row ? toSitrep(row) : undefined;
    },
    async listSitreps(unitId) {
      const orderBy = { number: 'desc' } as const;
      const rows = await tx.crisisSitrep.findMany({
        where: { unitId },
        include: WITH_WRITER,
        orderBy,
      });
      return rows.map(toSitrep);
    },
  };
}

async function insert(tx: Tx, unit: CrisisUnit): Promise<void> {
  const { id, partnershipId, reference, exercise, signals, opened, revision } = unit;
  await tx.crisisUnit.create({
    data: {
      id,
      partnershipId,
      reference,
      exercise,
      report: { ...unit.report },
      signals: [...signals],
      openedById: opened.by.memberId,
      openedAt: toDate(opened.at),
      revision,
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
  const said = SIDES.flatMap((side) => {
    const deed = closings[side];
    return deed ? [{ unitId, side, memberId: deed.by.memberId, at: toDate(deed.at) }] : [];
  });
  await tx.crisisClosing.createMany({ data: said });
}

function changing({ sitrepMinutes, sitrepDueAt, closedAt }: CrisisUnit) {
  return {
    sitrepMinutes,
    sitrepDueAt: sitrepDueAt ? toDate(sitrepDueAt) : null,
    closedAt: closedAt ? toDate(closedAt) : null,
  };
}

function seatRow(unitId: string, { side, place, holder, calledAt, inAt }: CrisisSeat) {
  return {
    unitId,
    side,
    place,
    memberId: holder.memberId,
    calledAt: calledAt ? toDate(calledAt) : null,
    inAt: inAt ? toDate(inAt) : null,
  };
}

/** @throws UnknownWord, ZodError for what somebody wrote into the database by hand. */
function toUnit(row: Prisma.CrisisUnitGetPayload<{ include: typeof WITH_SEATS }>): CrisisUnit {
  const { id, partnershipId, reference, exercise, signals, sitrepMinutes, revision } = row;
  const closings = row.closings.map(({ side, member, at }) => {
    return [oneOf(SIDES, side), { by: toActor(member), at: toInstant(at) }] as const;
  });
  return {
    id,
    partnershipId,
    reference,
    exercise,
    report: report.parse(row.report),
    signals,
    opened: { by: toActor(row.openedBy), at: toInstant(row.openedAt) },
    seats: inOrder(row.seats.map(toSeat)),
    sitrepMinutes,
    sitrepDueAt: maybe(row.sitrepDueAt),
    closings: Object.fromEntries(closings),
    closedAt: maybe(row.closedAt),
    revision,
  };
}

function toSeat(
  row: Prisma.CrisisSeatGetPayload<{ include: { member: typeof PERSON } }>,
): CrisisSeat {
  return {
    side: oneOf(SIDES, row.side),
    place: oneOf(PLACES, row.place),
    holder: toActor(row.member),
    calledAt: maybe(row.calledAt),
    inAt: maybe(row.inAt),
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
  return { id, unitId, number, text, written: { by: toActor(by), at: toInstant(at) } };
}

function maybe(date: Date | null): Temporal.Instant | undefined {
  return date ? toInstant(date) : undefined;
}
