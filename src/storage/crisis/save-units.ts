import type { CrisisUnit } from '../../domain/crisis/unit.ts';
import type { Tx } from '../database/database.ts';
import { fromSideDeeds, toDate } from '../database/rows.ts';
import { updatingRows } from '../database/saving-rows.ts';

/** Saves what may change after opening, with who sits there and who said that it may be closed: in one statement. */
export async function saveUnits(
  tx: Pick<Tx, '$executeRaw'>,
  units: readonly CrisisUnit[],
): Promise<void> {
  if (units.length === 0) return;
  const ids = units.map(({ id }) => id);
  const seats = JSON.stringify(units.flatMap(seatRows));
  const closings = JSON.stringify(units.flatMap(closingRows));
  await tx.$executeRaw`
    WITH seated AS (
      INSERT INTO crisis_seat SELECT * FROM jsonb_populate_recordset(NULL::crisis_seat, ${seats}::jsonb)
      ON CONFLICT (unit_id, side, place) DO UPDATE SET
        member_id = EXCLUDED.member_id, called_at = EXCLUDED.called_at, in_at = EXCLUDED.in_at
    ), said AS (
      SELECT * FROM jsonb_populate_recordset(NULL::crisis_closing, ${closings}::jsonb)
    ), unsaid AS (
      DELETE FROM crisis_closing AS closing
      WHERE unit_id = ANY(${ids}::uuid[]) AND NOT EXISTS (
        SELECT FROM said WHERE said.unit_id = closing.unit_id AND said.side = closing.side)
    ), closing AS (
      INSERT INTO crisis_closing SELECT * FROM said
      ON CONFLICT (unit_id, side) DO UPDATE SET member_id = EXCLUDED.member_id, at = EXCLUDED.at
    )
    ${updatingRows('crisis_unit', units.map(unitRow))}`;
}

/** What may change of its row. */
export function unitRow({ id, revision, sitrepMinutes, sitrepDueAt, closedAt }: CrisisUnit) {
  const when = { sitrepDueAt: toDate(sitrepDueAt), closedAt: toDate(closedAt) };
  return { id, revision, sitrepMinutes, ...when };
}

/** The rows of its seats, as the database has them. */
export function seatRows({ id, seats }: CrisisUnit) {
  return seats.map(({ side, place, holder, calledAt, inAt }) => {
    const when = { called_at: toDate(calledAt), in_at: toDate(inAt) };
    return { unit_id: id, side, place, member_id: holder.memberId, ...when };
  });
}

function closingRows({ id, closings }: CrisisUnit) {
  return fromSideDeeds(closings).map(({ memberId: member_id, ...deed }) => {
    return { unit_id: id, member_id, ...deed };
  });
}
