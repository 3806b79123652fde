import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { runUseCase } from '../../src/bot/run-use-case.ts';
import type { MessageVersion } from '../../src/domain/crisis/message.ts';
import { pushMessage } from '../../src/features/crisis/push/push-message.ts';
import { settleHeld } from '../../src/features/crisis/push/settle-held.ts';
import { createLog } from '../../src/log.ts';
import { PUSH_CARD } from '../../src/ports/crisis/push-store.ts';
import type { Database } from '../../src/storage/database/database.ts';
import { migrate } from '../../src/storage/database/migrate.ts';
import { openPostgres } from '../../src/storage/database/postgres.ts';
import { deliveryStore } from '../../src/storage/delivery/delivery-store.ts';
import { registerWriter } from '../../src/storage/people/register-writer.ts';
import { newKeyText } from '../../src/storage/protection/key-ring.ts';
import { POLICE_SEAT, signedVersion, targetOf } from '../support/acts/signed-version.ts';
import { startProcess, type TandemProcess } from '../support/process.ts';
import type { EmulatedSlack } from '../support/slack/emulated-slack.ts';
import type { EmulatedTeams } from '../support/teams/emulated-teams.ts';
import { createWorld, type World } from '../support/world.ts';
import {
  COMMON_SETTINGS,
  fileWith,
  type Place,
  placeOf,
  type RoughLines,
  refer,
  startFar,
  startRoughLines,
} from './places.ts';
import type { Fate } from './rough-line.ts';

const BLIND_MAIN = fileURLToPath(new URL('./blind-main.ts', import.meta.url));
/** 50 in all. */
const PLACES = { slack: 17, teams: 17, room: 16 };

export interface StageOptions {
  readonly url: string;
  readonly fateOf: () => Fate;
  /** Repeats blindly what nobody knows about, as a control. */
  readonly blind: boolean;
}

/** Tandem as a process, with 50 conversations on three platforms behind rough lines. */
export interface PushStage {
  readonly database: Database;
  readonly world: World;
  readonly slack: EmulatedSlack;
  readonly teams: EmulatedTeams;
  readonly places: readonly Place[];
  /** As `kill -9`, at once; another one takes its place. @returns false if it is dead already. */
  kill(): boolean;
  isAlive(): boolean;
  /** Waits until whoever was killed has a successor. */
  alive(): Promise<void>;
  push(): Promise<MessageVersion>;
  settle(targetId: string, as: 'there' | 'again'): Promise<void>;
  /** How the cards of a version stand, by target. */
  states(version: MessageVersion): Promise<ReadonlyMap<string, string>>;
  stop(): Promise<void>;
}

export async function setPushStage({ url, fateOf, blind }: StageOptions): Promise<PushStage> {
  const database = openPostgres(url, createLog('silent'));
  await database.withSession((session) => migrate(session));
  const world = await createWorld(database);
  world.clock.move({ milliseconds: Date.now() - world.clock.now().epochMilliseconds });
  const far = await startFar(PLACES);
  const { slack, teams } = far;
  const lines = await startRoughLines(far, fateOf);
  await registerWriter(database).apply(fileWith(far), world.clock.now());
  await world.directory.refresh();
  await refer(database, far, lines);
  const start = () => startProcess(settingsOf(url, lines), blind ? BLIND_MAIN : undefined);
  const mortal = await keepAlive(start, () =>
    deliveryStore(database, { nudge: async () => undefined }).endAllLeases(),
  );
  return {
    database,
    world,
    slack,
    teams,
    ...mortal,
    ...pushing(world, database),
    async stop() {
      await mortal.end();
      await lines.stop();
      await slack.stop();
      await teams.stop();
      await database.close();
    },
  };
}

/** Pushes to every channel that is no joint one, and what is asked and looked up of them. */
export function pushing(
  world: Omit<World, 'platforms' | 'keys' | 'nudges'>,
  { prisma }: Database,
): Pick<PushStage, 'places' | 'push' | 'settle' | 'states'> {
  const seat = world.presence(POLICE_SEAT);
  const channels = world.directory
    .channels(seat.partnership.id)
    .filter(({ groups }) => !groups.includes('joint_channels'));
  // The world says which platforms run, for what is done in it.
  const deps = { ...world, platforms: ['room'] };
  return {
    places: channels.map(placeOf),
    async push() {
      const targets = channels.map((channel) => targetOf(channel));
      const version = await signedVersion(world, { targets });
      const { id, hash } = version;
      await runUseCase(deps, seat, pushMessage, { id, hash, key: randomUUID() });
      return version;
    },
    async settle(targetId, as) {
      const { key } = await prisma.crisisTarget.findUniqueOrThrow({ where: { id: targetId } });
      const place = channels.find(({ conversationId }) => conversationId === key);
      const from = place && { platform: place.platform, conversation: place.external };
      await runUseCase(deps, seat, settleHeld, { targetId, as, from });
    },
    async states({ id: versionId }) {
      const targets = await prisma.crisisTarget.findMany({ where: { versionId } });
      const recordId = { in: targets.map(({ id }) => id) };
      const rows = await prisma.delivery.findMany({ where: { card: PUSH_CARD, recordId } });
      return new Map(rows.map((row) => [row.recordId, row.state]));
    },
  };
}

/** One process after the other: where one was killed, its successor starts, knowing that it is alone. */
async function keepAlive(start: () => Promise<TandemProcess>, endLeases: () => Promise<void>) {
  let current = await start();
  let alive = true;
  let replaced: Promise<void> = Promise.resolve();
  return {
    kill() {
      if (!alive) return false;
      alive = false;
      replaced = current.kill().then(async () => {
        await endLeases();
        current = await start();
        alive = true;
      });
      return true;
    },
    isAlive: () => alive,
    alive: () => replaced,
    async end() {
      await replaced;
      await current.stop();
    },
  };
}

function settingsOf(url: string, lines: RoughLines) {
  return {
    ...lines.slackSettings,
    ...lines.teamsSettings,
    DATABASE_URL: url,
    TANDEM_MASTER_KEYS: newKeyText('k1'),
    ...COMMON_SETTINGS,
  };
}
