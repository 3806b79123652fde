import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Database } from '../../../src/storage/database/database.ts';
import { openPostgresForTest } from '../../support/databases.ts';
import { listenToStatements, type Statements } from '../../support/statements.ts';
import { createWorld, signalForm, type World } from '../../support/world.ts';

const SIGNALS = 100;
const MOST_A_RECORD = 3;

describe.skipIf(inject('postgres') === null)('after an outage', () => {
  let database: Database;
  let world: World;
  let statements: Statements;

  beforeAll(async () => {
    statements = listenToStatements();
    database = await openPostgresForTest();
    world = await createWorld(database);
    for (let i = 0; i < SIGNALS; i++) {
      await world.submit('liaison-officer', 'signal.raise', signalForm());
    }
    await database.prisma.delivery.deleteMany();
  });
  afterAll(async () => {
    statements.end();
    await database.close();
  });

  it.for([
    ['in office hours, everybody is told at once', { hours: 24 }],
    ['at night, everybody will be told in the morning', { hours: 12 + 24 * 2 }],
  ] as const)('%s, in few statements a record', async ([, outage]) => {
    world.clock.move(outage);
    const asked = await statements.of(() => world.remind());
    expect(asked.length / SIGNALS).toBeLessThanOrEqual(MOST_A_RECORD);
    const left = {
      state: 'planned',
      dueAt: { lte: new Date(world.clock.now().epochMilliseconds) },
    };
    expect(await database.prisma.reminder.count({ where: left })).toBe(0);
  });
});
