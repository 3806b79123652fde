import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { z } from 'zod';
import { newKeyText } from '../../src/storage/protection/key-ring.ts';
import { createPostgresDatabase } from '../support/databases.ts';
import { type DatabaseLine, startDatabaseLine } from '../support/faults/database-line.ts';
import { startProcess, type TandemProcess } from '../support/process.ts';

const AS = 'havenstad/liaison-officer';
const SOON = { timeout: 90_000, interval: 500 };
const Room = z.object({ conversations: z.array(z.object({ id: z.string() })) });

describe.skipIf(inject('postgres') === null)('a process whose database falls silent', () => {
  let made: Awaited<ReturnType<typeof createPostgresDatabase>>;
  let line: DatabaseLine;
  let tandem: TandemProcess;

  beforeAll(async () => {
    made = await createPostgresDatabase();
    line = await startDatabaseLine(made.url);
    const settings = { DATABASE_URL: line.url, TANDEM_MASTER_KEYS: newKeyText('k1') };
    tandem = await startProcess({ ...settings, PRACTICE_ROOM: 'on' });
  });
  afterAll(async () => {
    await tandem.stop();
    await line.close();
    await made.drop();
  });

  const read = async (path: string) => {
    const response = await fetch(`http://127.0.0.1:${tandem.port}${path}`);
    return { status: response.status, text: await response.text() };
  };
  async function command(): Promise<string> {
    const room = Room.parse(JSON.parse((await read(`/practice/api/room?as=${AS}`)).text));
    const conversation = room.conversations[0]?.id;
    const response = await fetch(`${tandem.address}/api/commands`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ as: AS, id: randomUUID(), conversation, text: '/signal list' }),
    });
    return response.text();
  }

  it('is not ready, still says how it is, and is ready and at work again once there is a way', async () => {
    expect((await read('/readyz')).status).toBe(200);
    line.fallSilent('all');
    await expect.poll(async () => (await read('/readyz')).text, SOON).toContain('database: ');
    expect((await read('/readyz')).status).toBe(503);
    expect((await read('/metrics')).text).toContain('tandem_interactions_total');
    line.mend();
    await expect
      .poll(() => read('/readyz'), SOON)
      .toEqual({ status: 200, text: '{"status":"ready"}' });
    await expect.poll(() => command().catch(() => ''), SOON).toContain('signal');
    await expect.poll(tandem.output, SOON).toContain('listens for notices is lost');
  });
});
