import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/storage/database/database.ts';
import { databaseDegradations, tryRecording } from '../../src/storage/database/health-checks.ts';
import { DATABASES } from '../support/databases.ts';
import { refuseTable } from '../support/faults/refusing-table.ts';
import { createWorld, signalForm, type World } from '../support/world.ts';

describe.for(DATABASES.filter(({ skip }) => !skip))(
  'a database on $name that answers and takes nothing in',
  ({ open }) => {
    let database: Database;
    let world: World;

    beforeAll(async () => {
      database = await open();
      world = await createWorld(database);
    });
    afterAll(() => database.close());

    const raise = () =>
      world.submit('liaison-officer', 'signal.raise', signalForm({}), { key: randomUUID() });
    const codes = () => databaseDegradations(database).map(({ code }) => code);

    it.for([
      { sqlState: '53100', code: 'disk_full', said: 'disk of the database is full' },
      { sqlState: '25006', code: 'read_only', said: 'database can only be read' },
    ])('says so ($code), with the emergency number, until it takes in again', async (fault) => {
      expect(codes()).toEqual([]);
      const table = await refuseTable(database, 'signal', fault.sqlState);
      const reply = await raise();
      expect(reply).toMatchObject({ tone: 'refused', text: expect.stringContaining(fault.said) });
      expect(reply).toMatchObject({ text: expect.stringContaining('Call 112 first') });
      expect(codes()).toEqual([fault.code]);
      expect(await world.command('liaison-officer', 'signal', 'list')).toMatchObject({
        kind: 'card',
      });
      expect(codes()).toEqual([fault.code]);
      await table.letGo();
      expect(await raise()).toMatchObject({ kind: 'card' });
      expect(codes()).toEqual([]);
    });

    it('is tried by itself, and found to take in again though nobody did anything', async () => {
      const table = await refuseTable(database, 'signal', '53100');
      await raise();
      await table.letGo();
      expect(codes()).toEqual(['disk_full']);
      await tryRecording(database);
      expect(codes()).toEqual([]);
    });
  },
);
