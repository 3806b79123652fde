import type { SignalFilter } from '../../ports/signal/signal-store.ts';
import { Prisma } from '../generated/client.ts';
import { askingCondition, peopleOfSide } from './signal-conditions.ts';

const { sql, join } = Prisma;

/**
 * The ids of the signals in which something waits for one of these members or sides, as `nextThings` says it. Each part of it
 * reads an index that holds what waits in this way.
 */
export function waitingSignals({
  partnershipId,
  waitsFor: { memberIds, sides } = { memberIds: [], sides: [] },
}: SignalFilter): Prisma.Sql {
  const parts = [
    sql`SELECT signal_id FROM (${ownSteps(memberIds)}) AS own`,
    asked(memberIds),
    handedOver(memberIds),
    toLead(memberIds),
    declined(memberIds),
    ...sides.flatMap((side) => [
      sql`
        SELECT s.id FROM signal AS s WHERE s.partnership_id = ${partnershipId}::uuid AND s.status = 'raised'
          AND s.raised_by_id <> ALL (${peopleOfSide(side)})`,
      sql`
        SELECT s.id FROM signal AS s WHERE s.partnership_id = ${partnershipId}::uuid
          AND s.status IN ('acknowledged', 'led', 'weighed') AND ${askingCondition(side)}`,
    ]),
  ];
  return join(parts, ' UNION ');
}

/** Open steps, and where somebody leads and has to name one, each with when it is due. */
export function ownSteps(memberIds: readonly string[]): Prisma.Sql {
  return sql`
    SELECT t.signal_id, t.due_at FROM step AS t
    WHERE t.owner_id = ANY (${[...memberIds]}::uuid[]) AND t.state = 'open' AND t.signal_id IS NOT NULL
    UNION ALL
    SELECT s.id, CASE WHEN had.last IS NULL THEN s.due_first_step ELSE greatest(had.last, s.due_next_step) END
    FROM signal AS s CROSS JOIN LATERAL
      (SELECT max(t.settled_at) AS last, coalesce(bool_or(t.state = 'open'), false) AS open
       FROM step AS t WHERE t.signal_id = s.id) AS had
    WHERE s.id = ANY (ARRAY(
        SELECT l.signal_id FROM lead_contact AS c JOIN lead AS l ON l.id = c.lead_id
        WHERE c.member_id = ANY (${[...memberIds]}::uuid[]) AND c.state = 'accepted' AND c.open AND l.ended_at IS NULL))
      AND s.status = 'led' AND NOT had.open AND (had.last IS NULL OR s.outcome IS NULL OR EXISTS (
        SELECT FROM signal_deed AS d WHERE d.signal_id = s.id AND d.kind = 'outcome:agreed'))`;
}

const PRESENT = sql`SELECT l.signal_id FROM lead_contact AS c JOIN lead AS l ON l.id = c.lead_id
    WHERE c.open AND l.ended_at IS NULL`;

/** Whether to lead. */
function asked(memberIds: readonly string[]): Prisma.Sql {
  return sql`${PRESENT} AND c.state = 'asked' AND c.member_id = ANY (${[...memberIds]}::uuid[])`;
}

/** From one to another, of whom both have to confirm it. */
function handedOver(memberIds: readonly string[]): Prisma.Sql {
  const ids = [...memberIds];
  return sql`${PRESENT} AND c.state = 'accepted' AND c.handover_to_id IS NOT NULL AND (
    (c.member_id = ANY (${ids}::uuid[]) AND c.outgoing_at IS NULL)
    OR (c.handover_to_id = ANY (${ids}::uuid[]) AND c.incoming_at IS NULL))`;
}

/** Whoever acknowledged it chooses its lead. */
function toLead(memberIds: readonly string[]): Prisma.Sql {
  return sql`
    SELECT s.id FROM signal AS s
    WHERE s.acknowledged_by_id = ANY (${[...memberIds]}::uuid[]) AND s.status = 'acknowledged' AND NOT EXISTS (
      SELECT FROM lead AS l WHERE l.signal_id = s.id AND l.ended_at IS NULL)`;
}

/** Whoever chose a lead who declined chooses again. */
function declined(memberIds: readonly string[]): Prisma.Sql {
  return sql`${PRESENT} AND c.state = 'declined' AND l.chosen_by_id = ANY (${[...memberIds]}::uuid[])`;
}
