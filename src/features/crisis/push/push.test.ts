import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  COUNCIL_SEAT,
  POLICE_SEAT,
  signedVersion,
  targetOf,
} from '../../../../test/support/acts/signed-version.ts';
import { ONE_DATABASE } from '../../../../test/support/databases.ts';
import { exampleFile, JOINT } from '../../../../test/support/example.ts';
import { FarPlatform } from '../../../../test/support/far-platform.ts';
import { createWorld, type World } from '../../../../test/support/world.ts';
import { canonicalHash } from '../../../bot/crisis/canonical.ts';
import type { Place } from '../../../bot/declare/context.ts';
import { byName, tablesOf } from '../../../bot/declare/feature.ts';
import { postedCard } from '../../../bot/declare/posted-card.ts';
import type { UseCase } from '../../../bot/declare/use-case.ts';
import { type DeliverDeps, drainConversation } from '../../../bot/delivery/deliver.ts';
import { runUseCase } from '../../../bot/run-use-case.ts';
import type { Card } from '../../../cards/card.ts';
import { plainText } from '../../../cards/plain-text.ts';
import type { MessageVersion, PushTarget } from '../../../domain/crisis/message.ts';
import type { ChannelEntry, PartnershipFile } from '../../../domain/register/partnership-file.ts';
import { wordsFor } from '../../../locales/words.ts';
import { createLog } from '../../../log.ts';
import { BOARD_CARD, PUSH_CARD } from '../../../ports/crisis/push-store.ts';
import { MENDINGS } from '../../../ports/delivery/mending.ts';
import { createDeliveryConcurrency } from '../../../schedule/delivery-concurrency.ts';
import type { Database } from '../../../storage/database/database.ts';
import { deliveryStore } from '../../../storage/delivery/delivery-store.ts';
import { registerWriter } from '../../../storage/people/register-writer.ts';
import { crisisFeature } from '../index.ts';
import { UNCONFIRMED_CARD } from '../stored-names.ts';
import { boardCard, boardOf } from './board-card.ts';
import { confirmPush } from './confirm-push.ts';
import { pushMessage } from './push-message.ts';
import { recordTold } from './record-told.ts';
import { settleHeld } from './settle-held.ts';
import { showBoard } from './show-board.ts';
import { stopPush } from './stop-push.ts';
import { unconfirmedCard } from './unconfirmed-card.ts';

const READER = { language: 'en', timeZone: 'Europe/Amsterdam' };
const PLATFORMS = ['room', 'slack', 'teams'] as const;

describe.each(ONE_DATABASE)('a push on $name', ({ open }) => {
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

  it('reaches each place once, with exactly the card that was signed', async () => {
    const version = await push({ targets: targets('joint-desk', 'slack-1', 'slack-2', 'teams-1') });
    await drain();
    await drain();
    const { renderings } = version.content;
    for (const [platform, names] of [
      ['room', ['joint-desk']],
      ['slack', ['slack-1', 'slack-2']],
      ['teams', ['teams-1']],
    ] as const) {
      const messages = await shown(far[platform]);
      expect(messages.every(({ sameForAll }) => sameForAll)).toBe(true);
      expect(messages.map(({ card }) => canonicalHash(card)).toSorted()).toEqual(
        targets(...names)
          .map(({ key }) => renderings[key])
          .toSorted(),
      );
    }
    expect(await boardText(version)).toContain('reached 4 of 4 places');
    const seats = far.room.messages.filter(({ card }) => card.title.includes('reached'));
    const title = expect.stringMatching(/^EXERCISE · .* reached 4 of 4 places/);
    expect(seats.map(({ card }) => card.title)).toEqual([title, title]);
  });

  it('is held where nobody knows whether it arrived, and goes on as a human says', async () => {
    const version = await push({ targets: targets('slack-1', 'slack-2') });
    far.slack.next = ['lost_answer', 'lost_post'];
    await drain();
    for (let minutes = 0; minutes < 20; minutes += 5) {
      world.clock.move({ minutes: 5 });
      await drain();
    }
    expect(await shown(far.slack)).toHaveLength(1);
    expect(await boardText(version)).toMatch(
      /reached 0 of 2 places, 2 to look at[\s\S]*slack-1: nobody knows/,
    );
    const arrived = far.slack.messages[0]?.conversationId;
    for (const { name, key } of version.content.targets) {
      const { id: targetId } = await target(version, name);
      const as = key === arrived ? 'there' : 'again';
      const stranger = act(COUNCIL_SEAT, settleHeld, { targetId, as: 'there' });
      await expect(stranger).rejects.toMatchObject({ code: 'push_not_there' });
      const from = { platform: 'slack', conversation: name };
      await act(COUNCIL_SEAT, settleHeld, { targetId, as, from });
      await expect(act(POLICE_SEAT, settleHeld, { targetId, as, from })).rejects.toMatchObject({
        code: 'push_not_held',
      });
    }
    await drain();
    expect(await shown(far.slack)).toHaveLength(2);
    expect(await boardText(version)).toContain('reached 2 of 2 places');
  });

  it('looks where it can: what arrived is found, and what did not is sent', async () => {
    const version = await push({ targets: targets('joint-desk', 'partners') });
    far.room.next = ['lost_answer', 'lost_post'];
    await drain();
    world.clock.move({ minutes: 5 });
    await drain();
    expect(await shown(far.room)).toHaveLength(2);
    expect(await boardText(version)).toContain('reached 2 of 2 places');
  });

  const rename = () =>
    register((file) => ({
      ...file,
      organisations: file.organisations.map((one) =>
        one.key === 'police' ? { ...one, name: 'Police of the region' } : one,
      ),
    }));
  const isSpent = async ({ id: versionId }: MessageVersion) =>
    (await database.prisma.crisisPush.count({ where: { versionId } })) > 0;

  it('leaves under the names that were signed, if an organisation has another by then', async () => {
    const before = await signedVersion(world, { targets: targets('slack-1', 'teams-1') });
    await rename();
    await pushAs(POLICE_SEAT, before);
    await drain();
    const cards = [...(await shown(far.slack)), ...(await shown(far.teams))];
    expect(cards).toHaveLength(2);
    for (const { card } of cards) expect(card.title).toContain('Police Havenstad');
  });

  it('leaves under the names that were signed, if a side has nobody any more', async () => {
    const before = await signedVersion(world, { targets: targets('slack-1', 'teams-1') });
    await pushAs(POLICE_SEAT, before);
    await database.prisma.member.updateMany({
      where: { organisation: { key: 'police' } },
      data: { active: false },
    });
    await world.directory.refresh();
    await drain();
    expect([...(await shown(far.slack)), ...(await shown(far.teams))]).toHaveLength(2);
    await database.prisma.member.updateMany({ data: { active: true } });
    await world.directory.refresh();
  });

  it('does not leave if it would not be what was signed, and says so', async () => {
    const version = await push({ targets: targets('slack-1', 'teams-1'), nameless: true });
    await rename();
    await drain();
    expect([...(await shown(far.slack)), ...(await shown(far.teams))]).toEqual([]);
    expect(await boardText(version)).toContain('is not what was signed');
  });

  it('is not spent while a place would be refused: it says which, and why', async () => {
    const wanted = { targets: targets('slack-1', 'partners') };
    const old = await signedVersion(world, { ...wanted, nameless: true });
    const real = await signedVersion(world, wanted);
    await rename();
    const stopped = {
      code: 'push_would_stop',
      details: { place: expect.stringMatching(/^(?=.*partners)(?=.*slack-1)/) },
    };
    await expect(pushAs(POLICE_SEAT, old)).rejects.toMatchObject(stopped);
    await register((file) => ({
      ...file,
      channels: file.channels.filter(({ name }) => name !== 'partners'),
    }));
    const gone = { code: 'push_would_stop', details: { place: 'partners' } };
    await expect(pushAs(POLICE_SEAT, real)).rejects.toMatchObject(gone);
    expect([await isSpent(old), await isSpent(real)]).toEqual([false, false]);
    await register();
    await pushAs(POLICE_SEAT, real);
    await drain();
    expect(await shown(far.slack)).toHaveLength(1);
  });

  it('is tried again, by a press, where it could not be sent', async () => {
    const version = await push({ targets: targets('slack-1', 'slack-2') });
    far.slack.next = [{ outcome: 'unreachable', reason: 'is_archived' }];
    await drain();
    expect(await shown(far.slack)).toHaveLength(1);
    const rows = (await board(version)).blocks.flatMap((one) =>
      one.tag === 'list' ? one.rows : [],
    );
    const again = rows.flatMap(({ button }) => (button?.action === 'crisis.again' ? [button] : []));
    const targetId = again[0]?.value ?? '';
    await act(COUNCIL_SEAT, settleHeld, { targetId, as: 'again' });
    await drain();
    expect(await shown(far.slack)).toHaveLength(2);
    expect(await boardText(version)).toContain('reached 2 of 2 places');
    const once = act(COUNCIL_SEAT, settleHeld, { targetId, as: 'again' });
    await expect(once).rejects.toMatchObject({ code: 'push_not_held' });
  });

  it('does not leave if somebody wrote into the database', async () => {
    const version = await push({ targets: targets('slack-1') });
    const text = JSON.stringify(version.content).replaceAll('Keep windows closed', 'Go outside');
    await database.prisma.crisisVersion.update({
      where: { id: version.id },
      data: { content: JSON.parse(text) },
    });
    await drain();
    expect(await shown(far.slack)).toEqual([]);
    const rows = await database.prisma.delivery.findMany({ where: { card: PUSH_CARD } });
    expect(rows.map(({ reason }) => reason)).toEqual(['altered']);
  });

  it('keeps exercise and real life apart: at the push, and once more as it leaves', async () => {
    const mixed = await signedVersion(world, { targets: targets('slack-1', 'slack-live') });
    await expect(pushAs(POLICE_SEAT, mixed)).rejects.toMatchObject({ code: 'push_live_target' });
    const real = await signedVersion(world, {
      targets: targets('slack-1', 'slack-live'),
      exercise: false,
    });
    await expect(pushAs(POLICE_SEAT, real)).rejects.toMatchObject({ code: 'push_exercise_target' });
    const version = await push({ targets: targets('slack-1', 'slack-2') });
    await register((file) => ({
      ...file,
      channels: file.channels.map((one) =>
        one.name === 'slack-2' ? { ...one, exercise: false } : one,
      ),
    }));
    await drain();
    const [only, ...others] = await shown(far.slack);
    expect(others).toEqual([]);
    expect(only?.conversationId).toBe(targets('slack-1')[0]?.key);
    expect(await boardText(version)).toContain('would have been mixed');
  });

  it('leaves out a place that vanished, says whom to call, and goes on', async () => {
    const version = await push({ targets: targets('partners', 'slack-1', 'slack-2') });
    await register((file) => ({
      ...file,
      channels: file.channels.filter(({ name }) => name !== 'partners'),
    }));
    far.slack.next = [{ outcome: 'unreachable', reason: 'is_archived' }];
    await drain();
    expect(await shown(far.slack)).toHaveLength(1);
    const text = await boardText(version);
    expect(text).toContain('partners: it cannot be reached');
    expect(text).toContain(
      'This place is no longer registered. Please call Youth worker (Youth work Havenstad).',
    );
    expect(text).toContain('The channel is archived. Nobody is named for this place');
  });

  it('does not leave once its unit is closed', async () => {
    const version = await push({ targets: targets('slack-1') });
    far.slack.next = [{ outcome: 'later', seconds: 60 }];
    await drain();
    await database.prisma.crisisUnit.update({
      where: { id: version.unitId },
      data: { closedAt: new Date() },
    });
    world.clock.move({ minutes: 2 });
    await drain();
    expect(await shown(far.slack)).toEqual([]);
    expect(await boardText(version)).toContain('The unit was closed before it could leave.');
  });

  it('is held for a person where it is refused, and leaves by no installation, import or success', async () => {
    const version = await push({ targets: targets('slack-1') });
    far.slack.next = [{ outcome: 'unreachable', reason: 'not_installed' }];
    await drain();
    const states = async () => {
      const rows = await database.prisma.delivery.findMany({ where: { card: PUSH_CARD } });
      return rows.map(({ state, reason }) => `${state} ${reason}`);
    };
    expect(await states()).toEqual(['held not_installed']);
    await world.unitOfWork.transaction(({ parked }) =>
      parked.release({}, MENDINGS, world.clock.now()),
    );
    await register();
    const conversationId = targets('slack-1')[0]?.key ?? '';
    const { partnership } = world.presence(POLICE_SEAT);
    const other = postedCard('signal.card', async () => EMPTY);
    deps = { ...deps, cards: byName([other], ({ name }) => name) };
    const living = { card: other.name, recordId: randomUUID(), revision: 1 };
    const owed = { ...living, partnershipId: partnership.id, to: { conversationId } };
    await deps.deliveries.enqueue([owed], world.clock.now());
    await drain();
    expect(far.slack.messages).toHaveLength(1);
    expect(await states()).toEqual(['held not_installed']);
    expect(await boardText(version)).toContain('slack-1: it cannot be reached');
  });

  it('says of a place on a platform that no process runs that it waits for that, and whom to call', async () => {
    const seenAt = (minutes: number) =>
      new Date(world.clock.now().subtract({ minutes }).epochMilliseconds);
    const { connection } = database.prisma;
    await connection.create({ data: { platform: 'slack', tenant: '', seenAt: seenAt(0) } });
    const version = await push({ targets: targets('slack-1', 'teams-1') });
    expect(await boardText(version)).toContain('teams-1: waits, Teams is not connected');
    expect(await boardText(version)).toContain('Waiting to leave (1): slack-1');
    await connection.create({ data: { platform: 'teams', tenant: '', seenAt: seenAt(4) } });
    expect(await boardText(version)).toContain('teams-1: waits, Teams is not connected');
    const { id: targetId } = await target(version, 'teams-1');
    await act(COUNCIL_SEAT, recordTold, { targetId });
    expect(await boardText(version)).not.toContain('is not connected');
    await connection.deleteMany();
  });

  it('says so on the board that stands already, once the platform goes away', async () => {
    const { connection } = database.prisma;
    const see = (platform: string) => {
      const seenAt = new Date(world.clock.now().epochMilliseconds);
      const where = { platform_tenant: { platform, tenant: '' } };
      const create = { platform, tenant: '', seenAt };
      return connection.upsert({ where, create, update: { seenAt } });
    };
    await see('slack');
    await see('teams');
    const version = await push({ targets: targets('joint-desk', 'teams-1') });
    const { id: conversationId } = await database.prisma.conversation.findFirstOrThrow({
      where: { external: 'joint-desk' },
    });
    const { id: partnershipId } = world.presence(POLICE_SEAT).partnership;
    const owed = { card: BOARD_CARD, recordId: version.id, revision: 1, partnershipId };
    await deps.deliveries.enqueue([{ ...owed, to: { conversationId } }], world.clock.now());
    far.teams.next = Array.from({ length: 9 }, () => ({ outcome: 'later', seconds: 600 }) as const);
    await drain();
    await drain();
    const stands = () => JSON.stringify(far.room.messages);
    expect(stands()).not.toContain('Teams is not connected');
    world.clock.move({ minutes: 7 });
    await see('slack');
    await world.remind();
    await drain();
    expect(stands()).toContain('Teams is not connected');
    await connection.deleteMany();
  });

  it('that waited for half an hour is held for a person, who sees it and presses', async () => {
    const version = await push({ targets: targets('slack-1', 'teams-1') });
    world.clock.move({ minutes: 31 });
    await drain();
    expect([await shown(far.slack), await shown(far.teams)]).toEqual([[], []]);
    const text = await boardText(version);
    expect(text).toContain('It waited too long to leave by itself');
    const { id: targetId } = await target(version, 'slack-1');
    await act(COUNCIL_SEAT, settleHeld, { targetId, as: 'again' });
    await drain();
    expect(await shown(far.slack)).toHaveLength(1);
    expect(await shown(far.teams)).toEqual([]);
  });

  it('is stopped by one side: what has not left stays, what arrived stands', async () => {
    const version = await push({ targets: targets('slack-1', 'teams-1') });
    far.teams.next = [{ outcome: 'later', seconds: 60 }];
    await drain();
    await act(COUNCIL_SEAT, stopPush, { id: version.id });
    world.clock.move({ minutes: 5 });
    await drain();
    expect(await shown(far.slack)).toHaveLength(1);
    expect(await shown(far.teams)).toEqual([]);
    expect(await boardText(version)).toMatch(
      /Stopped by Mayor's office[\s\S]*Did not leave \(1\): teams-1/,
    );
  });

  it('marks the older message in place, and lets none of it leave any more', async () => {
    const first = await push({ targets: targets('slack-1', 'teams-1') });
    far.teams.next = [{ outcome: 'later', seconds: 60 }];
    await drain();
    const update = await push({
      targets: targets('slack-1', 'teams-1'),
      kind: 'update',
      follows: first,
    });
    world.clock.move({ minutes: 5 });
    await drain();
    const [old, recent] = await shown(far.slack);
    expect(old?.card.title).toMatch(/^No longer current: /);
    expect(old?.card.buttons).toEqual([]);
    expect(plainText(old?.card ?? EMPTY, READER)).toContain(
      `Replaced by ${update.content.reference}`,
    );
    expect(plainText(old?.card ?? EMPTY, READER)).toContain('Keep windows closed.');
    expect(recent?.card.title).toContain('Update');
    expect((await shown(far.teams)).map(({ card }) => card.title)).toEqual([recent?.card.title]);
    expect(await boardText(first)).toContain(`${update.content.reference} took the place`);
  });

  it('marks the older message also where an organisation took another name since', async () => {
    const first = await push({ targets: targets('slack-1') });
    await drain();
    await register((file) => ({
      ...file,
      organisations: file.organisations.map((one) =>
        one.key === 'police' ? { ...one, name: 'Police of the region' } : one,
      ),
    }));
    const wanted = { targets: targets('slack-1'), kind: 'correction', follows: first } as const;
    const correction = await push(wanted);
    await drain();
    const [old, recent] = await shown(far.slack);
    expect(old?.card.title).toMatch(/^No longer current: /);
    expect(plainText(old?.card ?? EMPTY, READER)).toContain('Keep windows closed.');
    expect(recent?.card.title).toContain('Police of the region');
    expect(await boardText(correction)).toContain('reached 1 of 1');
  });

  it('is held up by no platform that does not answer', async () => {
    const names = Array.from({ length: SLACK_CHANNELS }, (_, index) => `slack-${index + 1}`);
    const version = await push({ targets: targets(...names, 'joint-desk', 'teams-1') });
    const silence = Promise.withResolvers<void>();
    far.slack.silence = silence.promise;
    const lanes = createDeliveryConcurrency({
      placesOf: (ids) => deps.deliveries.placesOf(ids),
      work: (id, stopping) => drainConversation(deps, id, stopping),
      log: deps.log,
    });
    const { content } = version;
    await lanes.take(content.targets.map(({ key }) => key));
    await expect.poll(async () => (await shown(far.teams)).length).toBe(1);
    await expect.poll(async () => (await shown(far.room)).length).toBe(1);
    expect(far.slack.messages).toEqual([]);
    silence.resolve();
    await expect.poll(async () => (await shown(far.slack)).length).toBe(SLACK_CHANNELS);
    await lanes.stop();
  });

  it('asks whoever sees to a place until somebody confirmed it there', async () => {
    const version = await push({ targets: targets('joint-desk', 'partners', 'slack-1') });
    await drain();
    const { reference } = version.content;
    const confirm = (who: string, name: string, from?: Place) =>
      act(who, confirmPush, { reference, key: targets(name)[0]?.key ?? '', from });
    await confirm('community-officer', 'joint-desk');
    expect(await confirm('liaison-officer', 'joint-desk')).toMatchObject({
      confirmed: { by: { name: 'Community police officer' } },
    });
    const asked = async () => {
      const rows = await database.prisma.delivery.findMany({
        where: { card: UNCONFIRMED_CARD },
        include: { conversation: true },
        orderBy: { order: 'asc' },
      });
      return rows.map(({ conversation }) => conversation.external).toSorted();
    };
    world.clock.move({ minutes: 15 });
    await remind();
    expect(await asked()).toEqual(['liaison-officer', 'mayors-office', 'youth-worker']);
    await drain();
    const titles = far.room.messages.map(({ card }) => card.title);
    expect(titles).toContain(
      `EXERCISE · Was ${reference} read in partners? Nobody has confirmed it`,
    );
    await confirm('youth-worker', 'partners');
    await expect(confirm('safety-coordinator', 'slack-1')).rejects.toMatchObject({
      code: 'push_not_there',
    });
    const elsewhere = { platform: 'slack', conversation: 'slack-2' };
    await expect(confirm('safety-coordinator', 'slack-1', elsewhere)).rejects.toMatchObject({
      code: 'push_not_there',
    });
    const there = { platform: 'slack', conversation: 'slack-1' };
    await confirm('safety-coordinator', 'slack-1', there);
    world.clock.move({ hours: 1 });
    await remind();
    expect(await asked()).toHaveLength(3);
    expect(await boardText(version)).toMatch(
      /3 confirmed[\s\S]*joint-desk \(Community police officer\)/,
    );
  });

  async function remind() {
    const { remindDue } = await import('../../../bot/remind.ts');
    await remindDue({ ...deps, platforms: ['room'], handlers: TABLES.reminders });
  }
});

const TABLES = tablesOf([crisisFeature]);
/** Without those of the unit, so that nothing else is posted where what was pushed stands. */
const PUSH_CARDS = byName([boardCard, unconfirmedCard], ({ name }) => name);
const EMPTY: Card = { title: '', blocks: [], buttons: [] };
/** More than one process sends to at a time. */
const SLACK_CHANNELS = 10;

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
