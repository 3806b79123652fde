import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { roomPerson } from '../journeys/room-driver.ts';
import { slackPerson } from '../journeys/slack-driver.ts';
import { ONE_WORKSPACE } from '../support/slack/emulated-slack.ts';
import { type SlackApp, startSlackApp } from '../support/slack/slack-app.ts';

describe('one partnership with a channel in Slack and one in the practice room', () => {
  let app: SlackApp;

  beforeAll(async () => {
    app = await startSlackApp({ settings: { ...ONE_WORKSPACE, PRACTICE_ROOM: 'on' } });
  });
  afterAll(() => app.stop());

  it('shows the same card in both, and a press in one changes it in the other', async () => {
    const officer = slackPerson(app.slack, app.transport, 'liaison-officer');
    const address = `http://127.0.0.1:${app.tandem.port}/practice/api`;
    const coordinator = roomPerson(address, 'havenstad/safety-coordinator');
    const form = {
      facts: 'Leaflets at the tram stop.',
      categories: ['recruitment'],
      urgency: 'normal',
    };

    await officer.types('/signal');
    const [first = ''] = /S-\d{4}-\d{4}/.exec((await officer.submits(form)).text) ?? [];
    for (const person of [officer, coordinator]) {
      await expect.poll(async () => (await person.cards()).at(-1)?.text).toContain(first);
    }
    await coordinator.presses('Acknowledge', first);
    await expect
      .poll(async () => (await officer.cards()).at(-1)?.text, { timeout: 8_000 })
      .toContain('Acknowledged by Municipality of Havenstad');

    await coordinator.types('/signal');
    const [second = ''] = /S-\d{4}-\d{4}/.exec((await coordinator.submits(form)).text) ?? [];
    await expect.poll(async () => (await officer.cards()).at(-1)?.text).toContain(second);
    await officer.presses('Acknowledge', second);
    await expect
      .poll(async () => (await coordinator.cards()).at(-1)?.text, { timeout: 8_000 })
      .toContain('Acknowledged by Police Havenstad');
  });
});
