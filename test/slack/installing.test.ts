import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { slackPerson } from '../journeys/slack-driver.ts';
import { BOT_TOKEN } from '../support/slack/emulated-slack.ts';
import { type SlackApp, startSlackApp } from '../support/slack/slack-app.ts';
import { commandFields, SIGNING_SECRET } from '../support/slack/slack-requests.ts';

const SEVERAL = {
  PUBLIC_URL: 'https://tandem.example.org',
  SLACK_SIGNING_SECRET: SIGNING_SECRET,
  SLACK_CLIENT_ID: '1.2',
  SLACK_CLIENT_SECRET: 'client-secret',
  SLACK_STATE_SECRET: 's'.repeat(32),
};
const FORM = { facts: 'Leaflets at the tram stop.', categories: ['care'], urgency: 'normal' };

describe('installing Tandem in several workspaces', () => {
  let app: SlackApp;

  beforeAll(async () => {
    app = await startSlackApp({ settings: SEVERAL });
  });
  afterAll(() => app.stop());

  /** Both pages of an installation, as a browser goes through them. */
  async function install(team: string, token: object = {}): Promise<Response> {
    const address = `http://127.0.0.1:${app.tandem.port}/slack`;
    const first = await fetch(`${address}/install`);
    const [, state = ''] = /state=([^"&]+)/.exec(await first.text()) ?? [];
    const cookie = first.headers.get('set-cookie')?.split(';')[0] ?? '';
    const body = {
      ok: true,
      app_id: 'A0TANDEM',
      authed_user: { id: 'U0ADMIN' },
      scope: 'commands',
      token_type: 'bot',
      access_token: BOT_TOKEN,
      bot_user_id: 'U0BOT',
      team: { id: team, name: team },
      enterprise: null,
      is_enterprise_install: false,
      ...token,
    };
    app.slack.fail('oauth.v2.access', { status: 200, body });
    const asked = `${address}/oauth_redirect?code=c&state=${state}`;
    return fetch(asked, { headers: { cookie } });
  }

  const states = async () =>
    (await app.tandem.core.database.prisma.delivery.findMany()).map(({ state, reason }) =>
      `${state} ${reason ?? ''}`.trim(),
    );
  const event = (type: string, at: number, more: object = {}, team_id = 'T0POLICE') =>
    app.transport.event({
      type: 'event_callback',
      event_id: `Ev${randomUUID()}`,
      event_time: at,
      team_id,
      event: { type, ...more },
    });
  const tenants = async () =>
    (await app.tandem.core.database.prisma.installation.findMany()).map(({ tenant }) => tenant);

  it('is refused without the state that was given out', async () => {
    const asked = `http://127.0.0.1:${app.tandem.port}/slack/oauth_redirect?code=c&state=forged`;
    const response = await fetch(asked);
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('was not installed');
    expect(await tenants()).toEqual([]);
  });

  it('is refused in words for a whole organisation of workspaces, and keeps no token of it', async () => {
    const whole = { team: null, enterprise: { id: 'E0ALL' }, is_enterprise_install: true };
    const response = await install('', whole);
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('not into a whole organisation');
    expect(await tenants()).toEqual([]);
  });

  it('gives Tandem a token, and its cards go out', async () => {
    expect(await (await install('T0POLICE')).text()).toContain('Tandem is installed');
    const officer = slackPerson(app.slack, app.transport, 'liaison-officer');
    await officer.types('/signal');
    await officer.submits(FORM);
    await expect.poll(async () => (await officer.cards()).length).toBe(1);
  });

  it('outlives a late word that an earlier one ended', async () => {
    const now = Math.floor(Date.now() / 1000);
    await event('app_uninstalled', now - 60);
    await event('tokens_revoked', now - 60, { tokens: { bot: ['U0BOT'] } });
    // Whatever came of those two has come once a third, of another workspace, is taken.
    await install('T0COUNCIL');
    await event('app_uninstalled', now + 2, {}, 'T0COUNCIL');
    await expect.poll(tenants).toEqual(['T0POLICE']);
  });

  it('that ended leaves cards waiting, which go out after the next', async () => {
    const officer = slackPerson(app.slack, app.transport, 'liaison-officer');
    await officer.types('/signal');
    await event('tokens_revoked', Math.floor(Date.now() / 1000) + 2, {
      tokens: { bot: ['U0BOT'] },
    });
    await expect.poll(tenants).toEqual([]);
    expect((await officer.submits(FORM)).text).toContain('is recorded');
    await expect.poll(states).toContain('parked not_installed');
    await install('T0POLICE');
    await expect.poll(async () => (await officer.cards()).length, { timeout: 8_000 }).toBe(2);
  });

  it('exchanges a rotating token once, however many need it', async () => {
    await install('T0POLICE', {
      refresh_token: 'xoxe-1',
      expires_in: 60,
      access_token: 'xoxb-old',
    });
    const next = { access_token: BOT_TOKEN, refresh_token: 'xoxe-2', expires_in: 43_200 };
    const before = app.slack.calls.length;
    const body = { ok: true, token_type: 'bot', ...next };
    app.slack.fail('oauth.v2.access', { status: 200, body });
    const people = ['liaison-officer', 'community-officer', 'liaison-officer'];
    const forms = people.map((key) => slackPerson(app.slack, app.transport, key).types('/signal'));
    for (const form of await Promise.all(forms)) expect(form.kind).toBe('dialog');
    const exchanges = app.slack.calls
      .slice(before)
      .filter(({ method }) => method === 'oauth.v2.access');
    expect(exchanges).toHaveLength(1);
    expect(exchanges[0]?.args).toMatchObject({
      grant_type: 'refresh_token',
      refresh_token: 'xoxe-1',
    });
  });

  it('knows workspaces by the whole of their ids, however alike they are', async () => {
    const alike = ['T0POLICE1', 'T0POLICE2', 'T1POLICE1'];
    for (const team of alike) await install(team);
    const { prisma } = app.tandem.core.database;
    const strange = commandFields({
      ...{ team_id: 'T0POLICE1', user_id: app.slack.user('liaison-officer') },
      response_url: app.slack.responseUrl,
    });
    await app.transport.command(strange);
    const refused = async () =>
      (await prisma.refusedAttempt.findMany()).map(({ tenant }) => tenant);
    await expect.poll(refused).toEqual(['T0POLICE1']);
    await event('app_uninstalled', Math.floor(Date.now() / 1000) + 2, {}, 'T0POLICE2');
    await expect
      .poll(async () => (await tenants()).toSorted())
      .toEqual(['T0POLICE', 'T0POLICE1', 'T1POLICE1']);
  });
});
