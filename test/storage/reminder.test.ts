import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ReminderRecord, ReminderStore } from '../../src/ports/delivery/reminder-store.ts';
import type { Database } from '../../src/storage/database/database.ts';
import { createUnitOfWork } from '../../src/storage/unit-of-work.ts';
import { DATABASES } from '../support/databases.ts';
import { ALL_REMINDERS } from '../support/reminders/all-reminders.ts';
import { nextDue } from '../support/reminders/next-due.ts';
import { createWorld, type World } from '../support/world.ts';

describe.for(DATABASES)('reminders kept on $name', ({ skip, open, name }) => {
  describe.skipIf(skip)('', () => {
    let database: Database;
    let world: World;
    let record: ReminderRecord;

    beforeAll(async () => {
      database = await open();
      world = await createWorld(database);
    });
    beforeEach(async () => {
      await database.prisma.reminder.deleteMany();
      record = newRecord();
    });
    afterAll(() => database.close());

    const newRecord = () => {
      const { partnership } = world.presence('liaison-officer');
      return { partnershipId: partnership.id, kind: 'signal', recordId: randomUUID() };
    };
    const at = (minutes: number) => world.clock.now().add({ minutes });
    const due = (subject: string, minutes: number) => ({
      subject,
      occasion: 'due',
      at: at(minutes),
    });
    const store = <T>(work: (reminders: ReminderStore) => Promise<T>) =>
      world.unitOfWork.transaction(({ reminders }) => work(reminders));
    const fire = (minutes: number) =>
      store((reminders) => reminders.fireDue([record], at(minutes), () => true));
    const kept = () => store((reminders) => reminders.list(record));

    it('come once, in the order in which they were due', async () => {
      await store((reminders) => reminders.plan(record, [due('late', 2), due('early', 1)]));
      const fired = await fire(3);
      expect(fired.map(({ subject }) => subject)).toEqual(['early', 'late']);
      expect(fired[0]?.firedAt).toEqual(at(3));
      expect(await fire(4)).toEqual([]);
    });

    it('are moved when their time changes, and not when they came already', async () => {
      await store((reminders) => reminders.plan(record, [due('a', 1), due('b', 2)]));
      await fire(1);
      await store((reminders) => reminders.plan(record, [due('a', 5), due('b', 6)]));
      expect(await fire(5)).toEqual([]);
      expect((await fire(6)).map(({ subject }) => subject)).toEqual(['b']);
    });

    it('are dropped when nobody wants them, and come back when they are wanted again', async () => {
      const own = { ...due('a', 1), memberId: 'somebody' };
      await store(async (reminders) => {
        await reminders.plan(record, [due('a', 1)]);
        await reminders.add(record, own);
        await reminders.plan(record, []);
      });
      expect(await fire(2)).toEqual([]);
      await store(async (reminders) => {
        await reminders.plan(record, [due('a', 3)]);
        await reminders.add(record, { ...own, at: at(3) });
      });
      expect((await fire(3)).map(({ memberId = 'all' }) => memberId).toSorted()).toEqual([
        'all',
        'somebody',
      ]);
    });

    it('on occasions that this version does not know stay planned, since a newer one planned them', async () => {
      const queue = { nudge: async () => undefined, enqueue: async () => undefined };
      const knows = (_kind: string, occasion: string) => occasion === 'due';
      const older = createUnitOfWork(database, world.keys, queue, { ...ALL_REMINDERS, knows });
      await store((reminders) =>
        reminders.plan(record, [due('a', 1), due('b', 1), { ...due('a', 1), occasion: 'newer' }]),
      );
      await older.transaction(({ reminders }) => reminders.plan(record, [due('a', 1)]));
      const states = (await kept()).map(({ subject, occasion, state }) => [
        subject,
        occasion,
        state,
      ]);
      expect(states.toSorted()).toEqual([
        ['a', 'due', 'planned'],
        ['a', 'newer', 'planned'],
        ['b', 'due', 'dropped'],
      ]);
    });

    it('for one member stay as they are while their subject is wanted', async () => {
      await store(async (reminders) => {
        await reminders.plan(record, [due('a', 1)]);
        await reminders.add(record, { ...due('a', 9), memberId: 'somebody', snoozes: 1 });
        await reminders.plan(record, [due('a', 1)]);
      });
      expect((await kept()).map(({ state, snoozes }) => [state, snoozes])).toEqual([
        ['planned', 0],
        ['planned', 1],
      ]);
    });

    it('can be let come later', async () => {
      await store((reminders) => reminders.plan(record, [due('a', 1)]));
      const [one] = await fire(1);
      await store((reminders) => reminders.postpone([{ id: one?.id ?? '', at: at(5) }]));
      expect(await fire(4)).toEqual([]);
      expect(await nextDue(database)).toEqual(at(5));
      expect((await fire(5)).map(({ id }) => id)).toEqual([one?.id]);
    });

    it('are found by their id', async () => {
      await store((reminders) => reminders.plan(record, [due('a', 1)]));
      const [one] = await kept();
      const found = await store((reminders) => reminders.find(one?.id ?? ''));
      expect(found).toMatchObject({ ...record, subject: 'a', firedAt: undefined });
      expect(await store((reminders) => reminders.find(randomUUID()))).toBeUndefined();
    });

    it('are claimed by what waited longest, except what is left for later', async () => {
      const other = newRecord();
      await store(async (reminders) => {
        await reminders.plan(record, [due('a', 2)]);
        await reminders.plan(other, [due('a', 1), due('b', 3)]);
      });
      const claim = (minutes: number, except: readonly string[] = []) =>
        store((reminders) => reminders.claimDue(at(minutes), except));
      expect(await claim(0)).toEqual([]);
      expect(await claim(3)).toEqual([other]);
      expect(await claim(3, [other.recordId])).toEqual([record]);
      expect(await claim(3, [other.recordId, record.recordId])).toEqual([]);
    });

    it.skipIf(name === 'embedded')('of one record are claimed by one at a time', async () => {
      const other = newRecord();
      await store(async (reminders) => {
        await reminders.plan(record, [due('a', 1)]);
        await reminders.plan(other, [due('a', 2)]);
      });
      const [first, second, third] = await store(async (mine) => {
        const one = await mine.claimDue(at(3), []);
        return store(async (theirs) => {
          const two = await theirs.claimDue(at(3), []);
          return [one, two, await store((nobodys) => nobodys.claimDue(at(3), []))];
        });
      });
      expect([first, second, third]).toEqual([[record], [other], []]);
      expect(await store((reminders) => reminders.claimDue(at(3), []))).toEqual([record]);
    });
  });
});
