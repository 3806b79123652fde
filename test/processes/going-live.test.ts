import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { z } from 'zod';
import { startTandem, type Tandem } from '../../src/compose.ts';
import { readConfig } from '../../src/config.ts';
import { createLog } from '../../src/log.ts';
import { registerWriter } from '../../src/storage/people/register-writer.ts';
import { createPostgresDatabase } from '../support/databases.ts';
import { exampleFile } from '../support/example.ts';
import { newFolder } from '../support/process.ts';

const room = z.object({ conversations: z.array(z.object({ id: z.string(), name: z.string() })) });

describe.skipIf(inject('postgres') === null)('two replicas on one PostgreSQL', () => {
  let replicas: Tandem[] = [];
  let drop: () => Promise<void> = async () => undefined;

  beforeAll(async () => {
    const made = await createPostgresDatabase();
    drop = made.drop;
    const config = readConfig({
      DATABASE_URL: made.url,
      DATA_DIR: newFolder(),
      TANDEM_MASTER_KEYS: `k1:${randomBytes(32).toString('base64url')}`,
      PRACTICE_ROOM: 'on',
      PORT: '0',
    });
    const first = await startTandem(config, createLog('silent'));
    await registerWriter(first.core.database).apply(exampleFile(), first.core.clock.now());
    await first.core.directory.refresh();
    replicas = [first, await startTandem(config, createLog('silent'))];
  });
  afterAll(async () => {
    for (const replica of replicas) await replica.stop();
    await drop();
  });

  const address = (replica: number) => `http://127.0.0.1:${replicas[replica]?.port}/practice/api`;

  /** What one member sends to one replica. */
  async function post(replica: number, member: string, path: string, body: object) {
    const as = `havenstad/${member}`;
    const response = await fetch(`${address(replica)}/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ as, id: randomUUID(), conversation, ...body }),
    });
    return { status: response.status, text: await response.text() };
  }
  let conversation = '';

  it('go live together: what was pressed is answered, and the practice room is closed on both', async () => {
    const opened = await fetch(`${address(0)}/room?as=havenstad/liaison-officer`);
    conversation = room.parse(await opened.json()).conversations[0]?.id ?? '';
    const begin = { action: 'protocol.begin', value: '' };
    await post(0, 'liaison-officer', 'presses', begin);
    const { prisma } = replicas[0]?.core.database ?? never();
    const { id: about } = await prisma.protocol.findFirstOrThrow();
    for (const [replica, member] of ['liaison-officer', 'safety-coordinator'].entries()) {
      const signature = { action: 'protocol.sign', key: randomUUID(), about, values: {} };
      await post(replica, member, 'submissions', signature);
    }
    const live = { action: 'protocol.go-live', key: randomUUID(), values: {} };
    const answer = await post(0, 'liaison-officer', 'submissions', live);
    // A busy machine may be late with it, and says so.
    const said =
      /Havenstad is live\. It is said in every joint channel\.|Not recorded yet|It is recorded/;
    expect(answer).toMatchObject({ status: 200, text: expect.stringMatching(said) });
    const show = { text: '/tandem protocol' };
    await expect
      .poll(() => post(0, 'liaison-officer', 'commands', show))
      .toMatchObject({
        status: 403,
        text: expect.stringContaining('The practice room works for exercises only'),
      });
    await expect
      .poll(async () => (await post(1, 'safety-coordinator', 'commands', show)).status)
      .toBe(403);
    const read = await fetch(`${address(1)}/room?as=havenstad/safety-coordinator`);
    expect(read.status).toBe(403);
    // One card of the version and one that says it, in each of two channels.
    const cards = async () => {
      const messages = await prisma.roomMessage.findMany({ where: { threadId: null } });
      const inChannels = messages.filter(({ card }) => !JSON.stringify(card).includes('confirm'));
      return inChannels.map(({ card }) => JSON.stringify(card).includes('"EXERCISE"'));
    };
    await expect.poll(cards).toEqual([false, false, false, false]);
  });
});

function never(): never {
  throw new Error('There is one.');
}
