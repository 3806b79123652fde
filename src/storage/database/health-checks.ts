import type { HealthCheck } from '../../ports/health.ts';
import type { Database } from './database.ts';
import { pendingMigrations } from './migrate.ts';

/** What has to hold of the database before anybody is served. */
export function databaseChecks(database: Database): readonly HealthCheck[] {
  return [
    { name: 'database', check: async () => void (await database.prisma.$queryRaw`SELECT 1`) },
    { name: 'migrations', check: () => requireMigrated(database) },
  ];
}

async function requireMigrated({ withSession }: Database): Promise<void> {
  const pending = await withSession((session) => pendingMigrations(session));
  if (pending.length > 0) throw new Error(`${pending.length} to apply; start Tandem anew`);
}
