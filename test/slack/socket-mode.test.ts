import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BOT_TOKEN } from '../support/slack/emulated-slack.ts';
import { type SlackApp, startSlackApp } from '../support/slack/slack-app.ts';
import { commandFields } from '../support/slack/slack-requests.ts';
import { type SocketTransport, socketTransport } from '../support/slack/slack-transport.ts';

const SETTINGS = { SLACK_BOT_TOKEN: BOT_TOKEN, SLACK_APP_TOKEN: 'xapp-tandem' };
const SOON = { timeout: 20_000 };
const refused = (error: string) => ({ status: 200, body: { ok: false, error } });

/** How Slack may answer whoever wants a new connection, and give one to the next who asks. */
const FAULTS = [
  { name: 'a fault of its own', fault: { status: 500 } },
  { name: 'a broken line', fault: { status: 0 } },
  { name: 'a token that it does not take', fault: refused('invalid_auth') },
  { name: 'too many asking', fault: { status: 429, headers: { 'retry-after': '1' } } },
];

describe('Socket Mode', () => {
  let app: SlackApp;
  let socket: SocketTransport;

  beforeAll(async () => {
    app = await startSlackApp({
      settings: SETTINGS,
      prepare(slack) {
        socket = socketTransport(slack);
        return socket;
      },
    });
  });
  afterAll(() => app.stop());

  it.for(FAULTS)('lives on after $name while it reconnects', async ({ fault }) => {
    socket.hangUp(fault);
    const before = app.slack.calls.length;
    const user_id = app.slack.user('liaison-officer');
    await socket.command(
      commandFields({ user_id, text: 'list', response_url: app.slack.responseUrl }),
    );
    const answered = () => app.slack.calls.slice(before).map(({ method }) => method);
    await expect.poll(answered, SOON).toContain('response_url');
  });

  it('that stays down is said at /readyz, by a metric and on the home page, until it is back', async () => {
    const { tandem, slack } = app;
    const read = async (path: string) =>
      (await fetch(`http://127.0.0.1:${tandem.port}${path}`)).text();
    const actor = { platform: 'slack', tenant: 'T0POLICE', user: slack.user('liaison-officer') };
    const looked = { id: 'looked', locale: 'en', conversation: undefined, actor };
    const home = async () =>
      JSON.stringify(await tandem.core.dispatch({ ...looked, kind: 'home' }));
    socket.hangUp(...Array.from({ length: 4 }, () => refused('invalid_auth')));
    const word = /Slack: not connected through Socket Mode for \d+ s \(invalid_auth\)/;
    await expect.poll(() => read('/readyz'), SOON).toMatch(word);
    expect(await read('/metrics')).toContain(
      'tandem_degraded{what="not_connected",platform="Slack"} 1',
    );
    expect(await home()).toContain('Slack is not connected just now');
    await expect.poll(() => read('/readyz'), SOON).toBe('{"status":"ready"}');
    expect(await home()).not.toContain('not connected');
  });
});
