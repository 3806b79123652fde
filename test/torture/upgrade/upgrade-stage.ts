import { fileURLToPath } from 'node:url';
import { layOutAgain } from '../../../src/features/liaison/series/lay-out-again.ts';
import { createLog } from '../../../src/log.ts';
import { startQueue } from '../../../src/schedule/queue.ts';
import { migrate } from '../../../src/storage/database/migrate.ts';
import { openPostgres } from '../../../src/storage/database/postgres.ts';
import { queueDatabase } from '../../../src/storage/database/queue-database.ts';
import { LIMITS } from '../../../src/storage/line/limits.ts';
import { registerStore } from '../../../src/storage/people/register-store.ts';
import { registerWriter } from '../../../src/storage/people/register-writer.ts';
import { createUnitOfWork } from '../../../src/storage/unit-of-work.ts';
import { schedule } from '../../support/acts/meetings.ts';
import { ALL_REMINDERS } from '../../support/reminders/all-reminders.ts';
import { createPeople, createWorld, type World } from '../../support/world.ts';
import {
  COMMON_SETTINGS,
  fileWith,
  type Place,
  placeOf,
  refer,
  startFar,
  startRoughLines,
} from '../places.ts';
import { type PushStage, pushing } from '../push-stage.ts';
import type { Fate } from '../rough-line.ts';
import { type Replica, startReplica } from './replica.ts';

const OLDER_MAIN = fileURLToPath(new URL('./older-main.ts', import.meta.url));
const SETTLING_MAIN = fileURLToPath(new URL('./settling-main.ts', import.meta.url));
/** On each platform two to push to, since one may hold up the other, and two joint ones. */
const PLACES = { slack: 4, teams: 4, room: 4 };
const JOINT = 2;

export interface UpgradeOptions {
  readonly url: string;
  /** What becomes of a post of this replica. */
  readonly fateOf: (replica: 'newer' | 'older') => Fate;
  /** As a control: the older one says of what it does not know that there is nothing to do. */
  readonly settling: boolean;
}

/** Two processes on one database, of which one is older and knows less, and everything they send to. */
export interface UpgradeStage extends Omit<PushStage, 'kill' | 'isAlive' | 'alive' | 'world'> {
  readonly world: Omit<World, 'nudges'>;
  readonly newer: Replica;
  readonly older: Replica;
  /** Where signals are shown. */
  readonly joint: readonly Place[];
  /** A series of meetings that lacks the last ones, and the job that lays them out. */
  askForMeetings(): Promise<void>;
  /** Lets the clock of the test stand at what it is. */
  sync(): void;
}

export async function setUpgradeStage(options: UpgradeOptions): Promise<UpgradeStage> {
  const { url, fateOf, settling } = options;
  const log = createLog('silent');
  const database = openPostgres(url, log, PATIENT);
  await database.withSession((session) => migrate(session));
  const first = await createWorld(database);
  const queue = await startQueue(queueDatabase(database.queueBackend), [layOutAgain], log);
  const unitOfWork = createUnitOfWork(database, first.keys, queue, ALL_REMINDERS);
  const world = {
    ...first,
    ...createPeople({ ...first, unitOfWork, register: registerStore(database) }),
  };
  const sync = () =>
    world.clock.move({ milliseconds: Date.now() - world.clock.now().epochMilliseconds });
  sync();
  const far = await startFar(PLACES);
  const lines = {
    newer: await startRoughLines(far, () => fateOf('newer')),
    older: await startRoughLines(far, () => fateOf('older')),
  };
  await registerWriter(database).apply(fileWith(far, JOINT), world.clock.now());
  await world.directory.refresh();
  await refer(database, far, lines.newer);
  await schedule(world, 'liaison-officer', 'every Tuesday 10:00');
  const { id, secret } = world.keys.current;
  const common = {
    ...COMMON_SETTINGS,
    TANDEM_MASTER_KEYS: `${id}:${Buffer.from(secret).toString('base64url')}`,
  };
  const newer = await startReplica({
    ...{ name: 'newer', url, main: undefined },
    environment: { ...common, ...lines.newer.slackSettings, ...lines.newer.teamsSettings },
  });
  const older = await startReplica({
    ...{ name: 'older', url, main: settling ? SETTLING_MAIN : OLDER_MAIN },
    environment: { ...common, ...lines.older.slackSettings },
  });
  return {
    ...{ database, world, slack: far.slack, teams: far.teams, newer, older, sync },
    ...pushing(world, database),
    joint: world.directory
      .jointChannels(world.presence('liaison-officer').partnership.id)
      .map(placeOf),
    async askForMeetings() {
      const series = await database.prisma.liaisonSeries.findFirstOrThrow();
      const meetings = await database.prisma.meeting.findMany({ orderBy: { date: 'desc' } });
      const last = meetings.slice(0, LAST_MEETINGS).map((meeting) => meeting.id);
      await database.prisma.meeting.deleteMany({ where: { id: { in: last } } });
      const data = { lookAgainAt: new Date(0) };
      await database.prisma.liaisonSeries.update({ where: { id: series.id }, data });
      const { partnershipId, id: seriesId } = series;
      const request = layOutAgain.request({ partnershipId, seriesId });
      await unitOfWork.transaction((stores) => stores.jobs.enqueue(request));
    },
    async stop() {
      await Promise.all([newer.end(), older.end()]);
      await queue.stop();
      for (const line of Object.values(lines)) await line.stop();
      await far.slack.stop();
      await far.teams.stop();
      await database.close();
    },
  };
}

/** So many of those ahead are taken away each time. */
/** Whoever plays the people waits for what a silent process holds locked, until the server gives that up. */
const PATIENT = { ...LIMITS, statement: 60_000, answer: 65_000 };
const LAST_MEETINGS = 3;
