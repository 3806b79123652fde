import { once } from 'node:events';
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
import { describe, said, tellJson } from './measure/report.ts';
import { ROUNDS, spread } from './measure/rounds.ts';
import { createDatabase, startApp } from './surroundings.ts';

const PER_SECOND = 2;
/** Of signals, and of meetings. */
const OCCASIONS = ['due', '15 minutes'];
const CARDS = ['reminders.nudge', 'liaison.reminder'];
const EVERY_SECOND = { every: 1_000 };
/** Put in from outside, they are known once the process looks, which it does every 10 s. */
const LEAD_MILLISECONDS = 12_000;
const MOST_WAITED_SECONDS = 30;
/** What is aimed at. */
const AIM_P99_MILLISECONDS = 2_000;

interface Round {
  readonly bare: Latencies;
  readonly ours: Latencies;
}

/**
 * How late reminders are, with one process on PostgreSQL, beside a bare tick that asks the same server for nothing all the
 * while; five rounds, which share `--seconds`.
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
    const perRound = Math.ceil((PER_SECOND * seconds) / ROUNDS / 2) * 2;
    await raiseMany(database, (perRound * ROUNDS) / 2);
    await planMany(database, (perRound * ROUNDS) / 2);
    const ticks: number[] = [];
    const tick = startTick(
      EVERY_SECOND,
      'bare',
      () => bareTick(database, ticks),
      createLog('silent'),
    );
    const rounds: Round[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const due = await bringForward(database, perRound, seconds / ROUNDS);
      await settled(database, due.ids);
      const bare = latenciesOf(bareLateness(due.at, ticks));
      rounds.push({ bare, ours: latenciesOf(await lateness(database, due.ids)) });
    }
    await tick.stop();
    return report(perRound, rounds);
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

interface Due {
  readonly ids: string[];
  /** When each is due, as milliseconds since the epoch. */
  readonly at: number[];
}

/** @param seconds in which as many come due as are asked for. */
async function bringForward({ prisma }: Database, count: number, seconds: number): Promise<Due> {
  const rows = await Promise.all(
    OCCASIONS.map((occasion) =>
      prisma.reminder.findMany({
        where: { state: 'planned', occasion },
        take: count / OCCASIONS.length,
      }),
    ),
  );
  const ids = rows.flat().map(({ id }) => id);
  const start = Date.now() + LEAD_MILLISECONDS;
  const at = ids.map(() => start + Math.random() * seconds * 1_000);
  await Promise.all(
    ids.map((id, index) =>
      prisma.reminder.update({ where: { id }, data: { dueAt: new Date(at[index] ?? start) } }),
    ),
  );
  return { ids, at };
}

async function bareTick({ prisma }: Database, ticks: number[]): Promise<void> {
  await prisma.$queryRaw`SELECT 1`;
  ticks.push(Date.now());
}

function bareLateness(dues: readonly number[], ticks: readonly number[]): number[] {
  return dues.map((due) => (ticks.find((tick) => tick >= due) ?? Number.POSITIVE_INFINITY) - due);
}

/** Until all were said, or it is plain that some will not be. */
async function settled({ prisma }: Database, ids: string[]): Promise<void> {
  const sent = { card: { in: CARDS }, state: 'sent', recordId: { in: ids } };
  for (let idle = 0; idle < MOST_WAITED_SECONDS; idle += 1) {
    const before = await prisma.delivery.count({ where: sent });
    const left = await prisma.reminder.count({ where: { id: { in: ids }, state: 'planned' } });
    await wait(1_000);
    const after = await prisma.delivery.count({ where: sent });
    if (left === 0 && after >= ids.length && after === before) return;
    if (after > before || left > 0) idle = 0;
  }
}

/** From when it was due until it stood in somebody's room; of several who were told, the latest. */
async function lateness({ prisma }: Database, ids: string[]): Promise<number[]> {
  const rows = await prisma.reminder.findMany({ where: { id: { in: ids }, state: 'fired' } });
  const sent = await prisma.delivery.findMany({
    where: { card: { in: CARDS }, state: 'sent', recordId: { in: ids } },
  });
  const told = Map.groupBy(sent, ({ recordId }) => recordId);
  return rows.flatMap(({ id, dueAt }) => {
    const arrived = (told.get(id) ?? []).map(({ settledAt }) => settledAt?.getTime() ?? 0);
    return arrived.length > 0 ? [Math.max(...arrived) - dueAt.getTime()] : [];
  });
}

function latenciesOf(late: readonly number[]): Latencies {
  return latencies(late.map((milliseconds) => ({ status: 200, milliseconds })));
}

function report(perRound: number, rounds: readonly Round[]): number {
  const each = (what: (one: Round) => number) => spread(rounds.map(what));
  const side = (name: keyof Round) => ({
    p50: each((one) => one[name].p50),
    p99: each((one) => one[name].p99),
    latest: each((one) => one[name].most),
  });
  const taken = { bare: side('bare'), ours: side('ours') };
  const ratio = each(({ bare, ours }) => ours.p99 / bare.p99);
  const row = ({ p50, p99, latest }: typeof taken.ours) => {
    return { 'p50 ms': said(p50), 'p99 ms': said(p99), 'latest ms': said(latest) };
  };
  const came = rounds.reduce((sum, { ours }) => sum + ours.count, 0);
  console.log(describe());
  console.table({ 'bare tick': row(taken.bare), Tandem: row(taken.ours) });
  console.log(`p99 is ${said(ratio)} times the bare tick's.`);
  console.log(`Aim: at most ${AIM_P99_MILLISECONDS} ms; ${came} of ${perRound * ROUNDS} came.`);
  tellJson('reminders', { rounds: ROUNDS, perRound, came, ...taken, ratio });
  return came < perRound * ROUNDS || taken.ours.p99.median > AIM_P99_MILLISECONDS ? 1 : 0;
}
