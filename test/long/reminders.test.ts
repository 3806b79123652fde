import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, inject, it } from 'vitest';
import { createLog } from '../../src/log.ts';
import type { Database } from '../../src/storage/database/database.ts';
import { openPostgres } from '../../src/storage/database/postgres.ts';
import { verifyChain } from '../../src/storage/protection/audit-store.ts';
import { createPostgresDatabase } from '../support/databases.ts';
import { runs, SEED } from '../support/long.ts';
import { startProcess, type TandemProcess } from '../support/process.ts';
import { seeded } from '../support/seeded.ts';
import { createWorld, signalForm, type World } from '../support/world.ts';

const KILLS = runs(2, 10);
const SIGNALS = KILLS * 12;
/** One after the other, so that something is due at every moment of the killing. */
const APART_MILLISECONDS = 100;
const SOON_MILLISECONDS = 1_000;
const LONGEST_MILLISECONDS = 60_000;
const random = seeded(SEED);

describe.skipIf(inject('postgres') === null)('two replicas on one PostgreSQL', () => {
  it('remind of everything once, though one of them is killed again and again', async () => {
    const { url, drop } = await createPostgresDatabase();
    const database = openPostgres(url, createLog('silent'));
    try {
      const world = await createWorld(database);
      await raiseMany(world);
      const replicas = await startReplicas(url, world);
      await bringForward(database);
      for (let kills = 0; kills < KILLS; kills += 1) {
        await wait(random() * SIGNALS * (APART_MILLISECONDS / KILLS));
        await replicas.replaceOne(random() < 0.5 ? 0 : 1);
      }
      await expect
        .poll(() => waiting(database), { timeout: LONGEST_MILLISECONDS })
        .toEqual({ due: 0, owed: 0 });
      await replicas.stop();
      await expectOnceEach(database, world);
    } finally {
      await database.close();
      await drop();
    }
  }, 180_000);
});

/** Urgent ones: no quiet hours hold anything back, whenever this runs. */
async function raiseMany({ clock, submit }: World): Promise<void> {
  clock.move({ milliseconds: Date.now() - clock.now().epochMilliseconds });
  for (let count = 0; count < SIGNALS; count += 1) {
    await submit('liaison-officer', 'signal.raise', signalForm({ urgency: 'urgent' }));
  }
}

/** Lets each signal be overdue soon, and of the rest nothing come. */
async function bringForward({ prisma }: Database): Promise<void> {
  await prisma.reminder.updateMany({
    where: { occasion: { not: 'due' }, state: 'planned' },
    data: { state: 'dropped' },
  });
  const rows = await prisma.reminder.findMany({ where: { state: 'planned' } });
  const start = Date.now() + SOON_MILLISECONDS;
  for (const [index, { id }] of rows.entries()) {
    const dueAt = new Date(start + index * APART_MILLISECONDS);
    await prisma.reminder.update({ where: { id }, data: { dueAt } });
  }
}

async function startReplicas(url: string, { keys: { current } }: World) {
  const environment = {
    DATABASE_URL: url,
    TANDEM_MASTER_KEYS: `${current.id}:${Buffer.from(current.secret).toString('base64url')}`,
    PRACTICE_ROOM: 'on',
    LOG_LEVEL: 'error',
  };
  const start = () => startProcess(environment);
  const replicas: TandemProcess[] = [await start(), await start()];
  return {
    async replaceOne(index: number) {
      await replicas[index]?.kill();
      replicas[index] = await start();
    },
    stop: () => Promise.all(replicas.map((replica) => replica.stop())),
  };
}

async function waiting({ prisma }: Database): Promise<{ due: number; owed: number }> {
  const rest = { occasion: 'due', state: 'planned' };
  return {
    due: await prisma.reminder.count({ where: rest }),
    owed: await prisma.delivery.count({
      where: { card: 'reminders.nudge', state: { not: 'sent' } },
    }),
  };
}

async function expectOnceEach({ prisma }: Database, { presence }: World): Promise<void> {
  const fired = await prisma.reminder.findMany({ where: { occasion: 'due', state: 'fired' } });
  expect(fired).toHaveLength(SIGNALS);
  const nudges = await prisma.delivery.findMany({
    where: { card: 'reminders.nudge' },
    include: { conversation: true },
  });
  const told = nudges.map(({ recordId, conversation }) => `${recordId} ${conversation.external}`);
  const wanted = fired.flatMap(({ id }) =>
    ['liaison-officer', 'safety-coordinator'].map((who) => `${id} ${who}`),
  );
  expect(told.toSorted()).toEqual(wanted.toSorted());
  const ids = nudges.map(({ id }) => id);
  expect(await prisma.roomMessage.count({ where: { deliveryId: { in: ids } } })).toBe(ids.length);
  const overdue = await prisma.auditEntry.findMany({ where: { action: 'signal.overdue' } });
  expect(overdue.map(({ recordId }) => recordId).toSorted()).toEqual(
    fired.map(({ recordId }) => recordId).toSorted(),
  );
  const { id } = presence('liaison-officer').partnership;
  expect(await verifyChain(prisma, id)).toMatchObject({ intact: true });
}
