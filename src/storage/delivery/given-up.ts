import type { GivenUp } from '../../ports/delivery/reminder-store.ts';
import type { Tx } from '../database/database.ts';
import { toDate, toInstant } from '../database/rows.ts';
import { Prisma, type PrismaClient } from '../generated/client.ts';
import { listed } from './parked-lists.ts';

/** Why something was left out: it was past its use. */
const DROPPED_LATE = 'late';
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

/** Reminders that nobody heard, as one row holds them. */
export interface UnsaidRow {
  readonly dropped: number;
  readonly givenUp: readonly (Omit<GivenUp, 'since'> & { readonly since: string })[];
}

/** As SQL, the columns of an {@link UnsaidRow}. @param since of what was dropped. */
export function unsaid(partnershipId: string, since: Temporal.Instant): Prisma.Sql {
  const givenUp = Prisma.sql`
    SELECT kind, count(*)::int AS count, min(due_at) AS since FROM reminder
    WHERE partnership_id = ${partnershipId}::uuid AND state = 'planned' AND held_until = ${FOR_GOOD}
    GROUP BY kind ORDER BY kind`;
  return Prisma.sql`(
      SELECT count(*)::int FROM delivery WHERE partnership_id = ${partnershipId}::uuid
        AND state = 'dropped' AND reason = ${DROPPED_LATE} AND settled_at >= ${toDate(since)}
    ) AS dropped, ${listed(givenUp)} AS "givenUp"`;
}

export function toUnsaid(row: UnsaidRow | undefined) {
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

/** Lets each be tried once more: whoever starts may be of a version that can say it. */
export async function tryGivenUp({ reminder }: Pick<PrismaClient, 'reminder'>): Promise<void> {
  const where = { state: 'planned', heldUntil: FOR_GOOD };
  await reminder.updateMany({ where, data: { heldUntil: null } });
}
