import pg from 'pg';
import { createLog } from '../../../src/log.ts';
import { openMigrated } from '../../../src/storage/database/open.ts';
import { openPostgres } from '../../../src/storage/database/postgres.ts';
import { createWorld, type World } from '../../support/world.ts';
import { createDatabase } from '../surroundings.ts';
import { serverCpu } from './server-cpu.ts';

/** The example on a database of the bench's own, and one plain connection to the same. */
export interface BenchWorld {
  readonly world: World;
  readonly url: string;
  readonly plain: pg.Client;
  /** Of all connections to it, in milliseconds so far. */
  serverCpu(): Promise<number | undefined>;
  close(): Promise<void>;
}

/** @param through another address of the same database, for what Tandem asks. */
export async function openBenchWorld(
  through?: (url: string) => Promise<string>,
): Promise<BenchWorld> {
  const { url, drop } = await createDatabase();
  const log = createLog('silent');
  await (await openMigrated({ databaseUrl: url, dataDir: '' }, log)).close();
  const database = openPostgres((await through?.(url)) ?? url, log);
  const world = await createWorld(database);
  const plain = new pg.Client({ connectionString: url });
  await plain.connect();
  return {
    world,
    url,
    plain,
    serverCpu: () => serverCpu(url),
    async close() {
      await plain.end();
      await database.close();
      await drop();
    },
  };
}
