import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import pg from 'pg';
import { describe, expect, inject, it } from 'vitest';
import { createLog } from '../../src/log.ts';
import { openMigrated } from '../../src/storage/database/open.ts';
import { startPooler } from '../support/faults/pooler.ts';
import { newFolder } from '../support/process.ts';
import { createDatabase } from '../support/template-database.ts';

const log = createLog('silent');
const server = inject('postgres')?.url ?? '';

/** Opens it as a start does. */
async function start(databaseUrl: string): Promise<Readonly<Record<string, string>>> {
  const database = await openMigrated({ databaseUrl, dataDir: newFolder() }, log);
  try {
    const [row] = await database.prisma.$queryRaw<Record<string, string>[]>`
      SELECT current_setting('TimeZone') AS zone, current_setting('statement_timeout') AS timeout,
             current_setting('jit') AS jit`;
    return row ?? {};
  } finally {
    await database.close();
  }
}

async function onServer(...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  for (const sql of statements) await client.query(sql);
  await client.end();
}

describe.skipIf(server === '')(
  'a PostgreSQL database that Tandem cannot work with is refused in words',
  () => {
    it('one that does not keep UTF8', async () => {
      const { name, url, drop } = await createDatabase(server);
      await drop();
      await onServer(`CREATE DATABASE ${name} ENCODING 'SQL_ASCII' LOCALE 'C' TEMPLATE template0`);
      await expect(start(url)).rejects.toThrow(/keeps text as SQL_ASCII.*ENCODING 'UTF8'/);
      await drop();
    });

    it('one that can only be read', async () => {
      const { name, url, drop } = await createDatabase(server);
      await onServer(`ALTER DATABASE ${name} SET default_transaction_read_only = on`);
      await expect(start(url)).rejects.toThrow('The database can only be read');
      await drop();
    });

    it('one in which its user may make nothing', async () => {
      const { url, drop } = await createDatabase(server);
      const user = `tandem_${randomUUID().replaceAll('-', '')}`;
      await onServer(`CREATE ROLE ${user} LOGIN PASSWORD '${user}'`);
      const as = new URL(url);
      as.username = user;
      as.password = user;
      await expect(start(as.toString())).rejects.toThrow(
        /may not make tables: GRANT CREATE ON SCHEMA public.*\n.*may not make the queue's schema/,
      );
      await drop();
      await onServer(`DROP ROLE ${user}`);
    });

    it('one that is not there, and a server that is not', async () => {
      const missing = new URL(server);
      missing.pathname = '/tandem_nowhere';
      await expect(start(missing.toString())).rejects.toThrow('has no database of this name');
      await expect(start('postgresql://x@127.0.0.1:1/y')).rejects.toThrow(
        'The database does not answer (ECONNREFUSED); check DATABASE_URL',
      );
    });

    it('one whose address puts another schema first', async () => {
      const { url, drop } = await createDatabase(server);
      const options = encodeURIComponent('-c search_path=pg_catalog');
      await expect(start(`${url}?options=${options}`)).rejects.toThrow(
        'Tables would be made in the schema pg_catalog',
      );
      await drop();
    });

    it('one behind a pooler that gives every transaction another connection', async () => {
      const { url, drop } = await createDatabase(server);
      const pooler = await startPooler(url);
      await expect(start(pooler.url)).rejects.toThrow(/pooler.*pool_mode = session/);
      await pooler.close();
      await drop();
    });

    it('one behind a pooler that takes no options', async () => {
      const fields = ['SFATAL', 'C08P01', 'Munsupported startup parameter: options', ''];
      const body = Buffer.from(`${fields.join('\0')}\0`);
      const head = Buffer.from([0x45, 0, 0, 0, body.length + 4]);
      const pooler = createServer((near) => near.end(Buffer.concat([head, body])));
      await once(pooler.listen(0, '127.0.0.1'), 'listening');
      const { port } = pooler.address() as AddressInfo;
      await expect(start(`postgresql://x@127.0.0.1:${port}/x`)).rejects.toThrow(
        'PgBouncer: ignore_startup_parameters = options',
      );
      pooler.close();
    });

    it('options of its address count beside ours, but no other zone, and nothing is compiled', async () => {
      const { url, drop } = await createDatabase(server);
      const theirs = '-c statement_timeout=7s -c timezone=America/New_York -c jit=on';
      const kept = await start(`${url}?options=${encodeURIComponent(theirs)}`);
      expect(kept).toEqual({ zone: 'UTC', timeout: '7s', jit: 'off' });
      await drop();
    });
  },
);

describe('a folder that cannot be written is refused in words', () => {
  const refused = /^DATA_DIR .* cannot be written \(.+\)\. /;
  const startIn = (dataDir: string) => openMigrated({ databaseUrl: undefined, dataDir }, log);

  it('where the folder cannot be made, and where nothing can be made in it', async () => {
    const folder = newFolder();
    writeFileSync(join(folder, 'file'), '');
    await expect(startIn(join(folder, 'file', 'data'))).rejects.toThrow(refused);
    mkdirSync(join(folder, 'lock.sqlite'));
    await expect(startIn(folder)).rejects.toThrow(refused);
  });
});
