import { createLog } from '../../../src/log.ts';
import type { Database } from '../../../src/storage/database/database.ts';
import { openPostgres } from '../../../src/storage/database/postgres.ts';
import { createPostgresDatabase } from '../databases.ts';
import { type CostMeter, meterCost } from './listen.ts';
import { countedUrl } from './plans.ts';

/** A database of a test's own, of which it is counted what is asked; closing it ends both. */
export interface Counted {
  readonly database: Database;
  readonly meter: CostMeter;
}

/** @param asMany plans are chosen as the server would, since there are as many rows as in years of work. */
export async function openCounted(asMany = false): Promise<Counted> {
  const meter = meterCost();
  const { url, drop } = await createPostgresDatabase();
  const database = openPostgres(countedUrl(url, asMany), createLog('silent'));
  return {
    meter,
    database: {
      ...database,
      async close() {
        meter.end();
        await database.close();
        await drop();
      },
    },
  };
}
