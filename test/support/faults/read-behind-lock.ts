import { afterAll, beforeAll, describe, expect, inject } from 'vitest';
import type { Stores } from '../../../src/ports/stores.ts';
import type { Database } from '../../../src/storage/database/database.ts';
import { openPostgresForTest } from '../databases.ts';
import { createWorld, type World } from '../world.ts';
import { waitingForLocks } from './waiting-for-locks.ts';

/** The example on PostgreSQL, where one waits for what another one has locked. */
export interface Locked {
  readonly world: World;
  /** @returns what is read by one who waits until another one, who has locked it, has changed it. */
  readBehind<T>(
    change: (stores: Stores) => Promise<unknown>,
    read: (stores: Stores) => Promise<T>,
  ): Promise<T>;
}

/** Tests of what somebody else has locked; the embedded database has one connection, where nobody waits. */
export function describeLocked(what: string, tests: (locked: () => Locked) => void): void {
  describe.skipIf(inject('postgres') === null)(what, () => {
    let database: Database;
    let world: World;
    beforeAll(async () => {
      database = await openPostgresForTest();
      world = await createWorld(database);
    });
    afterAll(() => database.close());
    tests(() => ({ world, readBehind: (change, read) => behind(world, change, read) }));
  });
}

async function behind<T>(
  { unitOfWork, database }: World,
  change: (stores: Stores) => Promise<unknown>,
  read: (stores: Stores) => Promise<T>,
): Promise<T> {
  const changed = Promise.withResolvers<void>();
  const kept = Promise.withResolvers<void>();
  const one = unitOfWork.transaction(async (stores) => {
    await change(stores);
    changed.resolve();
    await kept.promise;
  });
  await Promise.race([changed.promise, one]);
  const other = unitOfWork.transaction(read);
  await expect.poll(() => waitingForLocks(database)).toBe(1);
  kept.resolve();
  await one;
  return other;
}
