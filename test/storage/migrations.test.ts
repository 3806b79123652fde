import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { diffMigrationsToSchema } from '../../prisma/diff.ts';
import type { Database } from '../../src/storage/database/database.ts';
import {
  MigrationChanged,
  migrate,
  pendingMigrations,
  readMigrations,
} from '../../src/storage/database/migrate.ts';
import { DATABASES } from '../support/databases.ts';
import { createWorld, signalForm } from '../support/world.ts';

it('the migrations make what the schema says', async () => {
  expect(await diffMigrationsToSchema()).toContain('This is an empty migration');
});

describe.for(DATABASES)('migrations on $name', ({ skip, open }) => {
  describe.skipIf(skip)('', () => {
    let database: Database;
    beforeAll(async () => {
      database = await open();
    });
    afterAll(() => database.close());

    const applied = () =>
      database.withSession((session) =>
        session.query('SELECT migration_name FROM _prisma_migrations'),
      );

    it('are applied once, and recorded as Prisma does', async () => {
      const names = readMigrations().map(({ name }) => name);
      expect((await applied()).map((row) => row['migration_name'])).toEqual(names);
      expect(await database.withSession((session) => migrate(session))).toEqual([]);
    });

    it('say of who leads what an older version closed before the database kept it', async () => {
      const world = await createWorld(database);
      await world.submit('liaison-officer', 'signal.raise', signalForm());
      const { prisma } = database;
      const { id: signalId, raisedById, raisedAt } = await prisma.signal.findFirstOrThrow();
      const at = { chosenById: raisedById, chosenAt: raisedAt, acceptBy: raisedAt };
      const kind = { mode: 'police', suggested: 'police' };
      const contact = { id: randomUUID(), order: 0, side: 'police', state: 'accepted' };
      const contacts = { create: { ...contact, memberId: raisedById } };
      await prisma.lead.create({ data: { id: randomUUID(), signalId, ...kind, ...at, contacts } });
      await database.withSession(async ({ run }) => {
        await run(`ALTER TABLE signal DISABLE TRIGGER signal_opened;
          UPDATE signal SET status = 'closed'; ALTER TABLE signal ENABLE TRIGGER signal_opened`);
        const again = readMigrations().find(({ name }) => name === '0020_after_the_wait');
        await run(again?.sql ?? '');
      });
      expect(await prisma.leadContact.findMany({ select: { open: true } })).toEqual([
        { open: false },
      ]);
    });

    it('that fail leave nothing behind', async () => {
      const broken = {
        name: '9999_broken',
        checksum: 'x',
        sql: 'CREATE TABLE half_made (id int); SELECT 1/0;',
      };
      await expect(
        database.withSession((session) => migrate(session, [...readMigrations(), broken])),
      ).rejects.toThrow('division by zero');
      const [row] = await database.withSession((session) =>
        session.query("SELECT to_regclass('half_made') AS made"),
      );
      expect(row?.['made']).toBeNull();
    });

    it('that were changed after they were applied are refused', async () => {
      const [first, ...rest] = readMigrations();
      const changed = [{ ...first, checksum: 'other' }, ...rest] as ReturnType<
        typeof readMigrations
      >;
      await expect(
        database.withSession((session) => pendingMigrations(session, changed)),
      ).rejects.toThrowError(MigrationChanged);
    });
  });
});
