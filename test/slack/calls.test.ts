import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { slackPerson } from '../journeys/slack-driver.ts';
import { movedClock } from '../support/moved-clock.ts';
import { type SlackApp, startSlackApp } from '../support/slack/slack-app.ts';

const SOON = { timeout: 20_000, interval: 100 };
const REPORT = { type: 'fire in a warehouse', location: 'the old warehouse on Dock road' };
const OFFICE = 'mayors-office';
const DEPUTY = 'safety-coordinator';

describe('a crisis unit in a shared channel of Slack', () => {
  const time = movedClock();
  let app: SlackApp;

  beforeAll(async () => {
    app = await startSlackApp({
      time,
      file: (file) => ({
        ...file,
        channels: file.channels.filter(({ platform }) => platform === 'slack'),
      }),
    });
  });
  afterAll(() => app.stop());

  const person = (key: string) => slackPerson(app.slack, app.transport, key);
  const unitCard = async () =>
    (await person('liaison-officer').cards()).map(({ text }) => text).join('\n');
  const told = async (key: string) =>
    (await person(key).told()).map(({ text }) => text).join('\n---\n');
  const sent = (method: string, after = 0) =>
    app.slack.calls.slice(after).filter((one) => one.method === method);
  const inTime = (look: () => unknown, within: { seconds: number }) => {
    let left = within.seconds / 5;
    const step = async () => {
      if (left > 0) time.move({ seconds: 5 });
      left -= 1;
      return look();
    };
    return expect.poll(step, { ...SOON, interval: 800 });
  };
  const open = async () => {
    const prisma = app.tandem.core.database.prisma;
    await prisma.crisisUnit.updateMany({ data: { closedAt: new Date() } });
    const officer = person('liaison-officer');
    await officer.types('/crisis open');
    const opened = await officer.submits(REPORT);
    return /C-\d{4}-\d{4}/.exec(opened.text)?.[0] ?? '';
  };

  it('says that somebody was reached once their message is there', async () => {
    await open();
    await expect.poll(() => told(OFFICE), SOON).toContain('You are called to');
    await inTime(unitCard, { seconds: 10 }).toMatch(/Mayor's office[\s\S]*reached/);
    expect(await unitCard()).not.toContain('called in the joint channel');
  });

  it('shows it to somebody alone in the channel where their own chat is closed, then mentions them', async () => {
    const office = app.slack.user(OFFICE);
    const before = app.slack.calls.length;
    app.slack.refuse(({ method, args }) =>
      method === 'chat.postMessage' && args['channel'] === office ? 'cannot_dm_bot' : undefined,
    );
    const reference = await open();
    await inTime(() => sent('chat.postEphemeral', before).length, { seconds: 15 }).toBe(1);
    const [alone] = sent('chat.postEphemeral', before);
    expect(alone?.args).toMatchObject({ channel: app.slack.channel, user: office });
    expect(JSON.stringify(alone?.args)).toContain(`You are called to ${reference}`);
    await inTime(unitCard, { seconds: 10 }).toContain('called in the joint channel');
    const mentions = () =>
      sent('chat.postMessage', before).filter(({ args }) =>
        String(args['text']).startsWith(`<@${office}>`),
      );
    await inTime(() => mentions().length, { seconds: 30 }).toBe(1);
    const said = JSON.stringify(mentions()[0]?.args);
    expect(said).toContain(`"user_id":"${office}"`);
    expect(said, 'without content').not.toMatch(/fire|warehouse|C-\d{4}/);
  });

  it('calls the deputy at once where somebody can be reached in no way, and says whom to telephone', async () => {
    const office = app.slack.user(OFFICE);
    const before = app.slack.calls.length;
    app.slack.refuse(({ method, args }) => {
      if (method === 'chat.postMessage' && args['channel'] === office) return 'cannot_dm_bot';
      const lost = method === 'chat.postEphemeral' && args['user'] === office;
      return lost ? 'user_not_in_channel' : undefined;
    });
    const reference = await open();
    const lost = `${reference}: Mayor's office (Municipality of Havenstad, seat) could not be reached`;
    await inTime(() => told('liaison-officer'), { seconds: 40 }).toContain(lost);
    await inTime(unitCard, { seconds: 5 }).toContain('could not be reached: telephone');
    await inTime(() => told(DEPUTY), { seconds: 5 }).toContain(`You are called to ${reference}`);
    await expect.poll(() => told(DEPUTY), SOON).toContain(lost);
    const text = sent('chat.postMessage', before)
      .map(({ args }) => String(args['text']))
      .join();
    expect(text, 'nobody who is not there').not.toContain(`<@${office}>`);
    const phone = await person('liaison-officer').presses('Show the telephone number', lost);
    expect(phone.text).toContain('+31 10 555 0202');
    expect(await unitCard()).not.toContain('555 0202');
    await person(OFFICE).types('/crisis');
    await person(OFFICE).presses("I'm in", reference);
    const over = lost.replace('could not be reached', 'is in after all');
    await expect.poll(() => told('liaison-officer'), SOON).toContain(over);
    expect(await told('liaison-officer'), 'nobody to telephone').not.toContain(lost);
  });
});
