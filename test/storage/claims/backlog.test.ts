import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Database } from '../../../src/storage/database/database.ts';
import { openPostgresForTest } from '../../support/databases.ts';
import { BACKLOGS } from '../../support/size/backlogs.ts';
import { listenToStatements, type Statements } from '../../support/statements.ts';
import { createWorld, signalForm, type World } from '../../support/world.ts';

const RECORDS = 100;
const MOST_A_RECORD = 1;

describe.skipIf(inject('postgres') === null)('after an outage', () => {
  let database: Database;
  let world: World;
  let statements: Statements;

  beforeAll(async () => {
    statements = listenToStatements();
    database = await openPostgresForTest();
    world = await createWorld(database);
    for (let i = 0; i < RECORDS; i++) {
      await world.submit('liaison-officer', 'signal.raise', signalForm());
    }
    await database.prisma.delivery.deleteMany();
  });
  afterAll(async () => {
    statements.end();
    await database.close();
  });

  const isLeft = () => {
    const dueAt = { lte: new Date(world.clock.now().epochMilliseconds) };
    return database.prisma.reminder.count({ where: { state: 'planned', dueAt } });
  };

  it.for([
    ['in office hours, everybody is told at once', { hours: 24 }],
    ['at night, everybody will be told in the morning', { hours: 12 + 24 * 2 }],
  ] as const)('%s, in few statements a record', async ([, outage]) => {
    world.clock.move(outage);
    const asked = await statements.of(() => world.remind());
    expect(asked.length / RECORDS).toBeLessThanOrEqual(MOST_A_RECORD);
    expect(await isLeft()).toBe(0);
  });

  it.for(Object.entries(BACKLOGS))(
    'of kind %s, what is due of many is read and written together',
    async ([, fill]) => {
      // A Tuesday, 10:00 in Amsterdam.
      const morning = Temporal.Instant.from('2026-12-01T09:00:00Z');
      world.clock.move({
        milliseconds: morning.epochMilliseconds - world.clock.now().epochMilliseconds,
      });
      await database.prisma.reminder.deleteMany();
      await fill(world, RECORDS);
      await database.prisma.delivery.deleteMany();
      const asked = await statements.of(() => world.remind());
      expect(asked.length / RECORDS).toBeLessThanOrEqual(MOST_A_RECORD);
      expect(await isLeft()).toBe(0);
      expect(await database.prisma.delivery.count()).toBeGreaterThan(0);
    },
  );
});
