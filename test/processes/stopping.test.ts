import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { z } from 'zod';
import { newKeyText } from '../../src/storage/protection/key-ring.ts';
import { createPostgresDatabase } from '../support/databases.ts';
import { holdTable } from '../support/faults/held-table.ts';
import { startProcess, type TandemProcess } from '../support/process.ts';

const AS = 'havenstad/liaison-officer';
const Room = z.object({ conversations: z.array(z.object({ id: z.string() })) });

describe.skipIf(inject('postgres') === null)('a process that is told to stop', () => {
  let url = '';
  let drop: () => Promise<void> = async () => undefined;
  let tandem: TandemProcess;

  beforeAll(async () => {
    ({ url, drop } = await createPostgresDatabase());
    const TANDEM_MASTER_KEYS = newKeyText('k1');
    tandem = await startProcess({ DATABASE_URL: url, TANDEM_MASTER_KEYS, PRACTICE_ROOM: 'on' });
  });
  afterAll(() => drop());

  const read = (path: string) => fetch(`http://127.0.0.1:${tandem.port}${path}`);

  it('is not ready any more, finishes what is under way, closes event streams, and ends with 0', async () => {
    const room = Room.parse(await (await read(`/practice/api/room?as=${AS}`)).json());
    const conversation = room.conversations[0]?.id;
    const listen = async () => (await read(`/practice/api/events?as=${AS}`)).text();
    const stream = listen();
    const command = async () => {
      const response = await fetch(`${tandem.address}/api/commands`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ as: AS, id: randomUUID(), conversation, text: '/signal list' }),
      });
      return { status: response.status, text: await response.text() };
    };
    const table = await holdTable(url, 'signal');
    const asked = [command(), command(), command(), command()];
    await table.awaited(4);
    const ended = tandem.stop();
    await expect.poll(async () => (await read('/readyz')).text()).toContain('is stopping');
    await stream;
    await table.letGo();
    for (const { status, text } of await Promise.all(asked)) {
      expect(status).toBe(200);
      expect(text).toContain('signal');
    }
    expect(await ended).toBe(0);
  });
});
