import { describe, expect, inject, it } from 'vitest';
import { holdTable } from '../support/faults/held-table.ts';
import { startSlackApp } from '../support/slack/slack-app.ts';
import { commandFields } from '../support/slack/slack-requests.ts';
import { startTeamsApp } from '../support/teams/teams-app.ts';
import { slash } from '../support/teams/teams-requests.ts';

const AGAIN = 'Tandem is restarting. Please press again in a minute';
const OFFICER = 'liaison-officer';

describe.skipIf(inject('postgres') === null)('told to stop while the database is silent', () => {
  it('Slack is answered in words, and Tandem ends all the same and says what was cut', async () => {
    const { slack, tandem, transport, databaseUrl, stop } = await startSlackApp();
    const table = await holdTable(databaseUrl, 'signal');
    const fields = { user_id: slack.user(OFFICER), text: 'list', response_url: slack.responseUrl };
    await transport.command(commandFields(fields));
    await table.awaited(1);
    expect(await tandem.stop()).toEqual(['interactions']);
    const answer = slack.calls.find(({ method }) => method === 'response_url');
    expect(JSON.stringify(answer?.args)).toContain(AGAIN);
    await table.letGo();
    await stop();
  });

  it('Teams is answered in words, and Tandem ends all the same and says what was cut', async () => {
    const { teams, tandem, transport, databaseUrl, stop } = await startTeamsApp();
    const table = await holdTable(databaseUrl, 'signal');
    await transport(slash(teams, { key: OFFICER }, 'signal list'));
    await table.awaited(1);
    expect(await tandem.stop()).toEqual(['interactions']);
    const answer = teams.calls.find(({ kind, targeted }) => kind === 'post' && targeted);
    expect(answer?.body).toContain(AGAIN);
    await table.letGo();
    await stop();
  });
});
