import type { KeyRing, MasterKey } from '../ports/keys.ts';
import type { Database } from './database/database.ts';
import { DatabaseFault } from './database/database-fault.ts';
import { openInstallationKey } from './people/installation-store.ts';
import { openDataKey } from './protection/protected-text-store.ts';

/**
 * Holds every master key that wrapped something against one thing that it wrapped: what is stored checks the key, since
 * it opens under no other.
 *
 * @returns in words, what cannot be opened with the keys at hand; nothing if all can.
 */
export async function keyFaults({ prisma }: Database, keys: KeyRing): Promise<string[]> {
  const newest = { orderBy: { createdAt: 'desc' } } as const;
  const recordKeys = await prisma.dataKey.groupBy({ by: ['masterKeyId'] });
  const installationKeys = await prisma.installation.groupBy({ by: ['masterKeyId'] });
  const found = [
    ...recordKeys.map(({ masterKeyId: id }) => ({
      id,
      opens: async (master: MasterKey) =>
        openDataKey(
          await prisma.dataKey.findFirstOrThrow({ where: { masterKeyId: id }, ...newest }),
          master,
        ),
    })),
    ...installationKeys.map(({ masterKeyId: id }) => ({
      id,
      opens: async (master: MasterKey) =>
        openInstallationKey(
          await prisma.installation.findFirstOrThrow({ where: { masterKeyId: id } }),
          master,
        ),
    })),
  ];
  const faults = await Promise.all(found.map(({ id, opens }) => faultOf(id, keys, opens)));
  return [...new Set(faults.flat())];
}

/** @throws DatabaseFault unless everything stored can be opened. */
export async function requireKeys(database: Database, keys: KeyRing): Promise<void> {
  const faults = await keyFaults(database, keys);
  if (faults.length > 0) throw new DatabaseFault(faults);
}

async function faultOf(
  id: string,
  keys: KeyRing,
  opens: (master: MasterKey) => Promise<unknown>,
): Promise<string[]> {
  const master = keys.find(id);
  if (!master)
    return [`The master key ${id} wrapped records and is missing; add it to TANDEM_MASTER_KEYS.`];
  try {
    await opens(master);
    return [];
  } catch {
    return [
      `The master key ${id} is not the one that wrapped what is stored, only its name is the same; write the one that did.`,
    ];
  }
}
