import type { Log } from '../../log.ts';
import type { Database } from './database.ts';
import { inWords } from './database-fault.ts';
import { requireFit } from './fitness.ts';
import { migrate } from './migrate.ts';

export interface DatabaseSettings {
  readonly databaseUrl: string | undefined;
  readonly dataDir: string;
}

/** Opens the database that the settings name, without touching what is in it. What the other one needs is not loaded. */
export async function openDatabase(settings: DatabaseSettings, log: Log): Promise<Database> {
  if (settings.databaseUrl) {
    const { openPostgres } = await import('./postgres.ts');
    return openPostgres(settings.databaseUrl, log);
  }
  const { openEmbedded } = await import('./embedded.ts');
  return openEmbedded(settings.dataDir);
}

/**
 * Opens it and brings it up to this version's migrations.
 *
 * @throws DatabaseFault in words, if it is not there or Tandem cannot work with it; FolderInUse.
 */
export async function openMigrated(settings: DatabaseSettings, log: Log): Promise<Database> {
  const database = await openDatabase(settings, log);
  try {
    if (database.kind === 'postgres') await requireFit(database);
    const applied = await database.withSession((session) => migrate(session));
    if (applied.length > 0) log.info({ applied }, 'migrations applied');
    return database;
  } catch (error) {
    await database.close();
    throw inWords(error);
  }
}
