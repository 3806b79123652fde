import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { readConfig } from '../../src/config.ts';
import { createLog } from '../../src/log.ts';
import type { Database } from '../../src/storage/database/database.ts';
import { migrate } from '../../src/storage/database/migrate.ts';
import { openPostgres } from '../../src/storage/database/postgres.ts';
import { registerWriter } from '../../src/storage/people/register-writer.ts';
import { keyRingFrom, newKeyText } from '../../src/storage/protection/key-ring.ts';
import { POLICE_SEAT, signedVersion, targetOf } from '../support/acts/signed-version.ts';
import { newFolder } from '../support/process.ts';
import { createWorld } from '../support/world.ts';
import type { Cost } from './apps/push-app.ts';
import { describe, said, tellJson } from './measure/report.ts';
import { ROUNDS, type Spread, spread } from './measure/rounds.ts';
import {
  type FarPlaces,
  installEverywhere,
  startFarPlaces,
  TENANTS,
  WORKSPACES,
} from './push/far-places.ts';
import { boundsOf, idealMilliseconds } from './push/ideal.ts';
import { addOldDeliveries } from './push/old-deliveries.ts';
import { createDatabase, startApp } from './surroundings.ts';

const ANSWER_MILLISECONDS = 50;
/** Times the ideal scheduler; what is aimed at. */
const AIM = 1.5;
const AIM_CPU_MILLISECONDS = 10;
const OLD_DELIVERIES = [0, 1_000_000];
const MOST_WAITED_MILLISECONDS = 300_000;
const PLACES = sum(WORKSPACES) + sum(TENANTS);
const COLUMNS = {
  seconds: 'took s',
  pressSeconds: 'of that the press s',
  timesIdeal: 'times the ideal',
  cpuMilliseconds: 'CPU ms a card',
  statements: 'statements a card',
} as const;

interface Run extends Cost {
  readonly old: number;
  /** From the press to the last answer. */
  readonly milliseconds: number;
  /** Of that, until the press was done. */
  readonly pressMilliseconds: number;
}

/**
 * How soon a push is at 250 places on Slack and 250 on Teams, beside a scheduler that does nothing but send; in a new
 * installation, and in one with a million old deliveries, by turns, five times each. Every push has a database and a
 * process of its own, so there is none that warms up.
 *
 * @returns 1 if an aim was missed, by the medians.
 */
export async function benchPush(): Promise<number> {
  const ideal = sayIdeal();
  const runs: Run[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const old of OLD_DELIVERIES) runs.push(await pushOnce(old));
  }
  const taken = OLD_DELIVERIES.map((old) => {
    const of = runs.filter((run) => run.old === old);
    const each = (what: (run: Run) => number) => spread(of.map(what));
    return {
      old,
      seconds: each(({ milliseconds }) => milliseconds / 1_000),
      pressSeconds: each(({ pressMilliseconds }) => pressMilliseconds / 1_000),
      timesIdeal: each(({ milliseconds }) => milliseconds / ideal),
      cpuMilliseconds: each(({ cpuMilliseconds }) => cpuMilliseconds / PLACES),
      statements: each(({ statements }) => statements / PLACES),
    };
  });
  console.log(describe());
  console.table(Object.fromEntries(taken.map((one) => [`${one.old} old deliveries`, row(one)])));
  console.log(`Aim: at most ${AIM} times the ideal, and ${AIM_CPU_MILLISECONDS} ms of CPU a card.`);
  tellJson('push', { rounds: ROUNDS, idealMilliseconds: ideal, taken });
  const missed = taken.some(
    ({ timesIdeal, cpuMilliseconds }) =>
      timesIdeal.median > AIM || cpuMilliseconds.median > AIM_CPU_MILLISECONDS,
  );
  return missed ? 1 : 0;
}

function row(taken: Readonly<Record<keyof typeof COLUMNS, Spread>>) {
  const columns = Object.entries(COLUMNS) as [keyof typeof COLUMNS, string][];
  return Object.fromEntries(columns.map(([key, name]) => [name, said(taken[key])]));
}

function sayIdeal(): number {
  const slack = idealMilliseconds(boundsOf('slack', WORKSPACES, ANSWER_MILLISECONDS));
  const teams = idealMilliseconds(boundsOf('teams', TENANTS, ANSWER_MILLISECONDS));
  const seconds = (milliseconds: number) => (milliseconds / 1_000).toFixed(2);
  console.log(`Slack and Teams answer after ${ANSWER_MILLISECONDS} ms.`);
  console.log(
    `Ideal: Slack ${seconds(slack)} s (${sum(WORKSPACES)} places, as many at a time as a lane is wide), ` +
      `Teams ${seconds(teams)} s (${sum(TENANTS)} places, and so many requests a second to each tenant).`,
  );
  return Math.max(slack, teams);
}

async function pushOnce(old: number): Promise<Run> {
  const { url, drop } = await createDatabase();
  const far = await startFarPlaces(ANSWER_MILLISECONDS);
  const database = openPostgres(url, createLog('silent'));
  const settings = {
    ...far.settings,
    DATABASE_URL: url,
    TANDEM_MASTER_KEYS: newKeyText('k1'),
    DATA_DIR: newFolder(),
    LOG_LEVEL: 'silent',
  };
  try {
    await database.withSession((session) => migrate(session));
    const told = await prepare(database, far, settings);
    await addOldDeliveries(url, old);
    const tandem = await startApp('push-app.ts', settings);
    try {
      return { old, ...(await watch(database, far, tandem.process, told)) };
    } finally {
      tandem.process.kill();
      await once(tandem.process, 'exit');
    }
  } finally {
    await database.close();
    await far.stop();
    await drop();
  }
}

async function prepare(database: Database, far: FarPlaces, settings: Record<string, string>) {
  const world = await createWorld(database);
  world.clock.move({ milliseconds: Date.now() - world.clock.now().epochMilliseconds });
  await registerWriter(database).apply(far.file, world.clock.now());
  await world.directory.refresh();
  await installEverywhere(database, keyRingFrom(readConfig(settings)), far);
  const { partnership } = world.presence(POLICE_SEAT);
  const targets = world.directory.channels(partnership.id).map((channel) => targetOf(channel));
  const { id, hash } = await signedVersion(world, { targets });
  const { tenant, object: user } = far.teams.person(POLICE_SEAT);
  return { id, hash, account: { platform: 'teams', tenant, user } };
}

async function watch(
  { prisma }: Database,
  { lines }: FarPlaces,
  app: Awaited<ReturnType<typeof startApp>>['process'],
  told: object,
): Promise<Omit<Run, 'old'>> {
  const said: { begun?: number; pressed?: number; cost?: Cost } = {};
  app.on('message', (message: { begun?: number; pressed?: number } & Cost) => {
    if ('statements' in message) said.cost = message;
    else Object.assign(said, message);
  });
  app.send(told);
  const until = Date.now() + MOST_WAITED_MILLISECONDS;
  const count = () => lines.slack.answered.length + lines.teams.answered.length;
  while (count() < PLACES) {
    if (Date.now() > until || app.exitCode !== null)
      throw new Error(`Only ${count()} of ${PLACES} arrived.`);
    await wait(50);
  }
  const waiting = { state: { in: ['owed', 'sending', 'unknown'] } };
  while ((await prisma.delivery.count({ where: waiting })) > 0) await wait(100);
  app.send('settled');
  while (!said.cost) await wait(10);
  const { begun = 0, pressed = 0, cost } = said;
  const last = performance.timeOrigin + Math.max(...lines.slack.answered, ...lines.teams.answered);
  return { ...cost, milliseconds: last - begun, pressMilliseconds: pressed - begun };
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
