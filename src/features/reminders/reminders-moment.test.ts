import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  createStage,
  type ReminderStage,
  START,
} from '../../../test/support/acts/reminder-stage.ts';
import { ONE_DATABASE } from '../../../test/support/databases.ts';
import { textOf } from '../../../test/support/shown/text-of.ts';
import { createWorld, type World } from '../../../test/support/world.ts';
import { changeStep } from '../../domain/signal/step.ts';
import type { Database } from '../../storage/database/database.ts';

/** Thursday, 10:00; a working day before is Wednesday, 10:00. */
const DUE = START.add({ hours: 48 });

describe.for(ONE_DATABASE)('reminders at the right moment on $name', ({ skip, open }) => {
  describe.skipIf(skip)('', () => {
    let database: Database;
    let world: World;
    let stage: ReminderStage;

    beforeAll(async () => {
      database = await open();
      world = await createWorld(database);
      stage = createStage(world);
    });
    beforeEach(() => stage.reset());
    afterAll(() => database.close());

    const snooze = async (member: string, id: string) =>
      textOf(await world.press(member, 'reminders.snooze', id));
    const canSnooze = (buttons: readonly { readonly action: string }[]) =>
      buttons.some(({ action }) => action === 'reminders.snooze');

    describe('in quiet hours', () => {
      it('wait for the morning of each one who is told, in their own zone', async () => {
        await database.prisma.member.updateMany({
          where: { key: 'safety-coordinator' },
          data: { timeZone: 'Asia/Tokyo' },
        });
        await world.directory.refresh();
        await stage.step('community-officer', START.add({ hours: 5 }));
        await stage.pass({ hours: 6 });
        // 15:00 in Amsterdam is 23:00 in Tokyo.
        expect(await stage.whoWasTold()).toEqual(['community-officer', 'liaison-officer']);
        // 07:29 in Tokyo.
        await stage.pass({ hours: 7, minutes: 29 });
        expect(await stage.told()).toEqual([]);
        await stage.pass({ minutes: 1 });
        const { text } = await stage.cardTo('safety-coordinator');
        expect(text).toContain('overdue since Tue 24 Nov, 23:00');
      });

      it('stand in the timeline as what will be told, and as told once it was', async () => {
        const { reference } = await stage.step('community-officer', START.add({ hours: 12 }));
        await stage.pass({ hours: 13 });
        const timeline = async () =>
          textOf(await world.command('liaison-officer', 'signal', `timeline ${reference}`));
        const night = await timeline();
        expect(night).toMatch(/those concerned will be told \w+ \d+ \w+, 0\d:\d\d/);
        expect(night).not.toContain('told those');
        await stage.pass({ hours: 12 });
        expect(await timeline()).toContain('told those whom quiet hours had held');
      });

      it('say nothing in the morning of what was settled at night', async () => {
        const { reference, id } = await stage.step('community-officer', START.add({ hours: 12 }));
        await stage.pass({ hours: 13 });
        expect(await stage.told()).toEqual([]);
        const due = START.add({ hours: 24 * 6 });
        await stage.change(reference, (signal) => changeStep(signal, id, { due }, stage.now()));
        await stage.pass({ hours: 12 });
        expect(await stage.told()).toEqual([]);
      });

      it('come nevertheless when it is urgent', async () => {
        await stage.step('community-officer', START.add({ hours: 12 }), { urgency: 'urgent' });
        await stage.pass({ hours: 12 });
        expect(await stage.whoWasTold()).toContain('community-officer');
      });
    });

    describe('put off', () => {
      it('come again two working hours later to that member alone, at most twice', async () => {
        await stage.step('youth-worker', DUE);
        await stage.pass({ hours: 24 });
        const first = await stage.cardTo('youth-worker');
        expect(first.card.buttons.map(({ action }) => action)).toEqual([
          'step.done',
          'signal.open',
          'reminders.snooze',
        ]);
        expect(await snooze('youth-worker', first.recordId)).toContain(
          'again on Wed 25 Nov, 12:00',
        );
        await stage.pass({ hours: 2 });
        const second = await stage.cardTo('youth-worker');
        expect(second.recordId).not.toBe(first.recordId);
        await snooze('youth-worker', second.recordId);
        await stage.pass({ hours: 2 });
        const third = await stage.cardTo('youth-worker');
        expect(canSnooze(third.card.buttons)).toBe(false);
        expect(await snooze('youth-worker', third.recordId)).toContain('put off twice');
        await stage.pass({ hours: 2 });
        expect(await stage.told()).toEqual([]);
      });

      it('twice by the same press are put off once', async () => {
        await stage.step('youth-worker', DUE);
        await stage.pass({ hours: 24 });
        const { recordId } = await stage.cardTo('youth-worker');
        const press = () => snooze('youth-worker', recordId);
        const replies = await Promise.all([press(), press()]);
        expect(new Set(replies).size).toBe(1);
        await stage.pass({ hours: 3 });
        expect(await stage.whoWasTold()).toEqual(['youth-worker']);
      });

      it('never go past the moment when others hear of it', async () => {
        await stage.raise();
        await stage.pass({ hours: 2 });
        const { card, recordId } = await stage.cardTo('safety-coordinator');
        expect(canSnooze(card.buttons)).toBe(false);
        expect(await snooze('safety-coordinator', recordId)).toContain('others would hear of it');
      });

      it('can only be by who was reminded, and only while it is waited for', async () => {
        const step = await stage.step('youth-worker', DUE);
        await stage.pass({ hours: 24 });
        const { recordId } = await stage.cardTo('youth-worker');
        expect(await snooze('mayors-office', recordId)).toContain('went to somebody else');
        await stage.done(step);
        expect(await snooze('youth-worker', recordId)).toContain('nothing left to remind you of');
        for (const unknown of [randomUUID(), 'nonsense']) {
          expect(await snooze('youth-worker', unknown)).toContain('older version');
        }
      });

      it('stand in the log', async () => {
        const { reference } = await stage.step('youth-worker', DUE);
        await stage.pass({ hours: 24 });
        await snooze('youth-worker', (await stage.cardTo('youth-worker')).recordId);
        expect(await stage.audited(reference, 'signal.snoozed')).toMatchObject([
          { detail: { what: 'step', until: '2026-11-25T11:00:00Z' } },
        ]);
      });
    });

    describe('once a day', () => {
      const set = async (member: string, way: string, at = '') =>
        textOf(await world.submit(member, 'reminders.set', { way, at }));
      const open = async () =>
        JSON.stringify(await world.command('youth-worker', 'tandem', 'reminders'));

      it('are chosen in a form that shows what is chosen now', async () => {
        expect(await open()).toContain('"value":["singly"]');
        expect(await open()).toContain('Call 112 first');
        expect(await set('youth-worker', 'daily', '25:00')).toContain('such as 08:30');
        expect(await set('youth-worker', 'daily', '9.15')).toContain('Wed 25 Nov, 09:15');
        expect(await open()).toContain('"value":"09:15"');
        expect(await set('youth-worker', 'singly')).toContain('as it comes');
        expect(await database.prisma.reminder.count({ where: { state: 'planned' } })).toBe(0);
      });

      it('name everything that waits, overdue first; escalations come singly all the same', async () => {
        await set('youth-worker', 'daily', '12:00');
        const first = await stage.step('youth-worker', DUE);
        const second = await stage.step('youth-worker', START.add({ hours: 25 }));
        await stage.pass({ hours: 1 });
        expect(await stage.told()).toEqual([]);
        await stage.pass({ hours: 1 });
        expect(await stage.told()).toEqual(['youth-worker: 2 things wait for you']);
        await stage.pass({ hours: 24 });
        const cards = await stage.cards();
        const [digest, ...more] = cards.filter(({ who }) => who === 'youth-worker');
        expect(more).toEqual([]);
        expect(digest?.card.title).toBe('2 things wait for you, 1 overdue');
        const [rows] = digest?.card.blocks ?? [];
        if (rows?.tag !== 'list') throw new Error('There are no rows.');
        expect(rows.rows.map(({ symbol, button }) => [symbol, button?.value])).toEqual([
          ['overdue', second.reference],
          ['open', first.reference],
        ]);
        expect(cards.map(({ who }) => who)).toEqual(
          expect.arrayContaining(['liaison-officer', 'safety-coordinator']),
        );
      });

      it('are not sent when nothing waits, nor on days without work', async () => {
        await set('youth-worker', 'daily', '12:00');
        await stage.pass({ hours: 24 });
        expect(await stage.told()).toEqual([]);
        await stage.step('youth-worker', START.add({ hours: 24 * 21 }));
        // From Wednesday noon to Sunday noon: Wednesday, Thursday and Friday.
        await stage.pass({ hours: 24 * 4 + 2 });
        expect(await stage.told()).toEqual(Array(3).fill('youth-worker: One thing waits for you'));
      });

      it('come at the same wall time when the clocks change', async () => {
        world.clock.move(stage.now().until(Temporal.Instant.from('2027-03-25T12:00:00Z')));
        await set('youth-worker', 'daily', '09:00');
        await stage.step('youth-worker', stage.now().add({ hours: 24 * 60 }));
        const times: string[] = [];
        for (let digests = 0; digests < 3; digests += 1) {
          const { dueAt } = await database.prisma.reminder.findFirstOrThrow({
            where: { kind: 'digest', state: 'planned' },
          });
          times.push(dueAt.toISOString());
          world.clock.move(stage.now().until(Temporal.Instant.from(dueAt.toISOString())));
          await world.remind();
        }
        // Friday before, then Tuesday after: Monday is a holiday.
        expect(times).toEqual([
          '2027-03-26T08:00:00.000Z',
          '2027-03-30T07:00:00.000Z',
          '2027-03-31T07:00:00.000Z',
        ]);
      });

      it('come again after an outage, and not at night', async () => {
        await set('youth-worker', 'daily', '12:00');
        await stage.step('youth-worker', START.add({ hours: 24 * 21 }));
        await stage.outage({ hours: 12 });
        expect(await stage.told()).toEqual([]);
        await stage.pass({ hours: 14 });
        expect(await stage.told()).toEqual(['youth-worker: One thing waits for you']);
      });

      it('let what is urgent through at once', async () => {
        await set('safety-coordinator', 'daily', '12:00');
        await stage.raise({ urgency: 'urgent' });
        await stage.pass({ minutes: 1 });
        expect(await stage.whoWasTold()).toEqual(['safety-coordinator']);
      });
    });
  });
});
