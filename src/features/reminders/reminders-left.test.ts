import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createStage, type ReminderStage } from '../../../test/support/acts/reminder-stage.ts';
import { ONE_DATABASE } from '../../../test/support/databases.ts';
import { refuseTable } from '../../../test/support/faults/refusing-table.ts';
import { createWorld, type World } from '../../../test/support/world.ts';
import { tablesOf } from '../../bot/declare/feature.ts';
import { remindDue } from '../../bot/remind.ts';
import { createLog } from '../../log.ts';
import { CannotRecord } from '../../ports/cannot-record.ts';
import type { UnitOfWork } from '../../ports/stores.ts';
import type { Database } from '../../storage/database/database.ts';
import { FEATURES } from '../index.ts';

const { reminders: handlers } = tablesOf(FEATURES);
/** More than one turn takes. */
const MANY = 150;

describe.for(ONE_DATABASE)('reminders that are left, on $name', ({ skip, open }) => {
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

    /** As many that are due before everything else. */
    const owe = (partnershipId: string, occasion: string) =>
      database.prisma.reminder.createMany({
        data: Array.from({ length: MANY }, () => ({
          ...{ id: randomUUID(), partnershipId, kind: 'signal', recordId: randomUUID() },
          ...{ subject: 'new', occasion, dueAt: new Date(0), state: 'planned' },
        })),
      });
    const raise = async () => {
      const reference = await stage.raise();
      await database.prisma.delivery.deleteMany();
      world.clock.move({ hours: 2 });
      return reference;
    };

    it('since the database takes nothing in, are tried once a turn', async () => {
      for (const _ of Array.from({ length: 30 })) await stage.raise();
      await raise();
      let transactions = 0;
      const unitOfWork: UnitOfWork = {
        ...world.unitOfWork,
        transaction(work) {
          transactions += 1;
          return world.unitOfWork.transaction(work);
        },
      };
      const deps = { ...world, unitOfWork, handlers, log: createLog('silent') };
      const table = await refuseTable(database, 'delivery', '53100');
      await expect(remindDue(deps)).rejects.toThrow(CannotRecord);
      await table.letGo();
      expect(transactions).toBe(1);
      await world.remind();
      expect((await stage.told()).length).toBeGreaterThan(30);
    });

    it('of a partnership that this process cannot read hold up nobody', async () => {
      const theirs = {
        name: 'Of a newer version',
        level: 'unheard-of',
        timeZone: 'UTC',
        language: 'en',
      };
      const { id } = await database.prisma.partnership.create({
        data: {
          ...theirs,
          id: randomUUID(),
          key: 'newer',
          emergencyNumber: '112',
          officeHours: {},
        },
      });
      await owe(id, 'due');
      const reference = await raise();
      await world.remind();
      expect(await stage.told()).toEqual([expect.stringContaining(reference)]);
      expect(
        await database.prisma.reminder.count({ where: { partnershipId: id, state: 'planned' } }),
      ).toBe(MANY);
      await database.prisma.reminder.deleteMany({ where: { partnershipId: id } });
      await database.prisma.partnership.delete({ where: { id } });
    });

    it('since they are of what is gone, on occasions that this version does not know, hold up nobody', async () => {
      await owe(world.presence('liaison-officer').partnership.id, 'unheard-of');
      const reference = await raise();
      await world.remind();
      expect(await stage.told()).toEqual([expect.stringContaining(reference)]);
    });
  });
});
