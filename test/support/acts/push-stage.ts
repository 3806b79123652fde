import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { byName, tablesOf } from '../../../src/bot/declare/feature.ts';
import type { UseCase } from '../../../src/bot/declare/use-case.ts';
import { type DeliverDeps, drainConversation } from '../../../src/bot/delivery/deliver.ts';
import { runUseCase } from '../../../src/bot/run-use-case.ts';
import type { Card } from '../../../src/cards/card.ts';
import { plainText } from '../../../src/cards/plain-text.ts';
import type { MessageVersion, PushTarget } from '../../../src/domain/crisis/message.ts';
import type {
  ChannelEntry,
  PartnershipFile,
} from '../../../src/domain/register/partnership-file.ts';
import { crisisFeature } from '../../../src/features/crisis/index.ts';
import { boardCard, boardOf } from '../../../src/features/crisis/push/board-card.ts';
import { pushMessage } from '../../../src/features/crisis/push/push-message.ts';
import { showBoard } from '../../../src/features/crisis/push/show-board.ts';
import { unconfirmedCard } from '../../../src/features/crisis/push/unconfirmed-card.ts';
import { wordsFor } from '../../../src/locales/words.ts';
import { createLog } from '../../../src/log.ts';
import { PUSH_CARD } from '../../../src/ports/crisis/push-store.ts';
import type { Database } from '../../../src/storage/database/database.ts';
import { deliveryStore } from '../../../src/storage/delivery/delivery-store.ts';
import { registerWriter } from '../../../src/storage/people/register-writer.ts';
import { exampleFile, JOINT } from '../example.ts';
import { FarPlatform } from '../far-platform.ts';
import { createWorld, type World } from '../world.ts';
import { POLICE_SEAT, signedVersion, targetOf } from './signed-version.ts';

/** Posted in place of what was pushed. */
export const EMPTY: Card = { title: '', blocks: [], buttons: [] };
export const READER = { language: 'en', timeZone: 'Europe/Amsterdam' };
export const PLATFORMS = ['room', 'slack', 'teams'] as const;

/** The example with channels everywhere, and what tests of a push do over and over in it; begins anew before each test. */
export function pushStageOn(open: () => Promise<Database>) {
  let database: Database;
  let world: World;
  let far: Record<(typeof PLATFORMS)[number], FarPlatform>;
  let deps: DeliverDeps;

  beforeAll(async () => {
    database = await open();
    world = await createWorld(database);
  });
  afterAll(() => database.close());

  beforeEach(async () => {
    await database.prisma.delivery.deleteMany();
    await database.prisma.reminder.deleteMany();
    await register();
    far = {
      room: new FarPlatform('room'),
      slack: new FarPlatform('slack'),
      teams: new FarPlatform('teams'),
    };
    far.room.canLook = true;
    deps = {
      deliveries: deliveryStore(database, { nudge: async () => undefined }),
      unitOfWork: world.unitOfWork,
      directory: world.directory,
      messengers: Object.values(far),
      cards: PUSH_CARDS,
      pushed: TABLES.pushed,
      agenda: TABLES.agenda,
      clock: world.clock,
      log: createLog('silent'),
      settled: () => undefined,
    };
  });

  async function register(change: (file: PartnershipFile) => PartnershipFile = (file) => file) {
    await registerWriter(database).apply(change(withChannels(exampleFile())), world.clock.now());
    await world.directory.refresh();
  }
  const channels = () => world.directory.channels(world.presence(POLICE_SEAT).partnership.id);
  const targets = (...names: string[]): PushTarget[] =>
    channels()
      .filter(({ name }) => names.includes(name))
      .map((channel) => targetOf(channel));
  const act = <I, R>(who: string, useCase: UseCase<I, R>, input: I) =>
    runUseCase(world, world.presence(who), useCase, input);
  const push = async (wanted: Parameters<typeof signedVersion>[1]): Promise<MessageVersion> => {
    const version = await signedVersion(world, wanted);
    await pushAs(POLICE_SEAT, version);
    return version;
  };
  const pushAs = (who: string, { id, hash }: MessageVersion) =>
    act(who, pushMessage, { id, hash, key: randomUUID() });
  /** Everything that is due, in every conversation. */
  const drain = async () => {
    const conversations = await database.prisma.conversation.findMany();
    for (const { id } of conversations) await drainConversation(deps, id);
  };
  /** What a platform shows of pushes; boards stand there as well. */
  const shown = async (platform: FarPlatform) => {
    const ids = await database.prisma.delivery.findMany({ where: { card: PUSH_CARD } });
    return platform.messages.filter(({ deliveryId }) => ids.some(({ id }) => id === deliveryId));
  };
  const board = async ({ id }: MessageVersion): Promise<Card> => {
    const { member, partnership } = world.presence(POLICE_SEAT);
    const audience = {
      partnership,
      words: wordsFor('en'),
      sides: world.directory.sides(partnership.id),
      members: world.directory.members(partnership.id),
      agenda: world.agenda,
      now: world.clock.now(),
      member,
    };
    const { push: seen, version } = await act(POLICE_SEAT, showBoard, { id });
    return boardOf(seen, version, audience);
  };
  const boardText = async (version: MessageVersion) => plainText(await board(version), READER);
  const target = async (version: MessageVersion, name: string) => {
    const key = version.content.targets.find((one) => one.name === name)?.key ?? '';
    return database.prisma.crisisTarget.findFirstOrThrow({ where: { versionId: version.id, key } });
  };

  return {
    get database() {
      return database;
    },
    get world() {
      return world;
    },
    get far() {
      return far;
    },
    get deps() {
      return deps;
    },
    set deps(changed) {
      deps = changed;
    },
    ...{ register, channels, targets, act, push, pushAs, drain, shown, board, boardText, target },
  };
}

export const TABLES = tablesOf([crisisFeature]);
/** Without those of the unit, so that nothing else is posted where what was pushed stands. */
const PUSH_CARDS = byName([boardCard, unconfirmedCard], ({ name }) => name);
/** More than one process sends to at a time. */
export const SLACK_CHANNELS = 10;

/** The example with channels on all platforms, one of them real. */
function withChannels(file: PartnershipFile): PartnershipFile {
  const entry = (name: string, platform: ChannelEntry['platform'], exercise = true) => ({
    ...JOINT,
    key: name,
    name,
    platform,
    team: 'T0',
    conversation: name,
    exercise,
  });
  const slack = Array.from({ length: SLACK_CHANNELS }, (_, index) => `slack-${index + 1}`);
  return {
    ...file,
    channels: [
      ...file.channels,
      ...slack.map((name) => entry(name, 'slack')),
      entry('slack-live', 'slack', false),
      entry('teams-1', 'teams'),
    ],
  };
}
