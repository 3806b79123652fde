import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { createLog } from '../../src/log.ts';
import type { Database } from '../../src/storage/database/database.ts';
import { openPostgres } from '../../src/storage/database/postgres.ts';
import { createPostgresDatabase } from '../support/databases.ts';

describe.skipIf(inject('postgres') === null)('a server that takes few connections', () => {
  const user = `tandem_${randomUUID().replaceAll('-', '')}`;
  let made: Awaited<ReturnType<typeof createPostgresDatabase>>;
  let owner: pg.Client;
  let database: Database;

  beforeEach(async () => {
    made = await createPostgresDatabase();
    owner = new pg.Client({ connectionString: made.url });
    await owner.connect();
    await owner.query(`CREATE ROLE ${user} LOGIN PASSWORD '${user}' CONNECTION LIMIT 2`);
    const as = new URL(made.url);
    as.username = user;
    as.password = user;
    database = openPostgres(as.toString(), createLog('silent'));
  });
  afterEach(async () => {
    await database.close();
    await owner.query(`DROP ROLE ${user}`);
    await owner.end();
    await made.drop();
  });

  const waits = () =>
    database.prisma.$transaction(async (tx) => {
      await tx.$queryRaw`SELECT pg_sleep(0.2)::text`;
      return 'done';
    });

  it('serves ten at once one after the other', async () => {
    const all = await Promise.allSettled(Array.from({ length: 10 }, waits));
    expect(all.map((one) => one.status)).toEqual(Array.from({ length: 10 }, () => 'fulfilled'));
  });

  it('lets work in a session of its own wait for one', async () => {
    const holding = Promise.all([waits(), waits()]);
    const session = database.withSession((one) => one.query('SELECT 1 AS one'));
    expect(await session).toEqual([{ one: 1 }]);
    await holding;
  });

  it('closes connections that nobody uses where somebody needs one', async () => {
    await Promise.all([waits(), waits()]);
    const session = database.withSession((one) => one.query('SELECT 1 AS one'));
    expect(await session).toEqual([{ one: 1 }]);
  });
});
