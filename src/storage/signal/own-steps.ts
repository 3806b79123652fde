import { Prisma } from '../generated/client.ts';

const { sql } = Prisma;

/**
 * Open steps, and where somebody leads and has to name one, each with when it is due.
 *
 * @param members an array of their ids.
 */
export function ownSteps(members: Prisma.Sql): Prisma.Sql {
  return sql`
    SELECT t.signal_id, t.due_at FROM step AS t
    WHERE t.owner_id = ANY (${members}) AND t.state = 'open' AND t.signal_id IS NOT NULL
    UNION ALL
    SELECT s.id, CASE WHEN had.last IS NULL THEN s.due_first_step ELSE greatest(had.last, s.due_next_step) END
    FROM signal AS s CROSS JOIN LATERAL
      (SELECT max(t.settled_at) AS last, coalesce(bool_or(t.state = 'open'), false) AS open
       FROM step AS t WHERE t.signal_id = s.id) AS had
    WHERE s.id = ANY (ARRAY(
        SELECT c.signal_id FROM lead_contact AS c
        WHERE c.member_id = ANY (${members}) AND c.state = 'accepted' AND c.open))
      AND s.status = 'led' AND NOT had.open AND (had.last IS NULL OR s.outcome IS NULL OR EXISTS (
        SELECT FROM signal_deed AS d WHERE d.signal_id = s.id AND d.kind = 'outcome:agreed'))`;
}
