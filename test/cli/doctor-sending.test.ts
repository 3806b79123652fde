import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createLog } from '../../src/log.ts';
import { openPostgres } from '../../src/storage/database/postgres.ts';
import { registerWriter } from '../../src/storage/people/register-writer.ts';
import { newKeyText } from '../../src/storage/protection/key-ring.ts';
import { createPostgresDatabase } from '../support/databases.ts';
import { exampleFile } from '../support/example.ts';
import { bareEnvironment, newFolder } from '../support/process.ts';
import {
  type EmulatedSlack,
  ONE_WORKSPACE,
  startEmulatedSlack,
} from '../support/slack/emulated-slack.ts';

const CLI = fileURLToPath(new URL('../../src/cli/index.ts', import.meta.url));
const REFUSED = { status: 200, body: { ok: false, error: 'token_revoked' } };

describe.skipIf(inject('postgres') === null)('doctor, of what goes out', () => {
  let slack: EmulatedSlack;
  let place: Awaited<ReturnType<typeof createPostgresDatabase>>;

  beforeAll(async () => {
    slack = await startEmulatedSlack();
    place = await createPostgresDatabase();
    const database = openPostgres(place.url, createLog('silent'));
    await registerWriter(database).apply(exampleFile(), Temporal.Now.instant());
    const { id: partnershipId } = await database.prisma.partnership.findFirstOrThrow();
    const { conversationId } = await database.prisma.channel.findFirstOrThrow({
      where: { key: 'room' },
    });
    const at = new Date('2026-11-24T09:00:00Z');
    const row = { partnershipId, conversationId, revision: 1, owedAt: at, dueAt: at };
    const refused = { state: 'parked', reason: 'is_archived', mendedBy: 'registering' };
    await database.prisma.delivery.createMany({
      data: [
        { ...row, ...refused, id: randomUUID(), recordId: randomUUID(), card: 'signal.card' },
        { ...row, id: randomUUID(), recordId: randomUUID(), card: 'newer.card', state: 'owed' },
      ],
    });
    await database.close();
  });
  afterAll(async () => {
    await slack.stop();
    await place.drop();
  });

  async function doctor() {
    const child = spawn(process.execPath, [CLI, 'doctor'], {
      cwd: newFolder(),
      env: {
        ...bareEnvironment(),
        ...ONE_WORKSPACE,
        DATABASE_URL: place.url,
        TANDEM_MASTER_KEYS: newKeyText('k1'),
        SLACK_API_URL: slack.apiUrl,
        PUBLIC_URL: 'https://tandem.example.org',
      },
    });
    let said = '';
    child.stdout.on('data', (chunk) => (said += chunk));
    const [code] = await once(child, 'close');
    return { code, said };
  }

  it('lists what is parked and why, what no process knows, and where Tandem is installed', async () => {
    const { code, said } = await doctor();
    expect(code).toBe(1);
    expect(said).toMatch(/● slack: installed in .+; Slack takes the token/);
    expect(said).toContain(
      '▲ parked: joint-desk (Practice room): 1 card waits since 2026-11-24T09:00:00Z, refused with is_archived',
    );
    expect(said).toContain('▲ unclaimed: card newer.card on Practice room: 1 waits since');
  });

  it('finds a token that is not taken', async () => {
    slack.fail('auth.test', REFUSED);
    expect((await doctor()).said).toContain(
      "▲ slack: the token is refused with token_revoked. Slack does not take Tandem's token any more",
    );
  });

  it('looks at none of it in a database that an older version left', async () => {
    const database = openPostgres(place.url, createLog('silent'));
    await database.pooled.query('ALTER TABLE reminder DROP COLUMN held_until');
    await database.close();
    const { said } = await doctor();
    expect(said).toContain('● database');
    expect(said).not.toContain('parked:');
  });
});
