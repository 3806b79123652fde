import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { registerWriter } from '../../src/storage/people/register-writer.ts';
import { slackPerson } from '../journeys/slack-driver.ts';
import type { SlackCall } from '../support/slack/emulated-slack.ts';
import { type SlackApp, slackFile, startSlackApp } from '../support/slack/slack-app.ts';
import { commandFields } from '../support/slack/slack-requests.ts';

const FORM = {
  facts: 'Leaflets lie at the tram stop.',
  categories: ['recruitment'],
  urgency: 'normal',
};

describe('ways into Tandem from Slack', () => {
  let app: SlackApp;

  beforeAll(async () => {
    app = await startSlackApp();
  });
  afterAll(() => app.stop());

  const who = (key: string, team_id = 'T0POLICE') => ({ id: app.slack.user(key), team_id });
  const interaction = async (key: string, more: object) => ({
    user: who(key),
    team: { id: 'T0POLICE' },
    trigger_id: await app.slack.trigger(key),
    ...more,
  });
  const event = (content: object, id = `Ev${randomUUID()}`) => ({
    type: 'event_callback',
    event_id: id,
    event_time: Math.floor(Date.now() / 1000),
    team_id: 'T0POLICE',
    event: content,
  });

  /** What the bot calls while something is done, until one of the calls is of this method. */
  async function callOf(method: string, act: () => Promise<unknown>): Promise<SlackCall> {
    const before = app.slack.calls.length;
    await act();
    const found = () => app.slack.calls.slice(before).find((call) => call.method === method);
    await expect.poll(found, { timeout: 8_000 }).toBeDefined();
    return found() ?? { method, args: {}, answer: {} };
  }

  it('a message shortcut opens the form with the message as its facts', async () => {
    const payload = await interaction('liaison-officer', {
      type: 'message_action',
      callback_id: 'signal.raise~0',
      channel: { id: app.slack.channel },
      response_url: app.slack.responseUrl,
      message: { text: 'A van &lt;blue&gt; &amp; <https://example.org|a link>', ts: '1.1' },
    });
    const opened = await callOf('views.open', () => app.transport.interaction(payload));
    expect(opened.answer['ok']).toBe(true);
    expect(JSON.stringify(opened.args)).toContain('A van <blue> & a link (https://example.org)');
  });

  it('a global shortcut opens the form', async () => {
    const payload = await interaction('liaison-officer', {
      type: 'shortcut',
      callback_id: 'signal.raise~1',
    });
    const opened = await callOf('views.open', () => app.transport.interaction(payload));
    expect(JSON.stringify(opened.args)).toContain('What was seen or heard');
  });

  it('a mention with a command answers who wrote it, alone, and once', async () => {
    const content = {
      type: 'app_mention',
      user: app.slack.user('liaison-officer'),
      user_team: 'T0POLICE',
      channel: app.slack.channel,
      text: '<@U0BOT> signal list',
      ts: '1700000000.000100',
    };
    const before = app.slack.calls.length;
    const answered = await callOf('chat.postEphemeral', () => app.transport.event(event(content)));
    expect(answered.args['user']).toBe(app.slack.user('liaison-officer'));
    await app.transport.event(event(content));
    // Whatever came of the second has come once a third is answered.
    const third = event({ ...content, ts: '1700000001.000100' });
    await callOf('chat.postEphemeral', () => app.transport.event(third));
    expect(app.slack.calls.slice(before)).toHaveLength(2);
  });

  it('a link that somebody follows is taken note of and answered with nothing', async () => {
    const press = await interaction('liaison-officer', {
      type: 'block_actions',
      channel: { id: app.slack.channel },
      response_url: app.slack.responseUrl,
      actions: [{ action_id: 'link', type: 'button' }],
    });
    const shortcut = await interaction('liaison-officer', {
      type: 'shortcut',
      callback_id: 'signal.raise~1',
    });
    const before = app.slack.calls.length;
    await app.transport.interaction(press);
    // Whatever came of it has come once the next thing is answered.
    await callOf('views.open', () => app.transport.interaction(shortcut));
    expect(app.slack.calls.slice(before).map(({ method }) => method)).toEqual(['views.open']);
  });

  it('a form that came too late is offered anew, with what was typed', async () => {
    const fields = commandFields({
      command: '/havenstad-signal',
      text: 'two leaflets',
      user_id: app.slack.user('liaison-officer'),
      channel_id: app.slack.channel,
      trigger_id: 'long.gone',
      response_url: app.slack.responseUrl,
    });
    const told = await callOf('response_url', () => app.transport.command(fields));
    expect(told.args['response_type']).toBe('ephemeral');
    const [button] = buttonsOf(told.args['blocks']);
    expect(button).toMatchObject({ text: { text: 'Open the form' } });
    const press = await interaction('liaison-officer', {
      type: 'block_actions',
      channel: { id: app.slack.channel },
      response_url: app.slack.responseUrl,
      actions: [button],
    });
    const opened = await callOf('views.open', () => app.transport.interaction(press));
    expect(JSON.stringify(opened.args)).toContain('two leaflets');
  });

  it('App Home shows what waits, and is drawn anew when something changes', async () => {
    const officer = slackPerson(app.slack, app.transport, 'liaison-officer');
    await officer.types('/signal');
    await officer.submits(FORM);
    const look = event({
      type: 'app_home_opened',
      user: app.slack.user('safety-coordinator'),
      tab: 'home',
    });
    // The emulator puts everybody into one workspace; the coordinator is of another.
    const team_id = 'T0COUNCIL';
    app.slack.fail('users.info', { status: 200, body: { ok: true, user: { team_id } } });
    const shown = await callOf('views.publish', () => app.transport.event(look));
    expect(shown.args['user_id']).toBe(app.slack.user('safety-coordinator'));
    expect(JSON.stringify(shown.args)).toContain('Waiting to be acknowledged by you');
    expect(JSON.stringify(shown.args)).toContain('S-2026-0001');
    await expect.poll(async () => (await officer.cards()).length).toBeGreaterThan(0);
    const coordinator = slackPerson(app.slack, app.transport, 'safety-coordinator');
    await coordinator.presses('Acknowledge', 'S-2026-0001');
    const drawn = () => app.slack.calls.findLast(({ method }) => method === 'views.publish');
    const page = () => JSON.stringify(drawn()?.args);
    await expect.poll(page).not.toContain('Waiting to be acknowledged');
  });

  it('a long text gets one more input, and is one text again', async () => {
    const officer = slackPerson(app.slack, app.transport, 'liaison-officer');
    const opened = await callOf('views.open', () => officer.types('/signal'));
    const view = Object(opened.answer['view']);
    const more = buttonsOf(view.blocks).find(({ action_id }) => action_id === 'more-room');
    const press = await interaction('liaison-officer', {
      type: 'block_actions',
      view,
      actions: [more],
    });
    const updated = await callOf('views.update', () => app.transport.interaction(press));
    expect(updated.answer['ok']).toBe(true);
    const ids = Object(updated.args['view']).blocks.map(
      (one: { block_id?: string }) => one.block_id,
    );
    expect(ids.slice(1, 4)).toEqual(['facts', 'facts~1', 'more-room:facts']);
    const text = (value: string) => ({ value: { type: 'plain_text_input', value } });
    const box = (value: string) => ({
      value: { type: 'checkboxes', selected_options: [{ value }] },
    });
    const radio = (value: string) => ({
      value: { type: 'radio_buttons', selected_option: { value } },
    });
    const values = {
      'facts~1': text('the second part'),
      facts: text('The first part,'),
      categories: box('care'),
      urgency: radio('normal'),
    };
    const submission = await interaction('liaison-officer', {
      type: 'view_submission',
      view: { ...view, state: { values } },
    });
    const answer = JSON.stringify(await app.transport.interaction(submission));
    const [reference = ''] = /S-\d{4}-\d{4}/.exec(answer) ?? [];
    const read = await officer.types(`/tandem signal show ${reference}`);
    expect(read.text).toContain('The first part,\nthe second part');
  });

  it('refuses who is not known, with whom to ask', async () => {
    const stranger = slackPerson(app.slack, app.transport, 'stranger');
    expect((await stranger.types('/signal')).text).toContain("Ask your organisation's coordinator");
  });

  it('answers a button of another version politely', async () => {
    const press = await interaction('liaison-officer', {
      type: 'block_actions',
      channel: { id: app.slack.channel },
      response_url: app.slack.responseUrl,
      actions: [{ action_id: 'signal.of_old~7', value: 'S-2026-0001' }],
    });
    const told = await callOf('response_url', () => app.transport.interaction(press));
    expect(told.args['text']).toContain('from an older version');
  });

  it('follows a channel that is renamed or gets another id', async () => {
    const { prisma } = app.tandem.core.database;
    const id = app.slack.channel;
    const elsewhere = { platform: 'slack', tenant: 'T0OTHER', kind: 'channel', external: id };
    await prisma.conversation.create({ data: { id: randomUUID(), ...elsewhere } });
    await app.transport.event(
      event({ type: 'channel_rename', channel: { id, name: 'joint-room' } }),
    );
    await expect.poll(() => prisma.channel.count({ where: { name: 'joint-room' } })).toBe(1);
    const moved = { type: 'channel_id_changed', old_channel_id: id, new_channel_id: 'C0NEW' };
    await app.transport.event(event(moved));
    await expect.poll(() => prisma.conversation.count({ where: { external: 'C0NEW' } })).toBe(1);
    // A file that is older than that means the same channel.
    const { core } = app.tandem;
    await registerWriter(core.database).apply(slackFile(app.slack), core.clock.now());
    const channel = await prisma.channel.findFirstOrThrow({
      where: { key: 'slack' },
      include: { conversation: true },
    });
    expect(channel.conversation.external).toBe('C0NEW');
    // Another workspace's channel of that id is another channel.
    const left = await prisma.conversation.findMany({ where: { external: id } });
    expect(left).toMatchObject([elsewhere]);
  });
});

function buttonsOf(blocks: unknown): { action_id: string; value: string }[] {
  const list: { elements?: { type: string; action_id: string; value: string }[] }[] =
    Object(blocks);
  return [...list].flatMap(({ elements = [] }) => elements).filter(({ type }) => type === 'button');
}
