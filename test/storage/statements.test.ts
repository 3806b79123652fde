import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Database } from '../../src/storage/database/database.ts';
import { schedule } from '../support/acts/meetings.ts';
import { openPostgresForTest } from '../support/databases.ts';
import { listenToStatements, type Statements } from '../support/statements.ts';
import { createWorld, signalForm, type World } from '../support/world.ts';

const OFFICER = 'liaison-officer';

/** Round trips, with BEGIN and COMMIT. A line may be lowered by whoever makes it cheaper, and raised by a decision alone. */
describe.skipIf(inject('postgres') === null)(
  'what is done costs as many statements as is said',
  () => {
    let database: Database;
    let world: World;
    let statements: Statements;

    beforeAll(async () => {
      statements = listenToStatements();
      database = await openPostgresForTest();
      world = await createWorld(database);
      // Whoever is named is known from here on.
      for (let i = 0; i < 20; i++) await world.submit(OFFICER, 'signal.raise', signalForm());
      await world.press('safety-coordinator', 'signal.acknowledge', 'S-2026-0001');
    });
    afterAll(async () => {
      statements.end();
      await database.close();
    });

    it.for<[string, number, () => Promise<unknown>]>([
      ['recording a signal', 7, () => world.submit(OFFICER, 'signal.raise', signalForm())],
      [
        'acknowledging it',
        9,
        () => world.press('safety-coordinator', 'signal.acknowledge', 'S-2026-0002'),
      ],
      ['linking two', 11, () => world.command(OFFICER, 'signal', 'link S-2026-0001 S-2026-0002')],
      ['planning a series of meetings', 10, () => schedule(world, OFFICER, 'every day 09:00')],
      ['reading it', 6, () => world.command(OFFICER, 'signal', 'S-2026-0001')],
      ['a page of the list', 1, () => world.command(OFFICER, 'signal', 'list')],
      ['the steps of a member', 2, () => world.command(OFFICER, 'step', '')],
      ['what everybody leads', 1, () => world.command(OFFICER, 'lead', 'list')],
    ])('%s: %i', async ([, most, work]) => {
      expect((await statements.of(work)).length).toBeLessThanOrEqual(most);
    });

    it('a record is read in one statement, whatever belongs to it, and nobody is read who is known', async () => {
      const asked = await statements.of(() => world.command(OFFICER, 'signal', 'list'));
      expect(asked.filter((sql) => sql.includes('FROM signal'))).toHaveLength(1);
      expect(asked.filter((sql) => /FROM ("public"."member"|member)/.test(sql))).toEqual([]);
    });

    it('the register is read in one statement, as it stood at one moment', async () => {
      expect(await statements.of(() => world.directory.refresh())).toHaveLength(1);
    });

    it('an organisation that is renamed is read anew', async () => {
      const name = 'Police of the north';
      await database.prisma.organisation.updateMany({ where: { side: 'police' }, data: { name } });
      await world.directory.refresh();
      const reply = await world.command('safety-coordinator', 'signal', 'S-2026-0001');
      expect(JSON.stringify(reply)).toContain(name);
    });
  },
);
