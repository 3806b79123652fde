import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  createStage,
  type ReminderStage,
  START,
} from '../../../test/support/acts/reminder-stage.ts';
import { ONE_DATABASE } from '../../../test/support/databases.ts';
import { refuseTable } from '../../../test/support/faults/refusing-table.ts';
import { createWorld, type World } from '../../../test/support/world.ts';
import { remindDue, WAITS_SECONDS } from '../../bot/remind.ts';
import { createLog, type Log } from '../../log.ts';
import type { Database } from '../../storage/database/database.ts';
import { listGivenUp, tryGivenUp } from '../../storage/delivery/given-up.ts';
import { signalReminder } from './remind-of-signal.ts';

const SIGNALS = 20;

const secondsBetween = (one: string, other: string) =>
  Temporal.Instant.from(one).until(other).total('seconds');

describe.for(ONE_DATABASE)('reminders after trouble on $name', ({ skip, open }) => {
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

    const raiseMany = async (count: number) => {
      const references: string[] = [];
      while (references.length < count) references.push(await stage.raise());
      await database.prisma.delivery.deleteMany();
      return references;
    };
    const referencesTo = (who: string, titles: readonly string[]) =>
      titles.filter((line) => line.startsWith(who)).map((line) => /S-\d{4}-\d{4}/.exec(line)?.[0]);

    it('of an outage of three days over 20 signals are one message a person and signal, and say so', async () => {
      const references = await raiseMany(SIGNALS);
      await stage.outage({ hours: 3 * 24 });
      const cards = await stage.cards();
      const titles = cards.map(({ who, card }) => `${who}: ${card.title}`).toSorted();
      for (const who of ['liaison-officer', 'safety-coordinator', 'mayors-office']) {
        expect(referencesTo(who, titles)).toEqual(references);
      }
      expect(cards.filter(({ text }) => !text.includes('while Tandem was not running.'))).toEqual(
        [],
      );
      await world.remind();
      expect(await stage.told()).toEqual([]);
    });

    it('put everything of one signal into one message', async () => {
      const reference = await stage.lead();
      await stage.addStep(reference, 'youth-worker', START.add({ hours: 24 }), 'call the school');
      await stage.addStep(reference, 'youth-worker', START.add({ hours: 26 }), 'call the club');
      await database.prisma.delivery.deleteMany();
      await stage.outage({ hours: 48 });
      const cards = await stage.cards();
      expect(cards.map(({ who }) => who).toSorted()).toEqual([
        'community-officer',
        'liaison-officer',
        'mayors-office',
        'safety-coordinator',
        'youth-worker',
      ]);
      const both = cards.filter(
        ({ text }) => text.includes('call the school') && text.includes('call the club'),
      );
      expect(both).toHaveLength(cards.length);
    });

    it('say nothing of an outage of a minute', async () => {
      await stage.step('youth-worker', START.add({ hours: 1 }));
      await stage.outage({ hours: 1, minutes: 1 });
      const { text } = await stage.cardTo('liaison-officer');
      expect(text).not.toContain('not running');
    });

    it('wait for the morning if Tandem comes back at night, and still say so', async () => {
      await raiseMany(1);
      await stage.outage({ hours: 12 });
      expect(await stage.told()).toEqual([]);
      await stage.pass({ hours: 10 });
      const { text } = await stage.cardTo('safety-coordinator');
      expect(text).toContain('This was due at Tue 24 Nov, 13:00 while Tandem was not running.');
    });

    /** Reminders of one signal fail, and every failure is said. */
    const failing = async (reference: string) => {
      const { id } = await database.prisma.signal.findFirstOrThrow({ where: { reference } });
      const tries: string[] = [];
      const handler: typeof signalReminder = {
        ...signalReminder,
        async remind(ctx, all) {
          const outcome = await signalReminder.remind(ctx, all);
          if (!all.some(({ record }) => record.recordId === id)) return outcome;
          if (all.length === 1) tries.push(stage.now().toString());
          throw new Error('on purpose');
        },
      };
      const errors: string[] = [];
      const log = {
        ...createLog('silent'),
        error: (_: unknown, said: string) => errors.push(said),
      };
      const deps = { ...world, log: log as unknown as Log };
      return {
        tries,
        errors,
        remind: () => remindDue({ ...deps, handlers: new Map([['signal', handler]]) }),
      };
    };

    it('of which one fails do not hold up the others, and it is tried again', async () => {
      const [broken = '', fine = '', other = ''] = await raiseMany(3);
      const { remind } = await failing(broken);
      world.clock.move({ hours: 2 });
      await remind();
      const said = await stage.told();
      expect(said).toEqual([expect.stringContaining(fine), expect.stringContaining(other)]);
      world.clock.move({ seconds: WAITS_SECONDS[0] ?? 0 });
      await world.remind();
      expect(await stage.told()).toEqual([expect.stringContaining(broken)]);
    });

    it('that fail always are tried ever less often, and at last by a process that starts alone', async () => {
      const [broken = ''] = await raiseMany(1);
      const { tries, errors, remind } = await failing(broken);
      world.clock.move({ hours: 2 });
      for (let seconds = 0; seconds < 1_500; seconds += 10) {
        await remind();
        world.clock.move({ seconds: 10 });
      }
      expect(tries).toHaveLength(WAITS_SECONDS.length + 1);
      const waits = tries.slice(1).map((at, index) => secondsBetween(tries[index] ?? at, at));
      expect(waits).toEqual(WAITS_SECONDS);
      expect(errors.filter((said) => said.includes('given up'))).toHaveLength(1);
      expect(await listGivenUp(database.prisma)).toEqual([
        { kind: 'signal', count: 2, since: expect.anything() },
      ]);
      await tryGivenUp(database.prisma);
      await remind();
      expect(tries).toHaveLength(WAITS_SECONDS.length + 2);
      await remind();
      expect(tries).toHaveLength(WAITS_SECONDS.length + 2);
      await tryGivenUp(database.prisma);
      await world.remind();
      expect(await stage.told()).toEqual([expect.stringContaining(broken)]);
      expect(await listGivenUp(database.prisma)).toEqual([]);
    });

    it.for(['55P03', '40001', '57014', '53200', '57P01'])(
      'that the database could not keep (%s) are owed, and none of it counts against them',
      async (sqlState) => {
        const [reference = ''] = await raiseMany(1);
        world.clock.move({ hours: 2 });
        const table = await refuseTable(database, 'delivery', sqlState);
        for (const _ of [...WAITS_SECONDS, 'at last']) await world.remind();
        await table.letGo();
        expect(await database.prisma.reminder.count({ where: { failures: { gt: 0 } } })).toBe(0);
        await world.remind();
        expect(await stage.told()).toEqual([expect.stringContaining(reference)]);
      },
    );

    it('come once each, however many replicas tick at once', async () => {
      const references = await raiseMany(12);
      world.clock.move({ hours: 3 });
      await Promise.all([world.remind(), world.remind(), world.remind()]);
      const titles = await stage.told();
      for (const who of ['liaison-officer', 'safety-coordinator']) {
        expect(referencesTo(who, titles)).toEqual(references);
      }
      for (const reference of references) {
        expect(await stage.audited(reference, 'signal.overdue')).toHaveLength(1);
      }
    });

    it('of a kind that this version does not know are left for one that does', async () => {
      const { partnership } = world.presence('liaison-officer');
      const record = { partnershipId: partnership.id, kind: 'later', recordId: randomUUID() };
      const [fine = ''] = await raiseMany(1);
      await world.unitOfWork.transaction(({ reminders }) =>
        reminders.add(record, { subject: 'new', occasion: 'due', at: stage.now() }),
      );
      world.clock.move({ hours: 2 });
      await world.remind();
      expect(await stage.told()).toEqual([expect.stringContaining(fine)]);
      const where = { kind: 'later', state: 'planned' };
      expect(await database.prisma.reminder.count({ where })).toBe(1);
    });

    it('of a signal that is there no more are dropped', async () => {
      const { partnership } = world.presence('liaison-officer');
      const record = { partnershipId: partnership.id, kind: 'signal', recordId: randomUUID() };
      await world.unitOfWork.transaction(({ reminders }) =>
        reminders.add(record, { subject: 'gone', occasion: 'due', at: stage.now() }),
      );
      await world.remind();
      expect(await database.prisma.reminder.count({ where: { state: 'planned' } })).toBe(0);
      expect(await stage.told()).toEqual([]);
    });
  });
});
