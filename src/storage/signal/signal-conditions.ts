import type { Side } from '../../domain/people/side.ts';
import { OPEN_STATUSES } from '../../domain/signal/signal-life.ts';
import type { SignalFilter } from '../../ports/signal/signal-store.ts';
import { Prisma } from '../generated/client.ts';

const { sql, join } = Prisma;

/** What a signal, `s`, has to be, but for what a pick looks up first: see `signal-picks.ts`. */
export function conditionsOf(filter: SignalFilter): Prisma.Sql {
  const { partnershipId, statuses, raisedById, organisationId, notOfOrganisationId, side } = filter;
  const { seenBy, memberIds, leaderId, lead, asksSide, mergedInto } = filter;
  const isOpen = statuses?.every((one) => OPEN_STATUSES.includes(one)) ?? false;
  const found = [
    sql`s.partnership_id = ${partnershipId}::uuid`,
    statuses && sql`s.status IN (${join([...statuses])})`,
    raisedById && sql`s.raised_by_id = ${raisedById}::uuid`,
    organisationId && sql`s.raised_by_id = ANY (${peopleOf(organisationId)})`,
    notOfOrganisationId && sql`s.raised_by_id <> ALL (${peopleOf(notOfOrganisationId)})`,
    side && sql`s.raised_by_id = ANY (${peopleOfSide(side)})`,
    seenBy && seenCondition(seenBy),
    memberIds &&
      sql`s.id = ANY (ARRAY(${leading(memberIds, isOpen)} UNION ${stepping(memberIds)}))`,
    leaderId && sql`s.id = ANY (ARRAY(${leading([leaderId], isOpen)}))`,
    lead && leadCondition(lead),
    asksSide && askingCondition(asksSide),
    mergedInto && sql`s.merged_into = ${mergedInto}`,
  ];
  return join(
    found.filter((one) => one instanceof Prisma.Sql),
    ' AND ',
  );
}

/**
 * The signals that one of these leads, is asked to lead or to take over.
 *
 * @param isOpen of those alone in which somebody still has something to do: there is an index of their leads.
 */
function leading(memberIds: readonly string[], isOpen: boolean): Prisma.Sql {
  const ids = [...memberIds];
  return sql`
    SELECT l.signal_id FROM lead_contact AS c JOIN lead AS l ON l.id = c.lead_id
    WHERE (c.member_id = ANY (${ids}::uuid[]) OR c.handover_to_id = ANY (${ids}::uuid[]))
      AND c.state IN ('asked', 'accepted') AND l.ended_at IS NULL ${isOpen ? sql`AND c.open` : Prisma.empty}`;
}

function stepping(memberIds: readonly string[]): Prisma.Sql {
  return sql`
    SELECT t.signal_id FROM step AS t
    WHERE t.owner_id = ANY (${[...memberIds]}::uuid[]) AND t.state = 'open' AND t.signal_id IS NOT NULL`;
}

function peopleOf(organisationId: string): Prisma.Sql {
  return sql`ARRAY(SELECT id FROM member WHERE organisation_id = ${organisationId}::uuid)`;
}

export function peopleOfSide(side: string): Prisma.Sql {
  return sql`ARRAY(SELECT m.id FROM member AS m JOIN organisation AS o ON o.id = m.organisation_id
    WHERE o.side = ${side})`;
}

function seenCondition({ memberId, organisationId }: NonNullable<SignalFilter['seenBy']>) {
  return sql`(s.raised_by_id = ANY (${peopleOf(organisationId)}) OR s.id = ANY (
    ARRAY(SELECT t.signal_id FROM step AS t WHERE t.owner_id = ${memberId}::uuid)))`;
}

/** See `nextThings`: another side's proposal, or that nothing keeps it from being closed. */
export function askingCondition(side: Side): Prisma.Sql {
  const deed = sql`SELECT true FROM signal_deed AS d WHERE d.signal_id = s.id AND d.kind`;
  const step = sql`SELECT true FROM step AS t WHERE t.signal_id = s.id AND t.state = 'open'`;
  const proposed = sql`${deed} = 'outcome:proposed' AND d.by_id = ANY (${peopleOfSide(side)})`;
  return sql`s.outcome IS NOT NULL AND CASE WHEN ${looked(sql`${deed} = 'outcome:agreed'`)}
    THEN s.status = 'weighed' AND NOT ${looked(sql`${deed} = ${`close:${side}`}`)} AND NOT ${looked(step)}
    ELSE NOT ${looked(proposed)} END`;
}

function leadCondition(lead: NonNullable<SignalFilter['lead']>): Prisma.Sql {
  const present = sql`SELECT true FROM lead AS l WHERE l.signal_id = s.id AND l.ended_at IS NULL`;
  if (lead !== 'none') return looked(sql`${present} AND l.mode = ${lead}`);
  const declined = sql`EXISTS (SELECT FROM lead_contact AS c WHERE c.lead_id = l.id AND c.state = 'declined')`;
  return sql`(NOT ${looked(present)} OR ${looked(sql`${present} AND ${declined}`)})`;
}

/** Looked up for each row that is walked past: of EXISTS PostgreSQL may make a table of all there are, once. */
function looked(found: Prisma.Sql): Prisma.Sql {
  return sql`coalesce((${found} LIMIT 1), false)`;
}
