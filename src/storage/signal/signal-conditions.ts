import type { Side } from '../../domain/people/side.ts';
import { OPEN_STATUSES } from '../../domain/signal/signal-life.ts';
import type { SignalFilter } from '../../ports/signal/signal-store.ts';
import { Prisma } from '../generated/client.ts';

const { sql, join } = Prisma;

/** What a signal, `s`, has to be, but for what a pick looks up first: see `signal-picks.ts`. */
export function conditionsOf(filter: SignalFilter): Prisma.Sql {
  const { partnershipId, statuses, raisedById, organisationId, notOfOrganisationId, side } = filter;
  const { seenBy, memberIds, leaderId, leaderAs, lead, asksSide, mergedInto } = filter;
  const isOpen = statuses?.every((one) => OPEN_STATUSES.includes(one)) ?? false;
  const found = [
    sql`s.partnership_id = ${partnershipId}::uuid`,
    statuses && sql`s.status IN (${join([...statuses])})`,
    raisedById && sql`s.raised_by_id = ${raisedById}::uuid`,
    organisationId && sql`s.raised_by_id = ANY (${peopleOf(organisationId)})`,
    notOfOrganisationId && sql`s.raised_by_id <> ALL (${peopleOf(notOfOrganisationId)})`,
    side && sql`s.raised_by_id = ANY (${peopleOfSide(sideOf(side))})`,
    seenBy && seenCondition(seenBy),
    memberIds &&
      sql`s.id = ANY (ARRAY(${leading(memberIds, isOpen)} UNION ${stepping(memberIds)}))`,
    leaderId && sql`s.id = ANY (ARRAY(${leading([leaderId], isOpen, leaderAs)}))`,
    lead && leadCondition(lead),
    asksSide && askingCondition(sideOf(asksSide)),
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
function leading(
  memberIds: readonly string[],
  isOpen: boolean,
  as?: SignalFilter['leaderAs'],
): Prisma.Sql {
  const people = sql`${[...memberIds]}::uuid[]`;
  const own = sql`c.member_id = ANY (${people})`;
  const next = sql`c.handover_to_id = ANY (${people})`;
  const present = sql`c.state IN ('asked', 'accepted')`;
  const found = {
    any: sql`(${own} OR ${next}) AND ${present}`,
    asked: sql`${own} AND c.state = 'asked'`,
    accepted: sql`${own} AND c.state = 'accepted'`,
    handing_over: sql`c.handover_to_id IS NOT NULL AND ${present} AND
      (${own} AND c.outgoing_at IS NULL OR ${next} AND c.incoming_at IS NULL)`,
  }[as ?? 'any'];
  if (isOpen) return sql`SELECT c.signal_id FROM lead_contact AS c WHERE ${found} AND c.open`;
  return sql`
    SELECT l.signal_id FROM lead_contact AS c JOIN lead AS l ON l.id = c.lead_id
    WHERE ${found} AND l.ended_at IS NULL`;
}

function stepping(memberIds: readonly string[]): Prisma.Sql {
  return sql`
    SELECT t.signal_id FROM step AS t
    WHERE t.owner_id = ANY (${[...memberIds]}::uuid[]) AND t.state = 'open' AND t.signal_id IS NOT NULL`;
}

function peopleOf(organisationId: string): Prisma.Sql {
  return sql`ARRAY(SELECT id FROM member WHERE organisation_id = ${organisationId}::uuid)`;
}

/** A side as the conditions below take it; null is none. */
export function sideOf(side: Side | undefined): Prisma.Sql {
  return sql`${side ?? null}::text`;
}

export function peopleOfSide(side: Prisma.Sql): Prisma.Sql {
  return sql`ARRAY(SELECT m.id FROM member AS m JOIN organisation AS o ON o.id = m.organisation_id
    WHERE o.side = ${side})`;
}

function seenCondition({ memberId, organisationId }: NonNullable<SignalFilter['seenBy']>) {
  return sql`(s.raised_by_id = ANY (${peopleOf(organisationId)}) OR s.id = ANY (
    ARRAY(SELECT t.signal_id FROM step AS t WHERE t.owner_id = ${memberId}::uuid)))`;
}

/** See `nextThings`: another side's proposal, or that nothing keeps it from being closed. */
export function askingCondition(side: Prisma.Sql): Prisma.Sql {
  const step = sql`SELECT true FROM step AS t WHERE t.signal_id = s.id AND t.state = 'open'`;
  const proposed = sql`d.kind = 'outcome:proposed' AND d.by_id = ANY (${peopleOfSide(side)})`;
  return sql`s.outcome IS NOT NULL AND (SELECT CASE WHEN bool_or(d.kind = 'outcome:agreed')
    THEN s.status = 'weighed' AND NOT bool_or(d.kind = 'close:' || ${side}) AND NOT ${looked(step)}
    ELSE NOT coalesce(bool_or(${proposed}), false) END FROM signal_deed AS d WHERE d.signal_id = s.id)`;
}

function leadCondition(lead: NonNullable<SignalFilter['lead']>): Prisma.Sql {
  if (lead !== 'none') return sql`s.lead_mode = ${lead}`;
  const declined = sql`SELECT true FROM lead AS l JOIN lead_contact AS c ON c.lead_id = l.id
    WHERE l.signal_id = s.id AND l.ended_at IS NULL AND c.state = 'declined'`;
  return sql`(s.lead_mode IS NULL OR ${looked(declined)})`;
}

/** Looked up for each row that is walked past: of EXISTS PostgreSQL may make a table of all there are, once. */
function looked(found: Prisma.Sql): Prisma.Sql {
  return sql`coalesce((${found} LIMIT 1), false)`;
}
