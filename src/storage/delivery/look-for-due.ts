import type { Sendable } from '../../ports/delivery/delivery-store.ts';
import type { LookForDue } from '../../ports/delivery/due.ts';
import type { Database } from '../database/database.ts';
import { toDate, toInstant } from '../database/rows.ts';
import { TRIED } from './reminder-rows.ts';

interface Row {
  readonly reminders: boolean;
  readonly deliveries: boolean;
  readonly next: Date | null;
}

/** Asks reminders and deliveries together, in one statement; each part of it reads the end of an index. */
export function lookForDue({ prisma }: Pick<Database, 'prisma'>): LookForDue {
  return async (at) => {
    const now = toDate(at);
    const [row] = await prisma.$queryRaw<Row[]>`
      SELECT
        (SELECT min(${TRIED}) FROM reminder WHERE state = 'planned' AND ${TRIED} <= ${now}) IS NOT NULL AS reminders,
        least(
          (SELECT min(due_at) FROM delivery WHERE state = 'owed' AND due_at <= ${now}),
          (SELECT min(due_at) FROM delivery WHERE state = 'sending' AND due_at <= ${now}),
          (SELECT min(due_at) FROM delivery WHERE state = 'unknown' AND due_at <= ${now})
        ) IS NOT NULL AS deliveries,
        least(
          (SELECT min(${TRIED}) FROM reminder WHERE state = 'planned' AND ${TRIED} > ${now}),
          (SELECT min(due_at) FROM delivery WHERE state = 'owed' AND due_at > ${now}),
          (SELECT min(due_at) FROM delivery WHERE state = 'sending' AND due_at > ${now}),
          (SELECT min(due_at) FROM delivery WHERE state = 'unknown' AND due_at > ${now})) AS next`;
    const { reminders = false, deliveries = false, next = null } = row ?? {};
    return { reminders, deliveries, next: toInstant(next) };
  };
}

/**
 * Conversations whose next delivery is due, what has waited longest first. The index of what waits is gone through from one
 * conversation to the next, and of each the delivery is read that a claim would take: however much is owed there.
 *
 * @param only what the asking process can send; nothing: whatever there is.
 */
export async function dueConversations(
  { prisma }: Pick<Database, 'prisma'>,
  now: Temporal.Instant,
  only?: Sendable,
): Promise<readonly string[]> {
  const { cards, partnerships, platforms } = only ?? {};
  const rows = await prisma.$queryRaw<{ id: string }[]>`
    WITH RECURSIVE place AS (
      (SELECT conversation_id AS id FROM delivery WHERE state IN ('owed', 'sending', 'unknown')
       ORDER BY conversation_id LIMIT 1)
      UNION ALL
      SELECT (SELECT conversation_id FROM delivery
        WHERE state IN ('owed', 'sending', 'unknown') AND conversation_id > place.id
        ORDER BY conversation_id LIMIT 1)
      FROM place WHERE place.id IS NOT NULL
    )
    SELECT conversation.id FROM place JOIN conversation ON conversation.id = place.id CROSS JOIN LATERAL (
      SELECT due_at FROM delivery WHERE conversation_id = place.id AND state IN ('owed', 'sending', 'unknown')
        AND (${listed(cards)}::text[] IS NULL OR card = ANY (${listed(cards)}::text[]))
        AND (${listed(partnerships)}::uuid[] IS NULL OR partnership_id = ANY (${listed(partnerships)}::uuid[]))
      ORDER BY urgent DESC, "order" LIMIT 1
    ) AS next
    WHERE next.due_at <= ${toDate(now)}
      AND (${listed(platforms)}::text[] IS NULL OR platform = ANY (${listed(platforms)}::text[]))
    ORDER BY next.due_at`;
  return rows.map(({ id }) => id);
}

function listed(all: readonly string[] | undefined): string[] | null {
  return all ? [...all] : null;
}
