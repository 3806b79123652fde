import type { JobCounts } from '../../ports/delivery/jobs.ts';
import type { Session } from './migrate.ts';

/**
 * Counts the plain jobs: those of each queue that has one for its dead. Read from the queue's tables as they
 * are now, so that it can be asked where no queue runs.
 *
 * @returns nothing for a database in which no queue ever ran.
 */
export async function countJobs({ query }: Pick<Session, 'query'>): Promise<readonly JobCounts[]> {
  const [there] = await query("SELECT to_regclass('pgboss.queue') IS NOT NULL AS queue");
  if (there?.['queue'] !== true) return [];
  const rows = await query(
    `SELECT q.name,
       (SELECT count(*)::int FROM pgboss.job WHERE name = q.name AND state < 'active') AS waiting,
       (SELECT count(*)::int FROM pgboss.job WHERE name = q.name AND state = 'active') AS active,
       (SELECT count(*)::int FROM pgboss.job WHERE name = q.dead_letter AND state < 'active') AS dead
     FROM pgboss.queue q WHERE q.dead_letter IS NOT NULL ORDER BY q.name`,
  );
  return rows.map(({ name, waiting, active, dead }) => ({
    name: String(name),
    waiting: Number(waiting),
    active: Number(active),
    dead: Number(dead),
  }));
}
