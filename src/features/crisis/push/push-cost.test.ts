import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it, vi } from 'vitest';
import {
  POLICE_SEAT,
  signedVersion,
  targetOf,
} from '../../../../test/support/acts/signed-version.ts';
import { openPostgresForTest } from '../../../../test/support/databases.ts';
import { exampleFile, JOINT } from '../../../../test/support/example.ts';
import { FarPlatform } from '../../../../test/support/far-platform.ts';
import { listenToStatements, type Statements } from '../../../../test/support/statements.ts';
import { createWorld, type World } from '../../../../test/support/world.ts';
import { byName, tablesOf } from '../../../bot/declare/feature.ts';
import { type DeliverDeps, drainConversation } from '../../../bot/delivery/deliver.ts';
import { runUseCase } from '../../../bot/run-use-case.ts';
import type { MessageVersion } from '../../../domain/crisis/message.ts';
import { createLog } from '../../../log.ts';
import { BOARD_CARD, PUSH_CARD } from '../../../ports/crisis/push-store.ts';
import type { Database } from '../../../storage/database/database.ts';
import { deliveryStore } from '../../../storage/delivery/delivery-store.ts';
import { registerWriter } from '../../../storage/people/register-writer.ts';
import { crisisFeature } from '../index.ts';
import { boardCard } from './board-card.ts';
import { pushMessage } from './push-message.ts';

const PLACES = 60;
/** One to claim it, one to look whether it leaves, one to settle it. */
const MOST_STATEMENTS = 3;
/** It, everything that it is judged by, and how it was settled. */
const MOST_ROWS = 3;
/** The version itself, once, and who is named in it. */
const FIRST = 4;
const TABLES = tablesOf([crisisFeature]);

describe.skipIf(inject('postgres') === null)('a push to many places', () => {
  let database: Database;
  let world: World;
  let statements: Statements;
  let far: FarPlatform;
  let deps: DeliverDeps;

  beforeAll(async () => {
    statements = listenToStatements();
    database = await openPostgresForTest();
    world = await createWorld(database);
    await registerWriter(database).apply(fileWithPlaces(), world.clock.now());
    await world.directory.refresh();
  });
  afterAll(async () => {
    statements.end();
    await database.close();
  });
  beforeEach(async () => {
    await database.prisma.delivery.deleteMany();
    far = new FarPlatform('slack');
    deps = {
      deliveries: deliveryStore(database, { nudge: async () => undefined }),
      unitOfWork: world.unitOfWork,
      directory: world.directory,
      messengers: [far, new FarPlatform('room')],
      cards: byName([boardCard], ({ name }) => name),
      pushed: TABLES.pushed,
      agenda: TABLES.agenda,
      clock: world.clock,
      log: createLog('silent'),
      settled: () => undefined,
    };
  });

  const sign = (places: number): Promise<MessageVersion> => {
    const { partnership } = world.presence(POLICE_SEAT);
    const channels = world.directory.channels(partnership.id);
    const targets = channels.filter(({ platform }) => platform === 'slack').slice(0, places);
    return signedVersion(world, { targets: targets.map((channel) => targetOf(channel)) });
  };
  const push = ({ id, hash }: MessageVersion) =>
    runUseCase(world, world.presence(POLICE_SEAT), pushMessage, { id, hash, key: randomUUID() });
  const drain = async ({ content }: MessageVersion) => {
    for (const { key } of content.targets) await drainConversation(deps, key);
  };
  const boards = () =>
    database.prisma.delivery.findMany({ where: { card: BOARD_CARD }, orderBy: { order: 'asc' } });

  it('costs each card few statements and rows, however many places there are', async () => {
    for (const places of [6, PLACES]) {
      const version = await sign(places);
      await push(version);
      const addRow = vi.spyOn(
        pg.Result.prototype as unknown as { addRow(row: unknown): void },
        'addRow',
      );
      const asked = await statements.of(() => drain(version));
      const rows = addRow.mock.calls.length;
      addRow.mockRestore();
      expect(asked.length).toBeLessThanOrEqual(MOST_STATEMENTS * places + FIRST);
      expect(rows).toBeLessThanOrEqual(MOST_ROWS * places + FIRST);
      expect(asked.filter((sql) => sql.includes('"crisis_version"')).length).toBeLessThanOrEqual(1);
      // The board was owed all the while, so nobody touched it.
      expect(new Set((await boards()).map(({ revision }) => revision))).toEqual(new Set([1]));
    }
  });

  it('is pressed with as many statements as one to few', async () => {
    const cost = async (places: number) => {
      const version = await sign(places);
      return (await statements.of(() => push(version))).length;
    };
    await cost(3);
    expect(await cost(PLACES)).toBe(await cost(3));
  });

  it('stops at once where somebody writes into the database while it leaves', async () => {
    const version = await sign(4);
    await push(version);
    const [first, ...others] = version.content.targets;
    await drainConversation(deps, first?.key ?? '');
    const text = JSON.stringify(version.content).replaceAll('Keep windows closed', 'Go outside');
    const data = { content: JSON.parse(text) };
    await database.prisma.crisisVersion.update({ where: { id: version.id }, data });
    for (const { key } of others) await drainConversation(deps, key);
    expect(far.messages).toHaveLength(1);
    const rows = await database.prisma.delivery.findMany({ where: { card: PUSH_CARD } });
    expect(rows.map(({ reason }) => reason).toSorted()).toEqual([
      ...others.map(() => 'altered'),
      null,
    ]);
  });

  it('settles no arrival alone while a board is not owed that is to show it', async () => {
    const version = await sign(2);
    await push(version);
    const claim = async (key = '') => {
      const until = world.clock.now().add({ seconds: 10 });
      return deps.deliveries.claimNext(key, world.clock.now(), until);
    };
    const [one, other] = version.content.targets;
    const first = (await claim(one?.key)) ?? never();
    const arrived = { messageId: 'm', board: BOARD_CARD };
    const settle = () => deps.deliveries.settleArrived(first, arrived, world.clock.now());
    const [board] = await boards();
    const { id = '' } = board ?? {};
    await database.prisma.delivery.updateMany({ where: { id }, data: { state: 'sending' } });
    expect(await settle()).toBeUndefined();
    await database.prisma.delivery.updateMany({ where: { id }, data: { state: 'owed' } });
    expect(await settle()).toEqual({ last: true });
    await drainConversation(deps, other?.key ?? '');
    expect(far.messages).toHaveLength(1);
  });

  it('has a board that waits for whoever counts on it', async () => {
    const version = await sign(2);
    await push(version);
    const [one] = version.content.targets;
    const until = world.clock.now().add({ seconds: 10 });
    const claimed = await deps.deliveries.claimNext(one?.key ?? '', world.clock.now(), until);
    if (!claimed) throw new Error('Nothing to claim.');
    const [board] = await boards();
    const kept = Promise.withResolvers<void>();
    const settling = world.unitOfWork.transaction(async ({ pushes }) => {
      await pushes.settle(claimed, { state: 'sent', messageId: 'm' }, world.clock.now());
      await kept.promise;
    });
    await expect.poll(locks).toEqual([true]);
    const built = drainConversation(deps, board?.conversationId ?? '');
    await expect.poll(locks).toEqual([false, true]);
    kept.resolve();
    await Promise.all([settling, built]);
    const [, room] = deps.messengers;
    expect(JSON.stringify(room)).toContain('reached 1 of 2 places');
  });

  /** Of those that are taken, or waited for, whether each is held. */
  async function locks(): Promise<boolean[]> {
    const rows = await database.prisma.$queryRaw<{ granted: boolean }[]>`
      SELECT granted FROM pg_locks WHERE locktype = 'advisory' AND objsubid = 1
        AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
      ORDER BY granted`;
    return rows.map(({ granted }) => granted);
  }
});

function never(): never {
  throw new Error('Nothing to claim.');
}

function fileWithPlaces() {
  const names = Array.from({ length: PLACES }, (_, index) => `slack-${index + 1}`);
  const entry = { ...JOINT, platform: 'slack', team: 'T0', exercise: true } as const;
  const groups = ['partner_channels'] as const;
  const file = exampleFile();
  const places = names.map((name) => ({ ...entry, groups, key: name, name, conversation: name }));
  return { ...file, channels: [...file.channels, ...places] };
}
