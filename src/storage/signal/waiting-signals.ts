import { Prisma } from '../generated/client.ts';
import { ownSteps } from './own-steps.ts';
import { askingCondition, peopleOfSide } from './signal-conditions.ts';

const { sql, join } = Prisma;

/** For whom it waits; of each what is due first. */
export interface Waiters {
  readonly partnershipId: string;
  /** An array of ids. */
  readonly members: Prisma.Sql;
  /** As `sideOf` has them. */
  readonly sides: readonly Prisma.Sql[];
  /** Of what waits for a side so many are walked to: it has as much as there is. */
  readonly most: number;
}

/**
 * The ids of the signals in which something waits for one of these members or sides, each with when it is due, as `nextThings`
 * says it. Each part of it reads an index that holds what waits in this way, and for a side in the order in which it is due.
 */
export function waitingSignals({ partnershipId, members, sides, most }: Waiters): Prisma.Sql {
  const first = (due: Prisma.Sql) => sql`ORDER BY ${due} LIMIT ${most}`;
  const parts = [
    ownSteps(members),
    asked(members),
    handedOver(members),
    toLead(members),
    declined(members),
    ...sides.flatMap((side) => [
      sql`
        (SELECT s.id, s.due_acknowledge FROM signal AS s
         WHERE ${side} IS NOT NULL AND s.partnership_id = ${partnershipId}::uuid AND s.status = 'raised'
          AND s.raised_by_id <> ALL (${peopleOfSide(side)}) ${first(sql`s.due_acknowledge`)})`,
      sql`
        (SELECT s.id, ${AGREE_BY} FROM signal AS s
         WHERE ${side} IS NOT NULL AND s.partnership_id = ${partnershipId}::uuid
          AND s.status IN ('acknowledged', 'led', 'weighed') AND ${askingCondition(side)} ${first(AGREE_BY)})`,
    ]),
  ];
  return join(parts, ' UNION ALL ');
}

/** As long as an outcome is not agreed on, nobody has said when to close. */
const AGREE_BY = sql`coalesce(s.close_agree_by, s.outcome_agree_by)`;

const present = (found: Prisma.Sql) => sql`
  SELECT l.signal_id, l.accept_by FROM lead_contact AS c JOIN lead AS l ON l.id = c.lead_id
  WHERE c.open AND l.ended_at IS NULL AND ${found}`;

/** Whether to lead. */
function asked(members: Prisma.Sql): Prisma.Sql {
  return present(sql`c.state = 'asked' AND c.member_id = ANY (${members})`);
}

/** From one to another, of whom both have to confirm it. */
function handedOver(members: Prisma.Sql): Prisma.Sql {
  return present(sql`c.state = 'accepted' AND c.handover_to_id IS NOT NULL AND (
    (c.member_id = ANY (${members}) AND c.outgoing_at IS NULL)
    OR (c.handover_to_id = ANY (${members}) AND c.incoming_at IS NULL))`);
}

/** Whoever acknowledged it chooses its lead. */
function toLead(members: Prisma.Sql): Prisma.Sql {
  return sql`
    SELECT s.id, coalesce(s.due_lead, s.due_acknowledge) FROM signal AS s
    WHERE s.acknowledged_by_id = ANY (${members}) AND s.status = 'acknowledged' AND NOT EXISTS (
      SELECT FROM lead AS l WHERE l.signal_id = s.id AND l.ended_at IS NULL)`;
}

/** Whoever chose a lead who declined chooses again. */
function declined(members: Prisma.Sql): Prisma.Sql {
  return present(sql`c.state = 'declined' AND l.chosen_by_id = ANY (${members})`);
}
