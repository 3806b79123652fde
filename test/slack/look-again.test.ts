import { afterAll, beforeAll, expect, it } from 'vitest';
import { slackPerson } from '../journeys/slack-driver.ts';
import { movedClock } from '../support/moved-clock.ts';
import { type SlackApp, startSlackApp } from '../support/slack/slack-app.ts';

const OFFICER = 'liaison-officer';
const time = movedClock();
let app: SlackApp;

beforeAll(async () => {
  app = await startSlackApp({ time });
});
afterAll(() => app.stop());

const answers = () =>
  app.slack.calls.filter(({ method }) => method === 'response_url').map(({ args }) => args);

it('the status says of when it is, and what is looked up again takes its place', async () => {
  const officer = slackPerson(app.slack, app.transport, OFFICER);
  const first = await officer.types('/tandem status');
  expect(first.text).toMatch(/As of \w{3} \d/);
  expect(answers().at(-1)).toMatchObject({ replace_original: false });
  time.move({ hours: 25 });
  const second = await officer.presses('Look again', 'As of');
  expect(second.text).toMatch(/As of \w{3} \d/);
  expect(second.text).not.toBe(first.text);
  expect(answers().at(-1)).toMatchObject({ replace_original: true });
});

it('what is pressed elsewhere takes the place of nothing', async () => {
  const officer = slackPerson(app.slack, app.transport, OFFICER);
  await officer.types('/signal list');
  expect(answers().at(-1)).toMatchObject({ replace_original: false });
});

it('comes as a new answer where the old one cannot be replaced any more', async () => {
  const officer = slackPerson(app.slack, app.transport, OFFICER);
  await officer.types('/tandem status');
  app.slack.fail('response_url', { status: 404, body: 'expired_url' });
  const before = app.slack.calls.length;
  await officer.presses('Look again', 'As of');
  const shown = () =>
    app.slack.calls.slice(before).filter(({ method }) => method === 'chat.postEphemeral');
  await expect.poll(() => shown().length, { timeout: 8_000 }).toBe(1);
  expect(JSON.stringify(shown()[0]?.args)).toContain('As of');
});
