import type { CrisisUnit } from '../../domain/crisis/unit.ts';
import type { CrisisUnitStore } from '../../ports/crisis/crisis-store.ts';
import type { WithActors } from '../database/actors.ts';
import type { Tx } from '../database/database.ts';
import { fromSideDeeds, present, toDate } from '../database/rows.ts';
import { Prisma } from '../generated/client.ts';
import { columnsOf, insertingRows, jsonOf, manyOf, updatingRows } from '../parts.ts';
import { toSitrep, toUnit, WITH_SEATS } from './crisis-rows.ts';
import { NEWEST_SITREPS, toWholeUnit, WHOLE_UNIT } from './whole-crisis-rows.ts';

export function crisisUnitStore(tx: Tx, withActors: WithActors): CrisisUnitStore {
  const one = async (where: Prisma.CrisisUnitWhereInput) => {
    const row = await tx.crisisUnit.findFirst({ where, include: WITH_SEATS });
    return withActors((of) => present(row, (found) => toUnit(found, of)));
  };
  const locked = async (where: Prisma.Sql) => {
    const row = await lock(tx, where);
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
    ...sitrepsOf(tx, withActors),
  };
}

function sitrepsOf(
  tx: Tx,
  withActors: WithActors,
): Pick<CrisisUnitStore, 'insertSitrep' | 'findSitrep' | 'listSitreps'> {
  return {
    async insertSitrep({ id, unitId, text: said, written: { by, at } }) {
      const [row] = await tx.$queryRaw<{ number: number }[]>`
        INSERT INTO crisis_sitrep (id, unit_id, number, text, by_id, at)
        SELECT ${id}::uuid, ${unitId}::uuid, coalesce(max(number), 0) + 1, ${said}, ${by.memberId}::uuid,
               ${toDate(at)}::timestamptz
        FROM crisis_sitrep WHERE unit_id = ${unitId}::uuid
        RETURNING number`;
      if (!row) throw new Error('A situation update was not kept.');
      return row.number;
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

type UnitRow = Prisma.CrisisUnitGetPayload<{ include: typeof WITH_SEATS }>;

interface Locked extends Omit<UnitRow, 'seats' | 'closings'> {
  /** The row that was locked is the one that was read, and so is all that belongs to it. */
  readonly whole: boolean;
  /** Their times are text. */
  readonly seats: readonly (UnitRow['seats'][number] &
    Record<'calledAt' | 'inAt', string | null>)[];
  readonly closings: readonly (UnitRow['closings'][number] & Record<'at', string>)[];
}

const SEATS = Prisma.raw(
  manyOf(
    jsonOf('s', Prisma.CrisisSeatScalarFieldEnum),
    'crisis_seat AS s WHERE s.unit_id = unit.id',
  ),
);
const CLOSINGS = Prisma.raw(
  manyOf(
    jsonOf('c', Prisma.CrisisClosingScalarFieldEnum),
    'crisis_closing AS c WHERE c.unit_id = unit.id',
  ),
);

/**
 * Locked and read in one statement. What another transaction changed while this one waited for the lock is not in it: whoever
 * changes a seat writes the unit's row as well, and that makes another `xmin` of it.
 */
async function lock(
  tx: Tx,
  where: Prisma.Sql,
): Promise<(UnitRow & { whole: boolean }) | undefined> {
  const [row] = await tx.$queryRaw<Locked[]>`
    WITH locked AS MATERIALIZED (
      SELECT id, xmin::text AS mark FROM crisis_unit WHERE ${where} FOR NO KEY UPDATE
    )
    SELECT unit.xmin::text = locked.mark AS whole, ${Prisma.raw(columnsOf('unit', Prisma.CrisisUnitScalarFieldEnum))},
      ${SEATS} AS seats, ${CLOSINGS} AS closings
    FROM locked JOIN crisis_unit AS unit USING (id)`;
  if (!row) return undefined;
  const date = (text: string | null) => (text === null ? null : new Date(text));
  const seats = row.seats.map((one) => {
    return { ...one, calledAt: date(one.calledAt), inAt: date(one.inAt) };
  });
  const closings = row.closings.map((one) => ({ ...one, at: new Date(one.at) }));
  return { ...row, seats, closings };
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
