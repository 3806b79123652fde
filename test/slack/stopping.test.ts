import { describe, expect, inject, it } from 'vitest';
import { holdTable } from '../support/faults/held-table.ts';
import { BOT_TOKEN } from '../support/slack/emulated-slack.ts';
import { type SlackAppOptions, startSlackApp } from '../support/slack/slack-app.ts';
import { commandFields } from '../support/slack/slack-requests.ts';
import { socketTransport } from '../support/slack/slack-transport.ts';

const WAYS: readonly { name: string; options: SlackAppOptions }[] = [
  { name: 'HTTP', options: {} },
  {
    name: 'Socket Mode',
    options: {
      settings: { SLACK_BOT_TOKEN: BOT_TOKEN, SLACK_APP_TOKEN: 'xapp-tandem' },
      prepare: socketTransport,
    },
  },
];

describe.skipIf(inject('postgres') === null)('Tandem in Slack, told to stop', () => {
  it.for(WAYS)('answers a command that came over $name and is under way', async ({ options }) => {
    const { slack, tandem, transport, databaseUrl, stop } = await startSlackApp(options);
    const table = await holdTable(databaseUrl, 'signal');
    const user_id = slack.user('liaison-officer');
    const fields = { user_id, text: 'list', response_url: slack.responseUrl };
    await transport.command(commandFields(fields));
    await table.awaited(1);
    const stopped = tandem.stop();
    await table.letGo();
    const cut = await stopped;
    expect(slack.calls.map(({ method }) => method)).toContain('response_url');
    expect(cut).toEqual([]);
    await stop();
  });
});
