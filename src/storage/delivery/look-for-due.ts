import type { LookForDue } from '../../ports/delivery/due.ts';
import type { Database } from '../database/database.ts';
import { toDate, toInstant } from '../database/rows.ts';

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
        (SELECT due_at FROM reminder WHERE state = 'planned' AND due_at <= ${now}
          AND (held_until IS NULL OR held_until <= ${now}) ORDER BY due_at LIMIT 1) IS NOT NULL AS reminders,
        least(
          (SELECT min(due_at) FROM delivery WHERE state = 'owed' AND due_at <= ${now}),
          (SELECT min(due_at) FROM delivery WHERE state = 'sending' AND due_at <= ${now}),
          (SELECT min(due_at) FROM delivery WHERE state = 'unknown' AND due_at <= ${now})
        ) IS NOT NULL AS deliveries,
        least(
          (SELECT min(due_at) FROM reminder WHERE state = 'planned' AND due_at > ${now}),
          (SELECT min(due_at) FROM delivery WHERE state = 'owed' AND due_at > ${now}),
          (SELECT min(due_at) FROM delivery WHERE state = 'sending' AND due_at > ${now}),
          (SELECT min(due_at) FROM delivery WHERE state = 'unknown' AND due_at > ${now})) AS next`;
    const { reminders = false, deliveries = false, next = null } = row ?? {};
    return { reminders, deliveries, next: toInstant(next) };
  };
}
