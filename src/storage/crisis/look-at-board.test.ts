import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { crisisIn } from '../../../test/support/acts/crisis.ts';
import { openPostgresForTest } from '../../../test/support/databases.ts';
import { waitingForLocks } from '../../../test/support/faults/waiting-for-locks.ts';
import { createWorld, type World } from '../../../test/support/world.ts';
import type { Reply } from '../../bot/declare/reply.ts';
import type { Database } from '../database/database.ts';

const [POLICE, MAYOR] = ['liaison-officer', 'mayors-office'];

describe.skipIf(inject('postgres') === null)('a push that somebody is changing', () => {
  let database: Database;
  let world: World;
  let versionId: string;

  beforeAll(async () => {
    database = await openPostgresForTest();
    world = await createWorld(database);
    const stage = crisisIn(world);
    await stage.open();
    const version = await stage.write(POLICE);
    for (const who of [POLICE, MAYOR]) await stage.sign(who, version);
    await stage.push(POLICE, version);
    versionId = version.id;
  });
  afterAll(() => database.close());

  /** Does something while the unit and the push are locked, as by somebody who signs, confirms or stops. */
  async function meanwhile<T>(work: () => Promise<T>): Promise<T> {
    const { id } = await database.prisma.crisisUnit.findFirstOrThrow();
    return world.unitOfWork.transaction(async ({ crisisUnits, pushes }) => {
      await crisisUnits.findForUpdate(id);
      await pushes.findForUpdate(versionId);
      return work();
    });
  }

  it.for<[string, () => Promise<Reply>]>([
    ['board', () => world.press(POLICE, 'crisis.board', versionId)],
    ['situation', () => world.command(POLICE, 'crisis', '')],
    ['message', () => world.press(POLICE, 'crisis.read', versionId)],
  ])('lets the %s be seen by whoever looks, without waiting', async ([, look]) => {
    expect(await meanwhile(look)).toMatchObject({ kind: 'card' });
  });

  it('has its board posted after the change that counts on it', async () => {
    const posted = await meanwhile(async () => {
      const waits = world.unitOfWork.looking(({ pushes }) => pushes.findForBoard(versionId));
      await expect.poll(() => waitingForLocks(database)).toBe(1);
      return { waits };
    });
    await posted.waits;
  });
});
