import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runUseCase } from '../../src/bot/run-use-case.ts';
import type { MessageVersion } from '../../src/domain/crisis/message.ts';
import type { ChannelEntry, PartnershipFile } from '../../src/domain/register/partnership-file.ts';
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
import { exampleFile, JOINT } from '../support/example.ts';
import { startProcess, type TandemProcess } from '../support/process.ts';
import {
  type EmulatedSlack,
  ONE_WORKSPACE,
  startEmulatedSlack,
} from '../support/slack/emulated-slack.ts';
import { type EmulatedTeams, startEmulatedTeams } from '../support/teams/emulated-teams.ts';
import { createWorld, type World } from '../support/world.ts';
import { type Fate, type RoughLine, startRoughLine } from './rough-line.ts';

const COMPILED = join(tmpdir(), 'tandem-torture-compiled');
const BLIND_MAIN = fileURLToPath(new URL('./blind-main.ts', import.meta.url));
/** 50 in all. */
const PLACES = { slack: 17, teams: 17, room: 16 } as const;
type PlatformName = keyof typeof PLACES;

export interface StageOptions {
  readonly url: string;
  readonly fateOf: () => Fate;
  /** Repeats blindly what nobody knows about, as a control. */
  readonly blind: boolean;
}

/** A conversation that a push goes to, as the test knows it from outside. */
export interface Place {
  readonly name: string;
  readonly platform: PlatformName;
  /** In the register. */
  readonly conversationId: string;
  /** On its platform. */
  readonly external: string;
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
  const slackNames = namesOf('slack');
  const slack = await startEmulatedSlack(slackNames);
  const teams = await startEmulatedTeams();
  const lines = [
    await startRoughLine(new URL(slack.apiUrl).origin, isSlackPost, fateOf),
    await startRoughLine(new URL(teams.serviceUrl).origin, isTeamsPost, fateOf),
  ] as const;
  await registerWriter(database).apply(fileWith(slack, teams), world.clock.now());
  await world.directory.refresh();
  await refer(database, teams, lines[1]);
  const start = () => startProcess(settingsOf(url, teams, lines), blind ? BLIND_MAIN : undefined);
  const mortal = await keepAlive(start, () =>
    deliveryStore(database, { nudge: async () => undefined }).endAllLeases(),
  );
  const { partnership } = world.presence(POLICE_SEAT);
  const channels = world.directory.channels(partnership.id);
  const seat = world.presence(POLICE_SEAT);
  return {
    database,
    world,
    slack,
    teams,
    places: channels.map(({ name, platform, conversationId, external }) => {
      return { name, platform: nameOf(platform), conversationId, external };
    }),
    ...mortal,
    async push() {
      const targets = channels.map((channel) => targetOf(channel));
      const version = await signedVersion(world, { targets });
      const { id, hash } = version;
      await runUseCase(world, seat, pushMessage, { id, hash, key: randomUUID() });
      return version;
    },
    async settle(targetId, as) {
      const { key } = await database.prisma.crisisTarget.findUniqueOrThrow({
        where: { id: targetId },
      });
      const place = channels.find(({ conversationId }) => conversationId === key);
      const from = place && { platform: place.platform, conversation: place.external };
      await runUseCase(world, seat, settleHeld, { targetId, as, from });
    },
    async states({ id: versionId }) {
      const targets = await database.prisma.crisisTarget.findMany({ where: { versionId } });
      const recordId = { in: targets.map(({ id }) => id) };
      const rows = await database.prisma.delivery.findMany({
        where: { card: PUSH_CARD, recordId },
      });
      return new Map(rows.map((row) => [row.recordId, row.state]));
    },
    async stop() {
      await mortal.end();
      for (const line of lines) await line.stop();
      await slack.stop();
      await teams.stop();
      await database.close();
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

function settingsOf(url: string, teams: EmulatedTeams, [toSlack, toTeams]: readonly RoughLine[]) {
  return {
    ...teams.settings,
    ...ONE_WORKSPACE,
    TEAMS_SERVICE_HOSTS: new URL(toTeams?.origin ?? '').host,
    SLACK_API_URL: `${toSlack?.origin}/api/`,
    DATABASE_URL: url,
    TANDEM_MASTER_KEYS: newKeyText('k1'),
    PRACTICE_ROOM: 'on',
    LOG_LEVEL: 'error',
    // Each start is the same: it need not be compiled anew.
    NODE_COMPILE_CACHE: COMPILED,
  };
}

function fileWith(slack: EmulatedSlack, teams: EmulatedTeams): PartnershipFile {
  const file = exampleFile();
  const entry = (name: string, platform: PlatformName, more: Partial<ChannelEntry>) => {
    const channel = { key: name, name, platform, team: undefined, conversation: name };
    // Nothing else is shown there.
    return { ...JOINT, groups: ['partner_channels' as const], ...channel, exercise: true, ...more };
  };
  for (const name of namesOf('teams')) {
    const members = ['liaison-officer'];
    teams.addConversation({ id: name, tenant: teams.tenants.police, kind: 'channel', members });
  }
  return {
    ...file,
    // The boards of those who sit in the unit stand in the practice room.
    members: file.members.map((member) => ({ ...member, slack: undefined })),
    channels: [
      ...namesOf('slack').map((name) =>
        entry(name, 'slack', { team: 'T0POLICE', conversation: slack.channelOf(name) }),
      ),
      ...namesOf('teams').map((name) => entry(name, 'teams', { team: teams.tenants.police })),
      ...namesOf('room').map((name) => entry(name, 'room', {})),
    ],
  };
}

/** As if Tandem had been installed in each of them. */
async function refer(database: Database, teams: EmulatedTeams, line: RoughLine): Promise<void> {
  await database.prisma.conversationReference.createMany({
    data: namesOf('teams').map((external) => ({
      platform: 'teams',
      tenant: teams.tenants.police,
      kind: 'channel',
      external,
      conversation: external,
      serviceUrl: `${line.origin}/emea/`,
      botId: teams.botId,
      seenAt: new Date(),
    })),
  });
}

function namesOf(platform: PlatformName): string[] {
  const ending = platform === 'teams' ? '@thread.tacv2' : '';
  const start = platform === 'teams' ? '19:' : '';
  return Array.from(
    { length: PLACES[platform] },
    (_, index) => `${start}${platform}-${index + 1}${ending}`,
  );
}

function nameOf(platform: string): PlatformName {
  if (platform === 'slack' || platform === 'teams' || platform === 'room') return platform;
  throw new Error(`${platform} is not on this stage.`);
}

function isSlackPost(_method: string, path: string): boolean {
  return path.endsWith('/chat.postMessage');
}

function isTeamsPost(method: string, path: string): boolean {
  return method === 'POST' && path.includes('/activities');
}
