import type { Database } from '../../../src/storage/database/database.ts';

/** When the next reminder is due; nothing: none is planned. */
export async function nextDue({
  prisma,
}: Pick<Database, 'prisma'>): Promise<Temporal.Instant | undefined> {
  const row = await prisma.reminder.findFirst({
    where: { state: 'planned' },
    orderBy: { dueAt: 'asc' },
  });
  return row ? Temporal.Instant.fromEpochMilliseconds(row.dueAt.getTime()) : undefined;
}
