import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { slackPerson } from '../journeys/slack-driver.ts';
import { type SlackApp, startSlackApp } from '../support/slack/slack-app.ts';

const FORM = { facts: 'Leaflets at the tram stop.', categories: ['care'], urgency: 'normal' };
const REFUSED = { status: 200, body: { ok: false, error: 'not_in_channel' } };
const BOT = 'U0TANDEM';
const LONG = { timeout: 10_000 };

/** An administrator's likeliest first mistake: nobody invited the bot. */
describe('a channel of Slack that Tandem is not in', () => {
  let app: SlackApp;

  beforeAll(async () => {
    app = await startSlackApp();
  });
  afterAll(() => app.stop());

  const prisma = () => app.tandem.core.database.prisma;
  const parked = () => prisma().delivery.count({ where: { state: 'parked', card: 'signal.card' } });
  const texts = async () => (await app.slack.history()).map(({ text }) => text).join();
  const officer = () => slackPerson(app.slack, app.transport, 'liaison-officer');
  const joined = (user: string) =>
    app.transport.event({
      type: 'event_callback',
      event_id: `Ev${randomUUID()}`,
      event_time: Math.floor(Date.now() / 1000),
      team_id: 'T0POLICE',
      authorizations: [{ team_id: 'T0POLICE', user_id: BOT, is_bot: true }],
      event: { type: 'member_joined_channel', user, channel: app.slack.channel },
    });

  async function raise(): Promise<string> {
    const person = officer();
    await person.types('/signal');
    return /S-\d{4}-\d{4}/.exec((await person.submits(FORM)).text)?.[0] ?? '';
  }

  it('keeps its first card, and gets it as it stands once Tandem is invited', async () => {
    app.slack.fail('chat.postMessage', REFUSED);
    const reference = await raise();
    await expect.poll(parked, LONG).toBe(1);
    await joined(app.slack.user('community-officer'));
    await slackPerson(app.slack, app.transport, 'safety-coordinator').types(
      `/signal show ${reference}`,
    );
    expect(await parked()).toBe(1);
    await joined(BOT);
    await expect.poll(texts, LONG).toContain(reference);
    expect(await parked()).toBe(0);
  });

  it('tells coordinators why, what to do, and lets them try again', async () => {
    app.slack.fail('chat.postMessage', REFUSED);
    const reference = await raise();
    await expect.poll(parked, LONG).toBe(1);
    const coordinator = officer();
    const status = await coordinator.types('/tandem status');
    expect(status.text).toContain('joint-desk (Slack): one card waits since');
    expect(status.text).toContain('/invite @Tandem');
    const tried = await coordinator.presses('Try again', 'joint-desk');
    expect(tried.text).toContain('One card is tried again now');
    await expect.poll(texts, LONG).toContain(reference);
    // The emulated workspace calls itself by another id than that of the register.
    expect((await coordinator.types('/tandem status')).text).toContain('Nothing is refused');
  });
});
