import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { movedClock } from '../support/moved-clock.ts';
import type { SlackCall, SlackFault } from '../support/slack/emulated-slack.ts';
import { type SlackApp, startSlackApp } from '../support/slack/slack-app.ts';
import { commandFields } from '../support/slack/slack-requests.ts';

const KEY = 'liaison-officer';
const refusal = (error: string): SlackFault => ({ status: 200, body: { ok: false, error } });
/** The emulator puts everybody into one workspace of its own. */
const inTeam = (team_id: string): SlackFault => ({
  status: 200,
  body: { ok: true, user: { team_id } },
});
const LIMITED: SlackFault = { status: 429, headers: { 'retry-after': '2' } };
const BROKEN: SlackFault = { status: 500 };
/** More than are tried. */
const FOR_GOOD = Array.from({ length: 50 }, () => BROKEN);

describe('whoever asks something of Slack while it does not get on', () => {
  let app: SlackApp;
  let before: number;
  beforeAll(async () => {
    app = await startSlackApp({ time: movedClock() });
  });
  beforeEach(() => {
    before = app.slack.calls.length;
  });
  afterAll(() => app.stop());

  const user = () => app.slack.user(KEY);
  const done = (method: string): SlackCall | undefined =>
    app.slack.calls.slice(before).find((call) => call.done && call.method === method);

  /** What Slack took, as text, once it did. */
  async function taken(method: string): Promise<string> {
    await expect.poll(() => done(method)).toBeDefined();
    return JSON.stringify(done(method)?.args);
  }

  const event = (content: object) =>
    app.transport.event({
      type: 'event_callback',
      event_id: `Ev${randomUUID()}`,
      event_time: Math.floor(Date.now() / 1000),
      team_id: 'T0POLICE',
      event: content,
    });
  const mention = (text: string, more: object = {}) =>
    event({
      type: 'app_mention',
      user: user(),
      channel: app.slack.channel,
      text: `<@U0BOT> ${text}`,
      ts: randomUUID(),
      ...more,
    });
  const look = (who = user()) => event({ type: 'app_home_opened', user: who, tab: 'home' });

  /** A press in a modal that asks for a form. */
  async function pressInModal(action: object): Promise<void> {
    const trigger_id = await app.slack.trigger(KEY);
    const shown = await app.slack.trigger(KEY);
    const view = await openModal(shown);
    await app.transport.interaction({
      type: 'block_actions',
      user: { id: user(), team_id: 'T0POLICE' },
      team: { id: 'T0POLICE' },
      trigger_id,
      view,
      actions: [action],
    });
  }

  async function openModal(trigger_id: string): Promise<Readonly<Record<string, unknown>>> {
    const fields = { text: '', user_id: user(), channel_id: app.slack.channel, trigger_id };
    await app.transport.command(commandFields({ ...fields, response_url: app.slack.responseUrl }));
    await taken('views.open');
    return { ...Object(done('views.open')?.answer['view']), type: 'modal' };
  }

  const ASKS = { action_id: 'command-again', value: 'signal', type: 'button' };

  it.each([
    ['429', LIMITED],
    ['500', BROKEN],
    ['hash_conflict', refusal('hash_conflict')],
  ])('gets the form in the modal after views.update answered %s', async (_, fault) => {
    app.slack.fail('views.update', fault);
    await pressInModal(ASKS);
    expect(await taken('views.update')).toContain('What was seen or heard');
  });

  it('gets a button that opens the form where views.update fails for good', async () => {
    app.slack.fail('views.update', ...FOR_GOOD);
    await pressInModal(ASKS);
    const said = await taken('chat.postEphemeral');
    app.slack.fail('views.update');
    expect(said).toContain('did not open the form');
    expect(said).toContain('Open the form');
  });

  it.each([
    ['token_revoked', 'install it here again'],
    ['missing_scope', 'install it here again'],
    ['invalid_arguments', 'did not open the form'],
    ['expired_trigger_id', 'too little time'],
  ])('hears the true cause of a form that is not there: %s', async (code, cause) => {
    app.slack.fail('views.open', refusal(code));
    const trigger_id = await app.slack.trigger(KEY);
    const fields = { user_id: user(), channel_id: app.slack.channel, trigger_id };
    await app.transport.command(commandFields({ ...fields, response_url: app.slack.responseUrl }));
    expect(await taken('response_url')).toContain(cause);
  });

  it('is not told of too little time where nothing could have opened a form', async () => {
    await mention('signal', { user_team: 'T0POLICE' });
    const said = await taken('chat.postEphemeral');
    expect(said).toContain('The form is ready');
    expect(said).not.toContain('too little time');
  });

  it('hears that a form got no more room', async () => {
    app.slack.fail('views.update', ...FOR_GOOD);
    const value = JSON.stringify({ name: 'facts', label: 'Facts', most: 8_000 });
    await pressInModal({ action_id: 'more-room', value, type: 'button' });
    const said = await taken('chat.postEphemeral');
    app.slack.fail('views.update');
    expect(said).toContain('did not give the form more room');
  });

  it('of whom Slack does not say who they are is told so, alone', async () => {
    app.slack.fail('users.info', ...FOR_GOOD);
    await mention('signal list');
    expect(await taken('chat.postEphemeral')).toContain('did not say which organisation');
    await look();
    expect(await taken('views.publish')).toContain('did not say which organisation');
    const trigger_id = await app.slack.trigger(KEY);
    await app.transport.interaction({ ...ON_MESSAGE(), trigger_id });
    expect(await taken('response_url')).toContain('did not say which organisation');
    app.slack.fail('users.info');
  });

  it('is answered once Slack says after all who they are', async () => {
    const other = app.slack.user('safety-coordinator');
    app.slack.fail('users.info', LIMITED, BROKEN, inTeam('T0COUNCIL'));
    await look(other);
    expect(await taken('views.publish')).toContain('What waits for you');
    await mention('signal list', { user: other });
    expect(await taken('chat.postEphemeral')).toContain(other);
  });

  it('sees the page of what waits though Slack took it at the second try', async () => {
    app.slack.fail('users.info', inTeam('T0POLICE'));
    app.slack.fail('views.publish', BROKEN, LIMITED);
    await look();
    expect(await taken('views.publish')).toContain('What waits for you');
  });

  it('raises a message as a signal though Slack names no workspace of theirs', async () => {
    const trigger_id = await app.slack.trigger(KEY);
    await app.transport.interaction({ ...ON_MESSAGE(), trigger_id });
    expect(await taken('views.open')).toContain('Two leaflets.');
  });

  /** After https://docs.slack.dev/reference/interaction-payloads/shortcuts-interaction-payload: no `user.team_id`. */
  const ON_MESSAGE = () => ({
    type: 'message_action',
    callback_id: 'signal.raise~0',
    user: { id: user(), name: 'officer' },
    team: { id: 'T0POLICE', domain: 'police' },
    channel: { id: app.slack.channel, name: 'joint-desk' },
    response_url: app.slack.responseUrl,
    message: { text: 'Two leaflets.', ts: '1.1' },
  });
});
