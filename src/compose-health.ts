import type { Platform } from './ports/delivery/platform.ts';
import type { Degraded, HealthCheck } from './ports/health.ts';
import type { Queue } from './schedule/queue.ts';
import type { Tick } from './schedule/tick.ts';
import { ticksCheck } from './schedule/ticks.ts';
import type { Database } from './storage/database/database.ts';
import { databaseChecks, databaseDegradations } from './storage/database/health-checks.ts';

/** What does not work though Tandem runs, of everything that there is by then. */
export interface AllDegraded {
  readonly list: Degraded;
  /** Asks these, too. */
  add(platforms: readonly Platform[]): void;
}

export function collectDegraded(database: Pick<Database, 'recording'>): AllDegraded {
  const sources: Degraded[] = [() => databaseDegradations(database)];
  return {
    list: () => sources.flatMap((source) => source()),
    add(platforms) {
      for (const platform of platforms) {
        sources.push(() => {
          const found = platform.disconnected?.();
          return found ? [{ code: 'not_connected', ...found }] : [];
        });
      }
    },
  };
}

/** What this process needs of its own to be ready. */
export function healthChecks(
  { database, queue }: { readonly database: Database; readonly queue: Queue },
  ticks: readonly Tick[],
): HealthCheck[] {
  return [
    ...databaseChecks(database),
    { name: 'queue', check: () => queue.check() },
    ticksCheck(ticks),
  ];
}
