import type { Database } from '../../../src/storage/database/database.ts';

/** How many transactions of a PostgreSQL database wait for a lock. */
export async function waitingForLocks({ prisma }: Pick<Database, 'prisma'>): Promise<number> {
  const [row] = await prisma.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM pg_stat_activity
    WHERE datname = current_database() AND wait_event_type = 'Lock'`;
  return row?.count ?? 0;
}
