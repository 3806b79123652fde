import type { Tx } from '../database/database.ts';
import { columnsOf, jsonOf, manyOf } from '../database/rows.ts';
import { Prisma } from '../generated/client.ts';
import type { WITH_SEATS } from './crisis-rows.ts';

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
export async function lockUnit(
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
