import type { GivenUp } from '../../ports/delivery/reminder-store.ts';
import { toInstant } from '../database/rows.ts';
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

/** Lets each be tried once more: whoever starts may be of a version that can say it. */
export async function tryGivenUp({ reminder }: Pick<PrismaClient, 'reminder'>): Promise<void> {
  const where = { state: 'planned', heldUntil: FOR_GOOD };
  await reminder.updateMany({ where, data: { heldUntil: null } });
}
