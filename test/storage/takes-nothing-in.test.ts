import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/storage/database/database.ts';
import { databaseDegradations, tryRecording } from '../../src/storage/database/health-checks.ts';
import { DATABASES } from '../support/databases.ts';
import { createWorld, signalForm, type World } from '../support/world.ts';

describe.for(DATABASES.filter(({ skip }) => !skip))(
  'a database on $name that answers and takes nothing in',
  ({ open }) => {
    let database: Database;
    let world: World;

    beforeAll(async () => {
      database = await open();
      world = await createWorld(database);
      // PostgreSQL's own word for a full disk, without filling one.
      await database.pooled.query(
        `CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS
         $$ BEGIN RAISE EXCEPTION 'no' USING ERRCODE = TG_ARGV[0]; END $$`,
      );
    });
    afterAll(() => database.close());

    const raise = () =>
      world.submit('liaison-officer', 'signal.raise', signalForm({}), { key: randomUUID() });
    const refuse = (code: string) =>
      database.pooled.query(
        `CREATE TRIGGER refuse BEFORE INSERT ON signal FOR EACH ROW EXECUTE FUNCTION refuse('${code}')`,
      );
    const codes = () => databaseDegradations(database).map(({ code }) => code);

    it.for([
      { sqlState: '53100', code: 'disk_full', said: 'disk of the database is full' },
      { sqlState: '25006', code: 'read_only', said: 'database can only be read' },
    ])('says so ($code), with the emergency number, until it takes in again', async (fault) => {
      expect(codes()).toEqual([]);
      await refuse(fault.sqlState);
      const reply = await raise();
      expect(reply).toMatchObject({ tone: 'refused', text: expect.stringContaining(fault.said) });
      expect(reply).toMatchObject({ text: expect.stringContaining('Call 112 first') });
      expect(codes()).toEqual([fault.code]);
      expect(await world.command('liaison-officer', 'signal', 'list')).toMatchObject({
        kind: 'card',
      });
      expect(codes()).toEqual([fault.code]);
      await database.pooled.query('DROP TRIGGER refuse ON signal');
      expect(await raise()).toMatchObject({ kind: 'card' });
      expect(codes()).toEqual([]);
    });

    it('is tried by itself, and found to take in again though nobody did anything', async () => {
      await refuse('53100');
      await raise();
      await database.pooled.query('DROP TRIGGER refuse ON signal');
      expect(codes()).toEqual(['disk_full']);
      await tryRecording(database);
      expect(codes()).toEqual([]);
    });
  },
);
