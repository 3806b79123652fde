import { once } from 'node:events';
import { cpus } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import { createLog } from '../../src/log.ts';
import { startTick } from '../../src/schedule/tick.ts';
import type { Database } from '../../src/storage/database/database.ts';
import { openPostgres } from '../../src/storage/database/postgres.ts';
import { newKeyText } from '../../src/storage/protection/key-ring.ts';
import { schedule } from '../support/acts/meetings.ts';
import { newFolder } from '../support/process.ts';
import { createWorld, signalForm } from '../support/world.ts';
import { type Latencies, latencies } from './load.ts';
import { createDatabase, startApp } from './surroundings.ts';

const PER_SECOND = 2;
/** Of signals, and of meetings. */
const OCCASIONS = ['due', '15 minutes'];
const CARDS = ['reminders.nudge', 'liaison.reminder'];
const EVERY_SECOND = { every: 1_000 };
const LEAD_MILLISECONDS = 2_000;
const MOST_WAITED_SECONDS = 30;
/** What is aimed at. */
const AIM_P99_MILLISECONDS = 2_000;

/**
 * How late reminders are, with one process on PostgreSQL, beside a bare tick that asks the same server for
 * nothing.
 *
 * @returns 1 if one did not come, or the aim was missed.
 */
export async function benchReminders({ seconds }: { readonly seconds: number }): Promise<number> {
  const { url, drop } = await createDatabase();
  const tandem = await startApp('tandem-app.ts', {
    DATABASE_URL: url,
    TANDEM_MASTER_KEYS: newKeyText('k1'),
    DATA_DIR: newFolder(),
    PRACTICE_ROOM: 'on',
    LOG_LEVEL: 'silent',
  });
  const database = openPostgres(url, createLog('silent'));
  try {
    const count = PER_SECOND * seconds;
    console.log(`${count} reminders, ${PER_SECOND} a second; ${cpus().length} processors`);
    await raiseMany(database, count / 2);
    await planMany(database, count / 2);
    const ticks: number[] = [];
    const tick = startTick(
      EVERY_SECOND,
      'bare',
      () => bareTick(database, ticks),
      createLog('silent'),
    );
    const dues = await bringForward(database, seconds);
    await settled(database, count);
    await tick.stop();
    return report(count, bareLateness(dues, ticks), await lateness(database));
  } finally {
    tandem.process.kill();
    await once(tandem.process, 'exit');
    await database.close();
    await drop();
  }
}

/** Urgent ones: no quiet hours hold anything back, whenever this runs. */
async function raiseMany(database: Database, count: number): Promise<void> {
  const { clock, submit } = await createWorld(database);
  clock.move({ milliseconds: Date.now() - clock.now().epochMilliseconds });
  for (let raised = 0; raised < count; raised += 1) {
    await submit('liaison-officer', 'signal.raise', signalForm({ urgency: 'urgent' }));
  }
}

/** As many reminders of meetings; all others are left out. */
async function planMany(database: Database, count: number): Promise<void> {
  const { prisma } = database;
  const world = await createWorld(database);
  world.clock.move({ milliseconds: Date.now() - world.clock.now().epochMilliseconds });
  const ofMeetings = { occasion: '15 minutes', state: 'planned' };
  while ((await prisma.reminder.count({ where: ofMeetings })) < count) {
    await schedule(world, 'liaison-officer', 'every Tuesday 10:00');
  }
  const kept = await prisma.reminder.findMany({ where: ofMeetings, take: count });
  const signals = await prisma.reminder.findMany({ where: { occasion: 'due', state: 'planned' } });
  const ids = [...kept, ...signals].map(({ id }) => id);
  await prisma.reminder.updateMany({
    where: { id: { notIn: ids }, state: 'planned' },
    data: { state: 'dropped' },
  });
}

/** @returns when each is due, as milliseconds since the epoch. */
async function bringForward({ prisma }: Database, seconds: number): Promise<number[]> {
  const rows = await prisma.reminder.findMany({
    where: { state: 'planned', occasion: { in: OCCASIONS } },
  });
  const start = Date.now() + LEAD_MILLISECONDS;
  const dues = rows.map(() => start + Math.random() * seconds * 1_000);
  await Promise.all(
    rows.map(({ id }, index) =>
      prisma.reminder.update({ where: { id }, data: { dueAt: new Date(dues[index] ?? start) } }),
    ),
  );
  return dues;
}

async function bareTick({ prisma }: Database, ticks: number[]): Promise<void> {
  await prisma.$queryRaw`SELECT 1`;
  ticks.push(Date.now());
}

function bareLateness(dues: readonly number[], ticks: readonly number[]): number[] {
  return dues.map((due) => (ticks.find((tick) => tick >= due) ?? Number.POSITIVE_INFINITY) - due);
}

/** Until all were said, or it is plain that some will not be. */
async function settled({ prisma }: Database, count: number): Promise<void> {
  const sent = { card: { in: CARDS }, state: 'sent' };
  for (let idle = 0; idle < MOST_WAITED_SECONDS; idle += 1) {
    const before = await prisma.delivery.count({ where: sent });
    const left = await prisma.reminder.count({
      where: { state: 'planned', occasion: { in: OCCASIONS } },
    });
    await wait(1_000);
    const after = await prisma.delivery.count({ where: sent });
    if (left === 0 && after >= count && after === before) return;
    if (after > before || left > 0) idle = 0;
  }
}

/** From when it was due until it stood in somebody's room; of several who were told, the latest. */
async function lateness({ prisma }: Database): Promise<number[]> {
  const rows = await prisma.reminder.findMany({
    where: { occasion: { in: OCCASIONS }, state: 'fired' },
  });
  const sent = await prisma.delivery.findMany({
    where: { card: { in: CARDS }, state: 'sent' },
  });
  const told = Map.groupBy(sent, ({ recordId }) => recordId);
  return rows.flatMap(({ id, dueAt }) => {
    const arrived = (told.get(id) ?? []).map(({ settledAt }) => settledAt?.getTime() ?? 0);
    return arrived.length > 0 ? [Math.max(...arrived) - dueAt.getTime()] : [];
  });
}

function report(count: number, bare: readonly number[], ours: readonly number[]): number {
  const [first, second] = [bare, ours].map((times) =>
    latencies(times.map((milliseconds) => ({ status: 200, milliseconds }))),
  );
  if (!first || !second) return 1;
  console.table({ 'bare tick': row(first), Tandem: row(second) });
  const ratio = second.p99 / first.p99;
  console.log(`p99 is ${ratio.toFixed(1)} times the bare tick's.`);
  console.log(`Aim: at most ${AIM_P99_MILLISECONDS} ms; ${ours.length} of ${count} came.`);
  return ours.length < count || second.p99 > AIM_P99_MILLISECONDS ? 1 : 0;
}

function row({ count, p50, p99, most }: Latencies) {
  return {
    came: count,
    'p50 ms': Math.round(p50),
    'p99 ms': Math.round(p99),
    'latest ms': Math.round(most),
  };
}
