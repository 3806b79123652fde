import type { Page, SignalFilter } from '../../ports/signal/signal-store.ts';
import { toDate } from '../database/rows.ts';
import { Prisma } from '../generated/client.ts';
import { ownSteps } from './own-steps.ts';
import { conditionsOf, sideOf } from './signal-conditions.ts';
import { waitingSignals } from './waiting-signals.ts';

const { sql } = Prisma;

/** In which order a page stands. */
export function orderOf({ oldestFirst }: Page): Prisma.Sql {
  return oldestFirst
    ? sql`ORDER BY s.raised_at, s.reference`
    : sql`ORDER BY s.raised_at DESC, s.reference DESC`;
}

/** The rows of a page, read in the order of an index that has what the filter asks for. */
export function pickSignals(filter: SignalFilter, page: Page): Prisma.Sql {
  const { organisationId, ownStepsOf, stepDueBy, waitsFor } = filter;
  const cut = sql`${orderOf(page)} LIMIT ${page.most} OFFSET ${page.skip}`;
  const where = conditionsOf(filter);
  if (ownStepsOf) return among(ownSteps(idsOf([ownStepsOf])), where, page);
  if (stepDueBy) return among(overdue(filter.partnershipId, stepDueBy), where, page);
  if (waitsFor) {
    const { partnershipId } = filter;
    const [members, sides] = [idsOf(waitsFor.memberIds), waitsFor.sides.map(sideOf)];
    const waits = { partnershipId, members, sides, most: page.most + page.skip };
    return among(waitingSignals(waits), where, page);
  }
  if (!organisationId) return sql`SELECT s.* FROM signal AS s WHERE ${where} ${cut}`;
  // Of each of its people the first, and of those the first.
  const first = sql`${orderOf(page)} LIMIT ${page.most + page.skip}`;
  return sql`
    SELECT s.* FROM member AS m CROSS JOIN LATERAL
      (SELECT s.* FROM signal AS s WHERE ${where} AND s.raised_by_id = m.id ${first}) AS s
    WHERE m.organisation_id = ${organisationId}::uuid ${cut}`;
}

/**
 * Those with what is due first. One with several comes once, so a page may hold fewer, never others. Each is looked up as
 * its turn comes: joined, PostgreSQL takes it that few of those are open, and reads them all.
 */
function among(due: Prisma.Sql, where: Prisma.Sql, { most, skip }: Page): Prisma.Sql {
  return sql`
    SELECT DISTINCT ON (s.id) s.* FROM (
      SELECT s.* FROM (${due} ORDER BY due_at) AS own CROSS JOIN LATERAL
        (SELECT s.* FROM signal AS s WHERE s.id = own.signal_id AND ${where} LIMIT 1) AS s
      ORDER BY own.due_at LIMIT ${most + skip}) AS s`;
}

function idsOf(ids: readonly string[]): Prisma.Sql {
  return sql`${[...ids]}::uuid[]`;
}

function overdue(partnershipId: string, by: Temporal.Instant): Prisma.Sql {
  return sql`
    SELECT t.signal_id, t.due_at FROM step AS t
    WHERE t.partnership_id = ${partnershipId}::uuid AND t.state = 'open' AND t.signal_id IS NOT NULL
      AND t.due_at <= ${toDate(by)}`;
}
