import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { firstMessagePushed } from '../journeys/crisis-journey.ts';
import { slackPerson } from '../journeys/slack-driver.ts';
import { movedClock } from '../support/moved-clock.ts';
import { type SlackApp, startSlackApp } from '../support/slack/slack-app.ts';

const CONFIRM = 'Confirm that you have read it';
const SOON = { timeout: 20_000, interval: 100 };

/** The joint channel is in the workspace of the police; the municipality has one of its own. */
describe('that a crisis message was read in a channel of Slack', () => {
  let app: SlackApp;

  beforeAll(async () => {
    app = await startSlackApp({
      time: movedClock(),
      file: (file) => ({
        ...file,
        channels: file.channels
          .filter(({ platform }) => platform === 'slack')
          .map((one) => ({ ...one, exercise: true, people: 12 })),
      }),
    });
  });
  afterAll(() => app.stop());

  const person = (key: string) => slackPerson(app.slack, app.transport, key);
  const confirmed = () =>
    app.tandem.core.database.prisma.crisisTarget.count({ where: { confirmedAt: { not: null } } });

  it('is not taken from somebody who presses it elsewhere and has no account there, but from who is in it', async () => {
    const message = await firstMessagePushed(person('liaison-officer'), person('mayors-office'));
    const button = await buttonIn(message);
    const before = app.slack.calls.length;
    await app.transport.interaction({
      user: { id: app.slack.user('mayors-office'), team_id: 'T0COUNCIL' },
      team: { id: 'T0COUNCIL' },
      ...{ api_app_id: 'A0TANDEM', trigger_id: await app.slack.trigger('mayors-office') },
      type: 'block_actions',
      channel: { id: 'D0ELSEWHERE' },
      response_url: app.slack.responseUrl,
      actions: [{ ...button, block_id: 'b', action_ts: '1.1' }],
    });
    const answers = () => JSON.stringify(app.slack.calls.slice(before).map(({ args }) => args));
    await expect.poll(answers, SOON).toContain('Only somebody who can be in');
    expect(await confirmed()).toBe(0);
    await person('mayors-office').presses(CONFIRM, message);
    await expect.poll(confirmed, SOON).toBe(1);
  });

  async function buttonIn(message: string): Promise<object> {
    const posted = (await app.slack.history()).findLast(({ blocks }) =>
      JSON.stringify(blocks).includes(`"text":"${CONFIRM}"`),
    );
    expect(posted?.text).toContain(message);
    const buttons = objectsIn(posted?.blocks).filter(({ type }) => type === 'button');
    const button = buttons.find((one) => JSON.stringify(one).includes(`"text":"${CONFIRM}"`));
    if (!button) throw new Error('It stands below the message.');
    return button;
  }
});

function objectsIn(json: unknown): Readonly<Record<string, unknown>>[] {
  if (typeof json !== 'object' || json === null) return [];
  return [{ ...json }, ...Object.values(json).flatMap(objectsIn)];
}
