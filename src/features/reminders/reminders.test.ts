import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  createStage,
  type ReminderStage,
  START,
  WHAT,
} from '../../../test/support/acts/reminder-stage.ts';
import { TIMING } from '../../../test/support/acts/signals.ts';
import { ONE_DATABASE } from '../../../test/support/databases.ts';
import { textOf } from '../../../test/support/shown/text-of.ts';
import { createWorld, type World } from '../../../test/support/world.ts';
import { saveSignal } from '../../bot/signals/save-signal.ts';
import { reopenSignal } from '../../domain/signal/signal-merging.ts';
import { changeStep } from '../../domain/signal/step.ts';
import type { Database } from '../../storage/database/database.ts';

const ABOVE = 'Duty officer, National Coordination, 0800 0000';
/** Thursday, 10:00; a working day before is Wednesday, 10:00. */
const DUE = START.add({ hours: 48 });

describe.for(ONE_DATABASE)('reminders on $name', ({ skip, open }) => {
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

    describe('of a step', () => {
      it('go to its owner before it is due, then to both coordinators, the deputies, and once more', async () => {
        await stage.agree({ contactAbove: ABOVE });
        const { reference } = await stage.step('youth-worker', DUE);
        const title = `${reference}: ${WHAT}`;
        await stage.pass({ hours: 23 });
        expect(await stage.told()).toEqual([]);
        await stage.pass({ hours: 2 });
        expect(await stage.told()).toEqual([
          `youth-worker: ${title}, due Thu 26 Nov, 10:00 (in 7 working hours)`,
        ]);
        await stage.pass({ hours: 23 });
        const since = 'overdue since Thu 26 Nov, 10:00';
        expect(await stage.told()).toEqual([
          `liaison-officer: ${title}, ${since} · Youth worker`,
          `safety-coordinator: ${title}, ${since} · Youth worker`,
          `youth-worker: ${title}, ${since}`,
        ]);
        await stage.pass({ hours: 3 });
        expect(await stage.whoWasTold()).toEqual(['community-officer', 'mayors-office']);
        await stage.pass({ hours: 4 });
        const above = await stage.cards();
        expect(above.map(({ who }) => who).toSorted()).toEqual([
          'liaison-officer',
          'safety-coordinator',
        ]);
        expect(above[0]?.text).toContain(`Please call ${ABOVE}.`);
        await stage.pass({ hours: 24 * 7 });
        expect(await stage.told()).toEqual([]);
      });

      it('say who was asked since when, and what can be done', async () => {
        await stage.step('youth-worker', DUE);
        await stage.pass({ hours: 48 });
        const { text, card } = await stage.cardTo('liaison-officer');
        expect(text).toContain('Asked: Youth worker, since Tue 24 Nov, 10:00');
        expect(text).toContain('give it to somebody else');
        expect(card.buttons.map(({ action, look }) => `${action} ${look}`)).toEqual([
          'step.give primary',
          'signal.open normal',
          'reminders.snooze normal',
        ]);
      });

      it('stop as soon as it is done', async () => {
        const step = await stage.step('youth-worker', DUE);
        await stage.pass({ hours: 47 });
        await stage.told();
        await stage.done(step);
        await stage.pass({ hours: 4 });
        const later = await stage.told();
        expect(later.filter((line) => line.includes(WHAT))).toEqual([]);
        expect(later.filter((line) => line.startsWith('youth-worker'))).toEqual([]);
      });

      it('whose message was still under way say that it is done, without a button', async () => {
        const step = await stage.step('youth-worker', DUE);
        await stage.pass({ hours: 25 });
        await stage.done(step);
        const { card } = await stage.cardTo('youth-worker');
        expect(card.title).toBe(
          `${step.reference}: ${WHAT}. This is done or has changed; nothing is asked of you now.`,
        );
        expect(card.buttons).toEqual([]);
      });

      it('that was put off come for the new time', async () => {
        const { reference, id } = await stage.step('youth-worker', DUE);
        await stage.pass({ hours: 25 });
        await stage.told();
        const due = DUE.add({ hours: 24 });
        await stage.change(reference, (signal) => changeStep(signal, id, { due }, stage.now()));
        await stage.pass({ hours: 22 });
        expect(await stage.told()).toEqual([]);
        await stage.pass({ hours: 2 });
        expect(await stage.whoWasTold()).toEqual(['youth-worker']);
        await stage.pass({ hours: 23 });
        expect(await stage.whoWasTold()).toHaveLength(3);
      });

      it('of an owner who left go to the coordinators', async () => {
        await stage.step('youth-worker', DUE);
        await database.prisma.member.updateMany({
          where: { key: 'youth-worker' },
          data: { active: false },
        });
        await world.directory.refresh();
        await stage.pass({ hours: 25 });
        expect(await stage.whoWasTold()).toEqual(['liaison-officer', 'safety-coordinator']);
        await database.prisma.member.updateMany({ data: { active: true } });
      });

      it('leave what happened in the log, with who was told, once each', async () => {
        const { reference } = await stage.step('youth-worker', DUE);
        await stage.pass({ hours: 24 * 4 });
        const overdue = await stage.audited(reference, 'signal.overdue');
        expect(overdue.map(({ detail }) => detail)).toMatchObject([
          { occasion: 'due', what: 'step' },
        ]);
        const ids = ['liaison-officer', 'safety-coordinator', 'youth-worker'].map(
          (key) => stage.actor(key).memberId,
        );
        expect(overdue[0]?.detail['told']?.toSorted()).toEqual(ids.toSorted());
        const escalated = await stage.audited(reference, 'signal.escalated');
        expect(escalated.map(({ detail }) => detail['occasion'])).toEqual(['deputies', 'above']);
        expect(JSON.stringify([overdue, escalated])).not.toContain(WHAT);
      });

      it('show the card in the channel anew when its words about time change', async () => {
        const { reference } = await stage.step('youth-worker', DUE);
        const find = () => database.prisma.signal.findFirstOrThrow({ where: { reference } });
        const { id: recordId } = await find();
        await stage.pass({ hours: 48 });
        const shown = { card: 'signal.card', recordId };
        expect(await database.prisma.delivery.count({ where: shown })).toBeGreaterThan(4);
        const { revision } = await find();
        await stage.pass({ hours: 24 * 4 });
        expect((await find()).revision).toBe(revision);
      });
    });

    it('that no step is named go to who leads an hour before, to the coordinators when it is due', async () => {
      const reference = await stage.lead();
      await stage.change(reference, (signal) => {
        if (!signal.lead) throw new Error('Nobody leads.');
        const contact = stage.actor('community-officer');
        const contacts = signal.lead.contacts.map((one) =>
          one.side === 'police' ? { ...one, contact } : one,
        );
        return { ...signal, lead: { ...signal.lead, contacts } };
      });
      const id = await stage.addStep(reference, 'community-officer', DUE);
      await stage.pass({ hours: 1 });
      await stage.told();
      await stage.done({ reference, id });
      await stage.pass({ minutes: 1 });
      expect(await stage.told()).toEqual([]);
      await stage.pass({ hours: 23 });
      const title = `${reference}: name the next step, due Wed 25 Nov, 11:00 (in less than an hour)`;
      expect(await stage.told()).toEqual([
        `community-officer: ${title}`,
        `safety-coordinator: ${title}`,
      ]);
      await stage.pass({ hours: 1 });
      expect(await stage.whoWasTold()).toEqual(
        expect.arrayContaining(['liaison-officer', 'safety-coordinator']),
      );
    });

    describe('of a signal that is not acknowledged', () => {
      it('go to the coordinator of the side that is asked, with the button for it', async () => {
        await stage.raise();
        await stage.pass({ hours: 2 });
        const { card } = await stage.cardTo('safety-coordinator');
        expect(card.title).toMatch(/: acknowledge, due Tue 24 Nov, 13:00 \(in 1 working hour\)$/);
        expect(card.buttons[0]).toMatchObject({ action: 'signal.acknowledge', look: 'primary' });
      });

      it('let a deputy answer in the place of the coordinator', async () => {
        await stage.raise();
        await stage.pass({ hours: 6 });
        const cards = await stage.cards();
        const actions = (who: string) =>
          cards.find((one) => one.who === who)?.card.buttons.map(({ action }) => action);
        expect(actions('mayors-office')).toContain('signal.acknowledge');
        expect(actions('community-officer')).not.toContain('signal.acknowledge');
      });

      it('count on from when it is opened again, so that nobody is late at once', async () => {
        const step = await stage.step('youth-worker', DUE);
        await stage.pass({ hours: 24 });
        await stage.done(step);
        await stage.change(step.reference, (signal) => ({ ...signal, status: 'closed' }));
        await stage.pass({ hours: 24 * 8 });
        await stage.told();
        await stage.change(step.reference, (signal) => reopenSignal(signal, stage.now(), TIMING));
        await stage.pass({ hours: 2 });
        expect(await stage.told()).toEqual([]);
        await stage.pass({ hours: 22 });
        const cards = await stage.cards();
        expect(new Set(cards.map(({ who }) => who))).toEqual(
          new Set(['liaison-officer', 'safety-coordinator']),
        );
        for (const { text } of cards) {
          expect(text).not.toContain('not running');
          expect(text).not.toContain('Please call');
        }
        await stage.told();
        await stage.pass({ hours: 3 });
        expect(await stage.whoWasTold()).toEqual(['community-officer', 'mayors-office']);
      });
    });

    describe('of what is urgent', () => {
      const NIGHT = { hours: 14 };

      it('tell the side that is asked at once, and once', async () => {
        await stage.raise({ urgency: 'urgent' });
        await stage.pass({ seconds: 1 });
        const { card } = await stage.cardTo('safety-coordinator');
        expect(card.title).toMatch(
          /^S-2026-\d{4} · Urgent · raised by Police Havenstad: please acknowledge it, due Tue 24 Nov, 11:00/,
        );
        await stage.pass({ minutes: 5 });
        expect(await stage.told()).toEqual([]);
      });

      it('tell the duty contact of the side that is asked as well, out of hours', async () => {
        const dutyContacts = {
          police: stage.actor('community-officer').memberId,
          local_authority: stage.actor('mayors-office').memberId,
        };
        await stage.agree({ dutyContacts });
        world.clock.move(NIGHT);
        await stage.raise({ urgency: 'danger_now' });
        await stage.pass({ seconds: 1 });
        const night = await stage.cards();
        expect(night.map(({ who }) => who).toSorted()).toEqual([
          'mayors-office',
          'safety-coordinator',
        ]);
        expect(night[0]?.text).toContain('Danger now: call 112 first.');
        await stage.pass({ minutes: 15 });
        expect(await stage.whoWasTold()).toEqual(
          expect.arrayContaining(['community-officer', 'mayors-office', 'safety-coordinator']),
        );
      });

      it('cannot be put off in danger', async () => {
        await stage.raise({ urgency: 'danger_now' });
        await stage.pass({ minutes: 10 });
        const nudge = (await stage.cards()).find(({ name }) => name === 'reminders.nudge');
        expect(nudge?.card.buttons.map(({ action }) => action)).not.toContain('reminders.snooze');
        const id = nudge?.recordId ?? '';
        const reply = await world.press('safety-coordinator', 'reminders.snooze', id);
        expect(textOf(reply)).toContain('cannot be put off');
      });
    });

    it('are planned anew without a second message', async () => {
      const reference = await stage.raise();
      await stage.pass({ hours: 2 });
      await stage.told();
      const { partnership } = world.presence('liaison-officer');
      await world.unitOfWork.transaction(async (stores) => {
        const signal = await stores.signals.findByReference(partnership.id, reference);
        if (signal) await saveSignal({ stores, partnership, now: stage.now() }, signal);
      });
      await stage.pass({ minutes: 30 });
      expect(await stage.told()).toEqual([]);
    });
  });
});
