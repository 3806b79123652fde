import type { CrisisUnit } from '../../domain/crisis/unit.ts';
import type { Tx } from '../database/database.ts';
import { fromSideDeeds, toDate } from '../database/rows.ts';

/** Saves what may change after opening, seats and closings with it: in one statement, however many units. */
export async function saveUnits(
  tx: Pick<Tx, '$executeRaw'>,
  units: readonly CrisisUnit[],
): Promise<void> {
  if (units.length === 0) return;
  const rows = JSON.stringify(units.map(unitRow));
  const seats = JSON.stringify(units.flatMap(seatRows));
  const closings = JSON.stringify(units.flatMap(closingRows));
  await tx.$executeRaw`
    WITH wanted AS (
      SELECT * FROM jsonb_to_recordset(${rows}::jsonb) AS (
        id uuid, revision int, sitrep_minutes int, sitrep_due_at timestamptz, closed_at timestamptz)
    ), seated AS (
      UPDATE crisis_seat AS seat SET member_id = now.member_id, called_at = now.called_at, in_at = now.in_at
      FROM jsonb_to_recordset(${seats}::jsonb) AS now (
        unit_id uuid, side text, place text, member_id uuid, called_at timestamptz, in_at timestamptz)
      WHERE seat.unit_id = now.unit_id AND seat.side = now.side AND seat.place = now.place
        AND (seat.member_id, seat.called_at, seat.in_at) IS DISTINCT FROM (now.member_id, now.called_at, now.in_at)
    ), said AS (
      SELECT * FROM jsonb_to_recordset(${closings}::jsonb) AS (
        unit_id uuid, side text, member_id uuid, at timestamptz)
    ), unsaid AS (
      DELETE FROM crisis_closing AS closing USING wanted
      WHERE closing.unit_id = wanted.id AND NOT EXISTS (
        SELECT FROM said WHERE said.unit_id = closing.unit_id AND said.side = closing.side)
    ), closing AS (
      INSERT INTO crisis_closing (unit_id, side, member_id, at) SELECT unit_id, side, member_id, at FROM said
      ON CONFLICT (unit_id, side) DO UPDATE SET member_id = EXCLUDED.member_id, at = EXCLUDED.at
    )
    UPDATE crisis_unit AS unit SET revision = wanted.revision, sitrep_minutes = wanted.sitrep_minutes,
      sitrep_due_at = wanted.sitrep_due_at, closed_at = wanted.closed_at
    FROM wanted WHERE unit.id = wanted.id`;
}

function unitRow({ id, revision, sitrepMinutes, sitrepDueAt, closedAt }: CrisisUnit) {
  return {
    ...{ id, revision, sitrep_minutes: sitrepMinutes },
    ...{ sitrep_due_at: toDate(sitrepDueAt), closed_at: toDate(closedAt) },
  };
}

function seatRows({ id, seats }: CrisisUnit) {
  return seats.map(({ side, place, holder, calledAt, inAt }) => {
    const when = { called_at: toDate(calledAt), in_at: toDate(inAt) };
    return { unit_id: id, side, place, member_id: holder.memberId, ...when };
  });
}

function closingRows({ id, closings }: CrisisUnit) {
  return fromSideDeeds(closings).map(({ side, memberId, at }) => {
    return { unit_id: id, side, member_id: memberId, at };
  });
}
