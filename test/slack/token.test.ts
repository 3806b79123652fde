import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { startTandem, type Tandem } from '../../src/compose.ts';
import { readConfig } from '../../src/config.ts';
import { createLog } from '../../src/log.ts';
import { newKeyText } from '../../src/storage/protection/key-ring.ts';
import { slackPerson } from '../journeys/slack-driver.ts';
import { createPostgresDatabase } from '../support/databases.ts';
import { ONE_WORKSPACE } from '../support/slack/emulated-slack.ts';
import { type SlackApp, startSlackApp } from '../support/slack/slack-app.ts';

const FORM = { facts: 'Leaflets at the tram stop.', categories: ['care'], urgency: 'normal' };
const REFUSED = { status: 200, body: { ok: false, error: 'invalid_auth' } };
const LONG = { timeout: 10_000 };

describe.skipIf(inject('postgres') === null)('a token that Slack does not take', () => {
  let app: SlackApp;
  let database: Awaited<ReturnType<typeof createPostgresDatabase>>;
  let settings: Record<string, string>;
  let next: Tandem | undefined;

  beforeAll(async () => {
    database = await createPostgresDatabase();
    const place = { DATABASE_URL: database.url, TANDEM_MASTER_KEYS: newKeyText('k1') };
    settings = { ...ONE_WORKSPACE, ...place };
    app = await startSlackApp({ settings });
  });
  afterAll(async () => {
    await next?.stop();
    await app.stop();
    await database.drop();
  });

  it('is found at the start, in words; what waited goes out after a start with a good one', async () => {
    const person = slackPerson(app.slack, app.transport, 'liaison-officer');
    await person.types('/signal');
    app.slack.fail('chat.postMessage', REFUSED);
    await person.submits(FORM);
    const parked = () =>
      app.tandem.core.database.prisma.delivery.findMany({
        where: { state: 'parked', card: 'signal.card' },
      });
    await expect.poll(async () => (await parked()).map((one) => one.mendedBy)).toEqual(['login']);
    const status = await person.types('/tandem status');
    expect(status.text).toContain("Slack does not take Tandem's token any more");

    const start = async (log: ReturnType<typeof createLog>) => {
      const own = { ...settings, PORT: '0', SLACK_API_URL: app.slack.apiUrl };
      return startTandem(readConfig(own), log);
    };
    const lines: unknown[] = [];
    const log = Object.assign(createLog('silent'), {
      error: (line: unknown, said: string) => lines.push([line, said]),
    });
    app.slack.fail('auth.test', REFUSED);
    next = await start(log);
    await expect
      .poll(() => lines, LONG)
      .toEqual([
        [
          { platform: 'slack', tenant: '', fault: 'invalid_auth' },
          expect.stringContaining('does not take our token'),
        ],
      ]);
    await next.stop();
    expect(await parked()).toHaveLength(1);

    next = await start(createLog('silent'));
    await expect.poll(async () => (await app.slack.history()).length, LONG).toBe(1);
    expect(await parked()).toEqual([]);
  });
});
