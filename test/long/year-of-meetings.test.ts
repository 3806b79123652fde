import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { describe, expect, inject, it } from 'vitest';
import { offsetBefore } from '../../src/domain/meeting/meeting.ts';
import { DEFAULT_OFFSETS } from '../../src/domain/meeting/series.ts';
import { createLog } from '../../src/log.ts';
import type { Database } from '../../src/storage/database/database.ts';
import { openPostgres } from '../../src/storage/database/postgres.ts';
import { registerWriter } from '../../src/storage/people/register-writer.ts';
import { newKeyText } from '../../src/storage/protection/key-ring.ts';
import { meetingsOf } from '../support/acts/meeting-acts.ts';
import { createPostgresDatabase } from '../support/databases.ts';
import { exampleFile } from '../support/example.ts';
import { runs, SEED } from '../support/long.ts';
import { bareEnvironment, newFolder } from '../support/process.ts';
import { nextDue } from '../support/reminders/next-due.ts';
import { seeded } from '../support/seeded.ts';
import { createWorld, type World } from '../support/world.ts';

const REPLICA = fileURLToPath(new URL('replica-of-a-year.ts', import.meta.url));
const SERIES = runs(12, 50);
const KILLS = runs(2, 4);
const YEAR_HOURS = 24 * 365;
/** Of the moments at which something is due, one in so many: all kills fall well within the year. */
const MOMENTS_A_KILL = 8;
const random = seeded(SEED);
const CHAIR = 'liaison-officer';
const CHANNEL = 'joint-desk';
/** Many kinds, on Sundays through both nights in which the clocks change; the rest once a quarter. */
const MONTHLY = [
  'first working day 09:15',
  'on the 31st 16:00',
  'last Sunday of the month 02:30',
  'last day of the month 16:00 Europe/Lisbon',
];
const QUARTERLY = [
  'every 3 months on the second Tuesday 10:00',
  'every 3 months on the last Friday 09:00',
];

describe.skipIf(inject('postgres') === null)('two replicas on one PostgreSQL', () => {
  it('remind of a year of many series once each, never early, though one is killed again and again', async () => {
    const { url, drop } = await createPostgresDatabase();
    const database = openPostgres(url, createLog('silent'));
    try {
      const world = await createWorld(database);
      await oneChannel(database, world);
      await planMany(world);
      await liveAYear(url, database, world);
      await expectOnceEach(database, world);
    } finally {
      await database.close();
      await drop();
    }
  }, 600_000);
});

/** Of the example's two channels one, so that the year is over sooner. */
async function oneChannel(database: Database, { clock, directory }: World): Promise<void> {
  const file = exampleFile();
  const channels = file.channels.filter(({ conversation }) => conversation === CHANNEL);
  await registerWriter(database).apply({ ...file, channels }, clock.now());
  await directory.refresh();
}

async function planMany(world: World): Promise<void> {
  const acts = meetingsOf(world);
  const quorum = { quorum_police: '0', quorum_local_authority: '0' };
  const values = { ...quorum, invited: [acts.idOf(CHAIR)] };
  for (let count = 0; count < SERIES; count += 1) {
    const rhythm = MONTHLY[count] ?? QUARTERLY[count % QUARTERLY.length] ?? '';
    expect(await acts.plan(rhythm, values)).toMatchObject({ kind: 'card' });
  }
}

/** From one moment at which something is due to the next, both at once. */
async function liveAYear(url: string, database: Database, world: World): Promise<void> {
  const replicas = [await startReplica(url), await startReplica(url)];
  const end = world.clock.now().add({ hours: YEAR_HOURS });
  let kills = 0;
  for (let at = await nextDue(database); at && Temporal.Instant.compare(at, end) < 0; ) {
    const kill = kills < KILLS && random() < 1 / MOMENTS_A_KILL ? Math.round(random()) : undefined;
    await Promise.all(
      replicas.map((replica, index) =>
        turn(replica, at ?? end, kill === index ? random() * 60 : undefined),
      ),
    );
    if (kill !== undefined) {
      kills += 1;
      replicas[kill] = await startReplica(url);
      // What the dead one had begun is taken up once its lease is over.
      await Promise.all(
        replicas.map((replica) => turn(replica, (at ?? end).add({ seconds: 31 }), undefined)),
      );
    }
    at = await nextDue(database);
  }
  for (const replica of replicas) replica.kill();
  expect(kills).toBe(KILLS);
}

async function startReplica(url: string): Promise<ChildProcess> {
  const replica = fork(REPLICA, {
    env: {
      ...bareEnvironment(),
      DATABASE_URL: url,
      TANDEM_MASTER_KEYS: newKeyText('k1'),
      DATA_DIR: newFolder(),
      PRACTICE_ROOM: 'on',
    },
  });
  await once(replica, 'message');
  return replica;
}

/** @param killAfter in milliseconds; nothing: it may finish. */
async function turn(
  replica: ChildProcess,
  at: Temporal.Instant,
  killAfter: number | undefined,
): Promise<void> {
  replica.send({ at: at.toString() });
  if (killAfter === undefined) return answered(replica);
  const exit = once(replica, 'exit');
  setTimeout(() => replica.kill('SIGKILL'), killAfter);
  await exit;
}

/** Or ended. */
function answered(replica: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    const over = () => {
      replica.off('message', over).off('exit', over);
      resolve();
    };
    replica.on('message', over).on('exit', over);
  });
}

/** Reckoned from the meetings alone: each reminder of each, in every channel and to everybody invited. */
async function expectOnceEach({ prisma }: Database, world: World): Promise<void> {
  const { partnership } = world.presence('liaison-officer');
  const end = new Date(world.clock.now().epochMilliseconds + YEAR_HOURS * 3_600_000);
  const over = await prisma.meeting.findMany({ where: { endsAt: { lt: end } } });
  expect(over.length).toBeGreaterThan(SERIES * 4);
  const wanted = over.flatMap(({ id, startsAt }) => {
    const starts = Temporal.Instant.fromEpochMilliseconds(startsAt.getTime());
    return DEFAULT_OFFSETS.map((offset) => {
      const at = offsetBefore(starts, offset, partnership);
      return { key: `${id} ${offset.count} ${offset.unit}`, at };
    });
  });
  const ahead = wanted.filter(({ at }) => Temporal.Instant.compare(at, world.clock.now()) > 0);
  const places = [CHANNEL, CHAIR];
  const posted = await prisma.delivery.findMany({
    where: { card: 'liaison.reminder', state: 'sent', dueAt: { lt: end } },
    include: { conversation: true },
  });
  const reminders = new Map((await prisma.reminder.findMany()).map((one) => [one.id, one]));
  const ids = new Set(over.map(({ id }) => id));
  const got = posted.flatMap(({ id, recordId, conversation }) => {
    const reminder = reminders.get(recordId);
    if (!reminder || !ids.has(reminder.recordId)) return [];
    return [
      { id, key: `${reminder.recordId} ${reminder.occasion} ${conversation.external}`, reminder },
    ];
  });
  expect(got.map(({ key }) => key).toSorted()).toEqual(
    ahead.flatMap(({ key }) => places.map((place) => `${key} ${place}`)).toSorted(),
  );
  const messages = await prisma.roomMessage.findMany();
  const postedAt = new Map(messages.map((one) => [one.deliveryId, one.postedAt]));
  const early = got.filter(
    ({ id, reminder }) => (postedAt.get(id) ?? new Date(0)) < reminder.dueAt,
  );
  expect(early).toEqual([]);
  expect(await prisma.delivery.count({ where: { card: 'liaison.missed' } })).toBe(0);
}
