import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PGlite } from '@electric-sql/pglite';
import { PrismaPGlite } from 'pglite-prisma-adapter';
import type { Topic } from '../../ports/notices.ts';
import { PrismaClient } from '../generated/client.ts';
import { createActors } from './actors.ts';
import type { Database } from './database.ts';
import { lockFolder } from './folder-lock.ts';
import type { Session } from './migrate.ts';
import { createProtocolMemory } from './protocol-memory.ts';
import { createRecording } from './recording.ts';

/** An empty database with all migrations applied; made at install, since making one takes seconds. */
export const SNAPSHOT = fileURLToPath(
  new URL('../generated/embedded-snapshot.tar.gz', import.meta.url),
);

/**
 * Opens PGlite in a folder, alone. Its first start takes the snapshot, into a folder
 * beside that is renamed when complete: a start cut short leaves nothing half made.
 *
 * @throws FolderInUse
 */
export async function openEmbedded(dataDir: string): Promise<Database> {
  const unlock = lockFolder(dataDir);
  try {
    const folder = join(dataDir, 'pgdata');
    if (!existsSync(folder)) await fillFolder(folder);
    const pglite = await PGlite.create(folder);
    return embeddedDatabase(pglite, unlock);
  } catch (error) {
    unlock();
    throw error;
  }
}

export function embeddedDatabase(pglite: PGlite, unlock: () => void): Database {
  const prisma = new PrismaClient({ adapter: new PrismaPGlite(pglite) });
  return {
    kind: 'embedded',
    prisma,
    actors: createActors(),
    protocols: createProtocolMemory(),
    recording: createRecording(),
    pooled: sessionOf(pglite),
    // It answers in this process, or not at all.
    silentFor: () => Number.POSITIVE_INFINITY,
    queueBackend: { kind: 'embedded', pglite },
    notices: {
      async listen(topic: Topic, handler) {
        await pglite.listen(`tandem_${topic}`, handler);
      },
    },
    withSession: (work) => work(sessionOf(pglite)),
    async close() {
      await prisma.$disconnect();
      await pglite.close();
      unlock();
    },
  };
}

async function fillFolder(folder: string): Promise<void> {
  const unfinished = `${folder}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  const pglite = await PGlite.create({ dataDir: unfinished, ...snapshotOption() });
  await pglite.close();
  renameSync(unfinished, folder);
}

function snapshotOption(): { loadDataDir?: Blob } {
  if (!existsSync(SNAPSHOT)) return {};
  return { loadDataDir: new Blob([readFileSync(SNAPSHOT)], { type: 'application/x-gzip' }) };
}

function sessionOf(pglite: PGlite): Session {
  return {
    run: (sql) => pglite.exec(sql),
    async query<Row extends Record<string, unknown>>(sql: string, values?: unknown[]) {
      return (await pglite.query<Row>(sql, values)).rows;
    },
  };
}
