import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { deliverDeps, oweCard } from '../../../test/support/acts/owed-card.ts';
import { openOneForTest } from '../../../test/support/databases.ts';
import { createWorld, signalForm, type World } from '../../../test/support/world.ts';
import type { Messenger } from '../../ports/delivery/messenger.ts';
import { LEFT_REMINDERS } from '../../ports/people/register-writer.ts';
import type { Database } from '../../storage/database/database.ts';
import { listUnclaimed } from '../../storage/delivery/unclaimed.ts';
import { type DeliverDeps, drainConversation } from './deliver.ts';

/** During an upgrade, processes of two versions work on one database. */
describe('what a process does not know', () => {
  let database: Database;
  let world: World;
  let posted: string[];
  let newer: DeliverDeps;
  let conversation: string;

  beforeAll(async () => {
    database = await openOneForTest();
    world = await createWorld(database);
  });
  afterAll(() => database.close());

  beforeEach(async () => {
    posted = [];
    newer = deliverDeps(world, room(posted));
    conversation = await oweCard(world);
  });

  const drain = (deps: DeliverDeps) => drainConversation(deps, conversation);
  const rows = () => database.prisma.delivery.findMany({ where: { conversationId: conversation } });
  const without = <Value>(table: ReadonlyMap<string, Value>, name: string) =>
    new Map([...table].filter(([key]) => key !== name));

  const OLDER: readonly (readonly [string, () => Partial<DeliverDeps>])[] = [
    ['the card', () => ({ cards: without(newer.cards, 'signal.card') })],
    ['the platform', () => ({ messengers: [] })],
    ['the partnership', () => ({ directory: { ...world.directory, ...NO_PARTNERSHIPS } })],
  ];

  it.each(OLDER)('%s: it leaves the delivery as it is, for one that does', async (_, older) => {
    const before = await rows();
    await drain({ ...newer, ...older() });
    expect(await rows()).toEqual(before);
    await drain(newer);
    expect(posted).toHaveLength(1);
    expect((await rows()).map(({ state }) => state)).toEqual(['sent']);
  });

  it('a card that is pushed: it leaves that as well', async () => {
    await database.prisma.delivery.updateMany({ data: { card: 'crisis.push', urgent: true } });
    const before = await rows();
    await drain({ ...newer, pushed: without(newer.pushed, 'crisis.push') });
    expect(await rows()).toEqual(before);
  });

  it('holds up nothing behind it', async () => {
    await database.prisma.delivery.updateMany({ data: { card: 'newer.card', urgent: true } });
    await world.submit('liaison-officer', 'signal.raise', signalForm());
    await drain(newer);
    expect(posted).toHaveLength(1);
    expect((await rows()).map(({ state }) => state).toSorted()).toEqual(['owed', 'sent']);
  });

  it('holds back what goes in the thread of a card that it does not know', async () => {
    const { reference } = await database.prisma.signal.findFirstOrThrow({
      orderBy: { reference: 'desc' },
    });
    await world.press('safety-coordinator', 'signal.acknowledge', reference);
    await drain({ ...newer, cards: without(newer.cards, 'signal.card') });
    expect(posted).toEqual([]);
    await drain(newer);
    expect(posted).toEqual([
      expect.stringMatching(/^S-\d+-\d+ · /),
      expect.stringMatching(/^under m-1: .* was acknowledged/),
    ]);
  });

  it('is not what it is asked to look for', async () => {
    const due = (cards: readonly string[]) =>
      newer.deliveries.dueConversations(now(), known(cards));
    expect(await due(['signal.card'])).toContain(conversation);
    expect(await due(['lead.asked'])).toEqual([]);
  });

  it('is told of if nobody comes who does, and not before', async () => {
    const tell = (cards: readonly string[]) => {
      const names = {
        ...known(cards),
        knowsReminder: (kind: string) => kind === 'signal',
        jobs: [],
      };
      return listUnclaimed(database, names, now().subtract({ minutes: 10 }));
    };
    expect(await tell([])).toEqual([]);
    const since = now();
    world.clock.move({ minutes: 11 });
    expect(await tell(['signal.card'])).toEqual([]);
    expect(await tell([])).toEqual([
      { what: 'card', name: 'signal.card', platform: 'room', count: 2, since },
    ]);
  });

  it('of reminders, holds up none of those that it knows', async () => {
    const { partnershipId } = await database.prisma.delivery.findFirstOrThrow();
    const dueAt = new Date(now().subtract({ hours: 1 }).epochMilliseconds);
    const one = { partnershipId, kind: 'newer', subject: 's', occasion: 'due', dueAt };
    await database.prisma.reminder.createMany({
      data: Array.from({ length: 150 }, () => ({
        ...one,
        id: crypto.randomUUID(),
        recordId: crypto.randomUUID(),
        state: 'planned',
      })),
    });
    world.clock.move({ hours: 72 });
    await world.remind();
    const counts = await database.prisma.reminder.groupBy({ by: ['kind', 'state'], _count: true });
    expect(counts).toContainEqual({ kind: 'newer', state: 'planned', _count: 150 });
    expect(counts.filter(({ kind, state }) => kind === 'signal' && state === 'fired')).toHaveLength(
      1,
    );
    const names = {
      ...known(['signal.card']),
      knowsReminder: (kind: string) => kind === 'signal',
      jobs: [],
    };
    expect(await listUnclaimed(database, names, now())).toContainEqual({
      ...{ what: 'reminder', name: 'newer due', platform: undefined, count: 150 },
      since: Temporal.Instant.fromEpochMilliseconds(dueAt.getTime()),
    });
  });

  it('of a kind that it knows, leaves an occasion that it does not, and holds up none that it does', async () => {
    const { partnershipId } = await database.prisma.reminder.findFirstOrThrow();
    const row = (occasion: string, hours: number) => ({
      ...{ partnershipId, kind: LEFT_REMINDERS, subject: 's', state: 'planned', occasion },
      ...{ id: crypto.randomUUID(), recordId: crypto.randomUUID() },
      dueAt: new Date(now().subtract({ hours }).epochMilliseconds),
    });
    const fresh = Array.from({ length: 150 }, () => row('of_next_year', 200));
    await database.prisma.reminder.createMany({ data: [...fresh, row(LEFT_REMINDERS, 1)] });
    await world.remind();
    const states = (occasion: string) =>
      database.prisma.reminder.findMany({
        where: { subject: 's', occasion },
        select: { state: true },
        distinct: ['state'],
      });
    expect(await states('of_next_year')).toEqual([{ state: 'planned' }]);
    expect(await states(LEFT_REMINDERS)).toEqual([{ state: 'fired' }]);
    const knowsReminder = (_: string, occasion: string) => occasion !== 'of_next_year';
    const names = { ...known(['signal.card']), knowsReminder, jobs: [] };
    expect(await listUnclaimed(database, names, now())).toContainEqual({
      ...{
        what: 'reminder',
        name: `${LEFT_REMINDERS} of_next_year`,
        platform: undefined,
        count: 150,
      },
      since: now().subtract({ hours: 200 }),
    });
  });

  const now = () => world.clock.now();
  const known = (cards: readonly string[]) => ({
    cards,
    platforms: ['room'],
    partnerships: world.directory.partnerships().map(({ id }) => id),
  });
});

const NO_PARTNERSHIPS = { partnership: () => undefined, partnerships: () => [] };

function room(posted: string[]): Messenger {
  return {
    platform: 'room',
    async post({ card: { title }, thread }) {
      const number = posted.push(thread === undefined ? title : `under ${thread}: ${title}`);
      return { outcome: 'sent', messageId: `m-${number}` };
    },
    update: async (_, messageId) => ({ outcome: 'sent', messageId }),
    lookUp: async () => ({ found: 'no' }),
  };
}
