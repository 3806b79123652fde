import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { newKeyText } from '../../src/storage/protection/key-ring.ts';
import { slackPerson } from '../journeys/slack-driver.ts';
import { createPostgresDatabase } from '../support/databases.ts';
import { ONE_WORKSPACE } from '../support/slack/emulated-slack.ts';
import { type SlackApp, startSlackApp } from '../support/slack/slack-app.ts';
import { commandFields } from '../support/slack/slack-requests.ts';

const FORM = {
  facts: 'Leaflets lie at the tram stop.',
  categories: ['recruitment'],
  urgency: 'normal',
};

describe.skipIf(inject('postgres') === null)('Slack while PostgreSQL is held up', () => {
  let app: SlackApp;
  let database: Awaited<ReturnType<typeof createPostgresDatabase>>;

  beforeAll(async () => {
    database = await createPostgresDatabase();
    const place = { DATABASE_URL: database.url, TANDEM_MASTER_KEYS: newKeyText('k1') };
    app = await startSlackApp({ settings: { ...ONE_WORKSPACE, ...place } });
  });
  afterAll(async () => {
    await app.stop();
    await database.drop();
  });

  /** Nobody reads or writes a signal meanwhile. */
  async function holdUp(seconds: number): Promise<{ over: Promise<unknown> }> {
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    await client.query('BEGIN; LOCK TABLE signal IN ACCESS EXCLUSIVE MODE');
    return { over: client.query(`SELECT pg_sleep(${seconds}); COMMIT`).then(() => client.end()) };
  }

  it('acknowledges a command while it is held up, opens a view first and fills it in after', async () => {
    const held = await holdUp(3);
    const fields = commandFields({
      text: 'list',
      user_id: app.slack.user('liaison-officer'),
      channel_id: app.slack.channel,
      trigger_id: await app.slack.trigger('liaison-officer'),
      response_url: app.slack.responseUrl,
    });
    let over = false;
    const released = held.over.then(() => {
      over = true;
    });
    await app.transport.command(fields);
    expect(over).toBe(false);
    const methods = () => app.slack.calls.map(({ method }) => method);
    await expect.poll(methods, { timeout: 9_000 }).toContain('views.update');
    expect(methods()).toEqual(['views.open', 'views.update']);
    await released;
  });

  it('keeps a form open that is not recorded yet, and records it once', async () => {
    const officer = slackPerson(app.slack, app.transport, 'liaison-officer');
    await officer.types('/signal');
    const held = await holdUp(4);
    const late = await officer.submits(FORM);
    expect(late).toMatchObject({
      kind: 'faults',
      text: expect.stringContaining('Not recorded yet'),
    });
    await held.over;
    expect((await officer.submits(FORM)).text).toContain('is recorded');
    expect(await app.tandem.core.database.prisma.signal.count()).toBe(1);
  });
});
