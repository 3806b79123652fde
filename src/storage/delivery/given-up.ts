import type { Unsaid } from '../../ports/delivery/parked-store.ts';
import type { GivenUp } from '../../ports/delivery/reminder-store.ts';
import type { Tx } from '../database/database.ts';
import { toDate, toInstant } from '../database/rows.ts';
import type { PrismaClient } from '../generated/client.ts';

/** Until when a reminder is held that is not tried by itself any more. */
export const FOR_GOOD = new Date('9999-12-31T00:00:00Z');

/**
 * Reminders that could not be said however often they were tried, by kind.
 *
 * @param partnershipId of one alone; nothing: of all.
 */
export async function listGivenUp(
  { reminder }: Pick<PrismaClient, 'reminder'>,
  partnershipId?: string,
): Promise<readonly GivenUp[]> {
  const groups = await reminder.groupBy({
    by: ['kind'],
    where: {
      ...{ state: 'planned', heldUntil: FOR_GOOD },
      ...(partnershipId !== undefined && { partnershipId }),
    },
    _count: true,
    _min: { dueAt: true },
    orderBy: { kind: 'asc' },
  });
  return groups.flatMap(({ kind, _count: count, _min: { dueAt } }) =>
    dueAt ? [{ kind, count, since: toInstant(dueAt) }] : [],
  );
}

/** Of one partnership: what was given up, and how many were dropped since then for being past their use. */
export async function readUnsaid(
  tx: Pick<Tx, '$queryRaw'>,
  partnershipId: string,
  since: Temporal.Instant,
): Promise<Unsaid> {
  const [row] = await tx.$queryRaw<UnsaidRow[]>`
    SELECT (
      SELECT count(*)::int FROM delivery WHERE partnership_id = ${partnershipId}::uuid
        AND state = 'dropped' AND reason = 'late' AND settled_at >= ${toDate(since)}
    ) AS dropped, (
      SELECT coalesce(jsonb_agg(one ORDER BY kind), '[]') FROM (
        SELECT kind, count(*)::int AS count, min(due_at) AS since FROM reminder
        WHERE partnership_id = ${partnershipId}::uuid AND state = 'planned' AND held_until = ${FOR_GOOD}
        GROUP BY kind) AS one
    ) AS "givenUp"`;
  const { dropped = 0, givenUp = [] } = row ?? {};
  return { dropped, givenUp: givenUp.map((one) => ({ ...one, since: toInstant(one.since) })) };
}

/** Lets those of one kind and partnership be tried once more. @returns how many. */
export async function tryGivenUpOf(
  tx: Pick<Tx, '$executeRaw'>,
  partnershipId: string,
  kind: string,
): Promise<number> {
  return tx.$executeRaw`
    UPDATE reminder SET held_until = NULL
    WHERE partnership_id = ${partnershipId}::uuid AND kind = ${kind} AND state = 'planned' AND held_until = ${FOR_GOOD}`;
}

interface UnsaidRow {
  readonly dropped: number;
  readonly givenUp: readonly (Omit<GivenUp, 'since'> & { readonly since: string })[];
}

/** Lets each be tried once more: whoever starts may be of a version that can say it. */
export async function tryGivenUp({ reminder }: Pick<PrismaClient, 'reminder'>): Promise<void> {
  const where = { state: 'planned', heldUntil: FOR_GOOD };
  await reminder.updateMany({ where, data: { heldUntil: null } });
}
