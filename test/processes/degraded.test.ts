import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { z } from 'zod';
import { newKeyText } from '../../src/storage/protection/key-ring.ts';
import { createPostgresDatabase } from '../support/databases.ts';
import { startProcess, type TandemProcess } from '../support/process.ts';

const AS = 'havenstad/liaison-officer';
const SOON = { timeout: 60_000, interval: 500 };
const Room = z.object({ conversations: z.array(z.object({ id: z.string() })) });

describe.skipIf(inject('postgres') === null)('a database that can only be read', () => {
  let made: Awaited<ReturnType<typeof createPostgresDatabase>>;
  let owner: pg.Client;
  let tandem: TandemProcess;

  beforeAll(async () => {
    made = await createPostgresDatabase();
    const settings = { DATABASE_URL: made.url, TANDEM_MASTER_KEYS: newKeyText('k1') };
    tandem = await startProcess({ ...settings, PRACTICE_ROOM: 'on' });
    owner = new pg.Client({ connectionString: made.url });
    await owner.connect();
  });
  afterAll(async () => {
    await tandem.stop();
    await owner.end();
    await made.drop();
  });

  const read = async (path: string) => {
    const response = await fetch(`http://127.0.0.1:${tandem.port}${path}`);
    return { status: response.status, text: await response.text() };
  };
  /** For every connection but the one that says it. */
  async function onlyRead(word: 'on' | 'off'): Promise<void> {
    await owner.query('SET default_transaction_read_only = off');
    await owner.query(`ALTER DATABASE ${made.name} SET default_transaction_read_only = ${word}`);
    await owner.query(
      'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1 AND pid <> pg_backend_pid()',
      [made.name],
    );
  }
  async function command(text: string): Promise<string> {
    const room = Room.parse(JSON.parse((await read(`/practice/api/room?as=${AS}`)).text));
    const conversation = room.conversations[0]?.id;
    const response = await fetch(`${tandem.address}/api/commands`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ as: AS, id: randomUUID(), conversation, text }),
    });
    return response.text();
  }

  it('keeps every replica in service, says what is so and counts it, until it takes in again', async () => {
    expect(await read('/readyz')).toEqual({ status: 200, text: '{"status":"ready"}' });
    await onlyRead('on');
    await expect.poll(async () => (await read('/readyz')).text, SOON).toContain('can only be read');
    expect((await read('/readyz')).status).toBe(200);
    expect((await read('/metrics')).text).toContain(
      'tandem_degraded{what="read_only",platform=""} 1',
    );
    expect(await command('/signal list')).toContain('signal');
    // A form says so before anybody fills it in.
    expect(await command('/signal')).toContain('Nothing can be recorded just now');
    await onlyRead('off');
    await expect
      .poll(() => read('/readyz'), SOON)
      .toEqual({ status: 200, text: '{"status":"ready"}' });
    expect((await read('/metrics')).text).not.toContain('tandem_degraded{');
  });
});
