import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  COUNCIL,
  COUNCIL_DEPUTY,
  type CrisisStage,
  crisisIn,
  POLICE,
  POLICE_DEPUTY,
  send,
} from '../../../../test/support/acts/crisis.ts';
import { ONE_DATABASE } from '../../../../test/support/databases.ts';
import { toldMembers } from '../../../../test/support/shown/told.ts';
import { createWorld, type World } from '../../../../test/support/world.ts';
import type { Database } from '../../../storage/database/database.ts';

/** Deputy of the council here. */
const STAND_IN = 'privacy-officer';

describe.for(ONE_DATABASE)('an alarm that somebody heard, on $name', ({ skip, open }) => {
  describe.skipIf(skip)('', () => {
    let database: Database;
    let world: World;
    let crisis: CrisisStage;

    beforeAll(async () => {
      database = await open();
      world = await createWorld(database);
      crisis = crisisIn(world);
      const where = { id: idOf(STAND_IN) };
      await database.prisma.member.update({ where, data: { roles: ['custodian', 'deputy'] } });
      await world.directory.refresh();
    });
    beforeEach(() => crisis.reset());
    afterAll(() => database.close());

    const idOf = (key: string) => world.presence(key).member.id;
    const pass = async (minutes: number) => {
      world.clock.move({ minutes });
      await world.remind();
    };
    /** What alarms of a kind say where they stand, as of when they were last owed. */
    const shown = async (who: string, occasion: string) => {
      const fired = await database.prisma.reminder.findMany({
        where: { occasion, state: 'fired' },
        select: { id: true },
      });
      const ids = fired.map(({ id }) => id);
      const owed = await database.prisma.delivery.findMany({
        where: { card: 'crisis.alarm', recordId: { in: ids }, conversation: { external: who } },
        orderBy: { order: 'asc' },
      });
      const told = await toldMembers(world, /crisis.alarm/);
      const text = told.filter((one) => one.who === who && ids.includes(one.recordId)).at(-1)?.text;
      const [first, last] = [owed[0], owed.at(-1)];
      return { anew: first !== undefined && last !== first, text: text ?? '' };
    };
    const handOver = async (by: string, place: string, to: string) => {
      const form = await world.press(by, 'crisis.handover', (await crisis.unit()).id);
      await send(world, by, form, { place, to: idOf(to) });
    };
    /** Nothing that calls them arrives, until there is no other way. */
    const loseCouncil = async () => {
      const where = { occasion: 'unreached', state: 'fired' };
      while ((await database.prisma.reminder.count({ where })) === 0) {
        const lost = { state: 'parked', reason: 'cannot_dm_bot' };
        await database.prisma.delivery.updateMany({
          where: { card: { startsWith: 'crisis.call' }, conversation: { external: COUNCIL } },
          data: lost,
        });
        await database.prisma.delivery.updateMany({
          where: { card: { startsWith: 'crisis.call_' } },
          data: lost,
        });
        world.clock.move({ seconds: 5 });
        await world.remind();
      }
    };

    it.each([
      ['lapses_soon', 51],
      ['lapsed', 61],
    ])('of a version (%s) is settled once the next one is written', async (occasion, minutes) => {
      await crisis.open();
      await crisis.write(POLICE);
      await pass(minutes);
      const before = await shown(COUNCIL, occasion);
      expect(before).toMatchObject({ anew: false, text: expect.stringContaining('version 1') });
      expect(before.text).not.toContain('settled');
      await crisis.write(COUNCIL, { happened: 'The fire has spread to Dock road.' });
      const now = await shown(COUNCIL, occasion);
      expect(now).toEqual({ anew: true, text: expect.stringMatching(/version 1 .* – settled/) });
    });

    it.each(['sitrep_soon', 'sitrep_due', 'sitrep_late'])(
      'of a situation update (%s) is settled once the unit is closed, and says at what time it was due',
      async (occasion) => {
        const { opened } = await crisis.open();
        const due = opened.at.add({ minutes: 60 }).toZonedDateTimeISO('Europe/Amsterdam');
        await pass({ sitrep_soon: 51, sitrep_due: 61, sitrep_late: 76 }[occasion] ?? 0);
        const { text } = await shown(POLICE, occasion);
        const time = due.toPlainTime().toString({ smallestUnit: 'minute' });
        if (occasion !== 'sitrep_due') expect(text).toContain(` at ${time}`);
        await send(world, POLICE, await world.command(POLICE, 'crisis', 'close'));
        await send(world, COUNCIL, await world.command(COUNCIL, 'crisis', 'close'));
        const now = await shown(POLICE, occasion);
        expect(now).toEqual({ anew: true, text: expect.stringContaining('settled') });
      },
    );

    it('that nobody of a side is in is settled once one of them signs, who is in by that', async () => {
      await crisis.open();
      const version = await crisis.write(POLICE);
      await pass(11);
      await pass(11);
      expect((await shown(POLICE, 'nobody_in')).text).not.toContain('settled');
      await crisis.sign(COUNCIL, version);
      for (const occasion of ['deputy', 'nobody_in']) {
        const now = await shown(POLICE, occasion);
        expect(now).toEqual({ anew: true, text: expect.stringContaining('settled') });
      }
      const calls = await toldMembers(world, /crisis.call$/);
      const mine = calls.filter(({ who }) => who === COUNCIL);
      expect(mine.length, 'their call is shown anew').toBe(2);
    });

    it('that somebody cannot be reached says so once they sign', async () => {
      await crisis.open();
      const version = await crisis.write(POLICE);
      await loseCouncil();
      expect((await shown(POLICE, 'unreached')).text).toContain('could not be reached');
      await crisis.sign(COUNCIL, version);
      const now = await shown(POLICE, 'unreached');
      expect(now).toEqual({ anew: true, text: expect.stringContaining('is in after all') });
    });

    it('that somebody cannot be reached is settled once their place is somebody else', async () => {
      await crisis.open();
      await loseCouncil();
      expect((await shown(POLICE, 'unreached')).text).toContain('Telephone them now');
      await world.press(STAND_IN, 'crisis.in', (await crisis.unit()).id);
      await handOver(STAND_IN, 'seat', COUNCIL_DEPUTY);
      const now = await shown(POLICE, 'unreached');
      expect(now).toEqual({
        anew: true,
        text: expect.stringContaining('has changed hands – settled'),
      });
      expect(now.text).not.toContain('Telephone');
    });

    it('that somebody cannot be reached is settled once the unit is closed', async () => {
      await crisis.open();
      await loseCouncil();
      await world.press(STAND_IN, 'crisis.in', (await crisis.unit()).id);
      await send(world, POLICE, await world.command(POLICE, 'crisis', 'close'));
      await send(world, STAND_IN, await world.command(STAND_IN, 'crisis', 'close'));
      const now = await shown(POLICE, 'unreached');
      expect(now).toEqual({ anew: true, text: expect.stringContaining('settled') });
      expect(now.text).not.toContain('Telephone');
    });

    it('that people were promised an update is settled once the message is stopped', async () => {
      await crisis.open();
      const version = await crisis.write(POLICE);
      await crisis.sign(POLICE, version);
      await crisis.sign(COUNCIL, version);
      await crisis.push(POLICE, version);
      const promised = Temporal.Instant.from(version.content.nextUpdateAt);
      await pass(Math.ceil(promised.since(world.clock.now()).total('minutes')) - 9);
      expect((await shown(POLICE, 'promised_soon')).text).toMatch(/an update at \d\d:\d\d$/m);
      await world.press(POLICE, 'crisis.stop', version.id);
      const now = await shown(POLICE, 'promised_soon');
      expect(now).toEqual({ anew: true, text: expect.stringContaining('settled') });
    });

    it('asks nothing of who handed their place over', async () => {
      const { id } = await crisis.open();
      await world.press(COUNCIL, 'crisis.in', id);
      await pass(61);
      expect((await shown(COUNCIL, 'sitrep_due')).text).toContain('is due now');
      await handOver(COUNCIL, 'seat', COUNCIL_DEPUTY);
      const now = await shown(COUNCIL, 'sitrep_due');
      expect(now).toEqual({ anew: true, text: expect.stringContaining('You no longer sit in') });
      expect((await shown(POLICE_DEPUTY, 'sitrep_due')).text, 'was never called').toBe('');
    });
  });
});
