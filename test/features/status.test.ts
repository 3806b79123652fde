import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Reply } from '../../src/bot/declare/reply.ts';
import type { Database } from '../../src/storage/database/database.ts';
import { openOneForTest } from '../support/databases.ts';
import {
  giveUp,
  holdPush,
  parkMany,
  REMINDED,
  shownOfStatus,
} from '../support/shown/shown-of-status.ts';
import { textOf } from '../support/shown/text-of.ts';
import { slackFaults } from '../support/slack/slack-faults.ts';
import { teamsFaults } from '../support/teams/teams-faults.ts';
import { createWorld, envelope, type World } from '../support/world.ts';

const COORDINATOR = 'safety-coordinator';

describe('what cannot be sent', () => {
  let database: Database;
  let world: World;

  beforeAll(async () => {
    database = await openOneForTest();
    world = await createWorld(database);
  });
  beforeEach(async () => {
    const { prisma } = database;
    await prisma.delivery.deleteMany();
    await prisma.reminder.deleteMany();
    await prisma.parkedPlace.deleteMany();
    await prisma.connection.deleteMany();
    await prisma.channel.deleteMany({ where: { key: { startsWith: 'place-' } } });
    await prisma.conversation.deleteMany({ where: { tenant: { startsWith: 'T' } } });
  });
  afterAll(() => database.close());

  const status = () => world.command(COORDINATOR, 'tandem', 'status');
  const home = () => world.dispatch({ ...envelope(COORDINATOR), kind: 'home' });
  const press = async (action: string, value: string) =>
    textOf(await world.press(COORDINATOR, action, value));
  const connect = (fault: string | null) =>
    database.prisma.connection.create({
      data: {
        ...{ platform: 'slack', tenant: 'T0POLICE', name: 'Police', fault },
        seenAt: new Date(world.clock.now().epochMilliseconds),
      },
    });
  const onePlace = async () => {
    await parkMany(world, 1);
    const place = await database.prisma.parkedPlace.findFirstOrThrow();
    return place.conversationId;
  };

  it('fits into Slack and Teams, however many places of long names there are', async () => {
    const shown: Reply[] = [];
    await shownOfStatus(world, (reply) => void shown.push(reply));
    expect(shown).toHaveLength(6);
    for (const reply of shown) {
      expect(slackFaults(reply)).toEqual([]);
      expect(teamsFaults(reply)).toEqual([]);
    }
    expect(textOf(shown[1] ?? (await status()))).toContain(
      `${180 + REMINDED.length} things to mend or to decide`,
    );
  }, 120_000);

  it('stands on the page that a coordinator sees first, each with all its answers', async () => {
    await parkMany(world, 2);
    const text = JSON.stringify(await home());
    expect(text).toContain('Cannot be sent');
    expect(text.split('Send it now').length).toBe(text.split('Leave it out').length);
    expect(
      textOf(await world.dispatch({ ...envelope('youth-worker'), kind: 'home' })),
    ).not.toContain('Cannot be sent');
  });

  it('is not called going out while a token is not taken, or nobody says where Tandem is', async () => {
    expect(textOf(await status())).not.toContain('Everything goes out');
    await connect('invalid_auth');
    expect(textOf(await status())).not.toContain('Everything goes out');
    await database.prisma.connection.deleteMany();
    await connect(null);
    expect(textOf(await status())).toContain('Everything goes out');
  });

  it('holds no answer that came too late: nobody can do anything about it', async () => {
    await onePlace();
    await database.prisma.delivery.updateMany({ data: { reason: 'too_late', mendedBy: null } });
    await database.prisma.connection.deleteMany();
    await connect(null);
    expect(textOf(await status())).toContain('Everything goes out');
  });

  it('is not said to be nothing where a crisis message or a decision waits', async () => {
    const place = await onePlace();
    expect(await press('delivery.try', place)).toContain('tried again');
    const waits = await world.press(COORDINATOR, 'delivery.try', place);
    expect(textOf(waits)).toContain('does not leave by itself');
    expect(JSON.stringify(waits)).toContain('tandem.status');
    await database.prisma.delivery.deleteMany();
    expect(await press('delivery.try', place)).toContain('Nothing waits there any more');
    const reference = await holdPush(world, place);
    const shown = await status();
    expect(textOf(shown)).toContain(`${reference} has not reached`);
    expect(JSON.stringify(shown)).toContain(`/crisis ${reference.split('/')[0]}"`);
    expect(slackFaults(shown)).toEqual([]);
    expect(await press('delivery.try', place)).toContain('does not leave by itself');
  });

  it('still cannot be sent where a late one was left out, and nobody is told that it can', async () => {
    await onePlace();
    const late = await database.prisma.delivery.findFirstOrThrow({ where: { reason: 'late' } });
    await press('tandem.drop-late', late.id);
    const open = await database.prisma.parkedPlace.findMany({ where: { mendedAt: null } });
    expect(open.map(({ mendedBy }) => mendedBy).toSorted()).toEqual(['inviting', 'shortening']);
  });

  it('is not called sent while it is only owed', async () => {
    await onePlace();
    const late = await database.prisma.delivery.findFirstOrThrow({ where: { reason: 'late' } });
    expect(await press('tandem.send-late', late.id)).not.toContain('sent');
    expect(world.nudges.at(-1)).toBe(late.conversationId);
    expect(await press('tandem.send-late', randomUUID())).toContain('no more');
  });

  describe('reminders that could not be said', () => {
    const due = () =>
      world.unitOfWork.transaction(({ reminders }) => reminders.claimDue(world.clock.now(), []));

    it('stand there by what they are about, and how to try them again', async () => {
      await connect(null);
      await giveUp(world, ['signal', 'crisis_push'], 2);
      const shown = await status();
      const text = textOf(shown);
      expect(text).toContain('2 things to mend or to decide');
      expect(text).toContain('2 reminders about signals reached nobody, the first due');
      expect(text).toContain('2 reminders about a crisis unit reached nobody');
      expect(text).toContain('Try again; if they come back here, tell your administrator');
      expect(JSON.stringify(await home())).toContain('reminders about signals reached nobody');
      expect(slackFaults(shown)).toEqual([]);
      expect(teamsFaults(shown)).toEqual([]);
    });

    it('are tried once more when somebody presses that, of that kind alone, and it is logged', async () => {
      await connect(null);
      await giveUp(world, ['signal', 'meeting'], 2);
      expect(await due()).toEqual([]);
      expect(await press('tandem.remind-again', 'signal')).toContain('2 reminders are tried again');
      expect(await due()).toEqual([expect.objectContaining({ kind: 'signal' })]);
      expect(textOf(await status())).not.toContain('about signals');
      expect(await press('tandem.remind-again', 'signal')).toContain('Nothing waits there');
      const logged = await database.prisma.auditEntry.findFirstOrThrow({
        where: { action: 'reminder.tried' },
        orderBy: { number: 'desc' },
      });
      expect(JSON.parse(logged.payload).detail).toEqual({ kind: 'signal', reminders: '2' });
    });
  });
});
