import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actionsOf, filledIn, teamsPerson, textOf } from '../journeys/teams-driver.ts';
import type { TeamsCall } from '../support/teams/emulated-teams.ts';
import { startTeamsApp, type TeamsApp } from '../support/teams/teams-app.ts';
import {
  activity,
  extension,
  type From,
  mention,
  press,
  type Sent,
  slash,
  task,
  update,
} from '../support/teams/teams-requests.ts';

const OFFICER = { key: 'liaison-officer' };
const COORDINATOR = { key: 'safety-coordinator' };
type Json = Readonly<Record<string, unknown>>;

describe('ways into Tandem from Teams', () => {
  let app: TeamsApp;

  beforeAll(async () => {
    app = await startTeamsApp();
    for (const { key } of [OFFICER, COORDINATOR]) openChat(key);
  });
  afterAll(() => app.stop());

  const send = (sent: Sent) => app.transport(sent);
  const alone = (key: string): From => ({ key, where: 'personal' });
  const chatOf = (key: string) => activity(app.teams, alone(key)).conversation?.id ?? '';

  /** They installed Tandem for themselves. */
  function openChat(key: string): void {
    const { tenant } = app.teams.person(key);
    app.teams.addConversation({ id: chatOf(key), tenant, kind: 'direct', members: [key] });
  }

  /** What the bot posts while something is done, until so many. */
  async function postsOf(act: () => Promise<unknown>, many = 1): Promise<readonly TeamsCall[]> {
    const before = app.teams.calls.length;
    await act();
    const posts = () => app.teams.calls.slice(before).filter(({ kind }) => kind === 'post');
    await expect.poll(() => posts().length).toBeGreaterThanOrEqual(many);
    return posts();
  }
  async function postOf(act: () => Promise<unknown>): Promise<{ call: TeamsCall; body: Json }> {
    const [call] = await postsOf(act);
    if (!call) throw new Error('Nothing was posted.');
    return { call, body: JSON.parse(call.body) };
  }
  const offerOf = (body: unknown): Json => {
    const found = actionsOf(body).find(({ title }) => title === 'Open the form');
    if (!found) throw new Error('No form is offered.');
    return found;
  };
  const fetched = async (from: From, action: Json) =>
    dialogOf((await send(task(app.teams, from, 'task/fetch', Object(action['data'])))).body);

  it('a slash command is heard by Tandem alone, and answered to its author alone', async () => {
    const { call, body } = await postOf(() =>
      send(slash(app.teams, OFFICER, 'signal two leaflets at the tram stop')),
    );
    expect(call).toMatchObject({ targeted: true, conversation: app.teams.channel, status: 201 });
    expect(call.path).toContain('isTargetedActivity=true');
    expect(body['recipient']).toEqual({ id: app.teams.person('liaison-officer').id });
    expect(offerOf(body)).toMatchObject({
      type: 'Action.Submit',
      data: { msteams: { type: 'task/fetch' } },
    });
    const { card } = await fetched(OFFICER, offerOf(body));
    expect(inputOf(card, 'facts')).toMatchObject({ value: 'two leaflets at the tram stop' });
  });

  it('what follows a mention in a channel is left there, and its author is asked to remove it', async () => {
    const { call, body } = await postOf(() =>
      send(mention(app.teams, OFFICER, 'signal Quillfeather was at the tram stop')),
    );
    expect(call.targeted).toBe(true);
    expect(textOf(body)).toContain('If it concerns a person, please remove it');
    const dialog = await fetched(OFFICER, offerOf(body));
    expect(inputOf(dialog.card, 'facts')['value']).toBeUndefined();
    expect(JSON.stringify([body, dialog])).not.toContain('Quillfeather');
  });

  it.each(['signal list police', 'tandem signal list', 'Signal LIST', 'signal show S-2026-9999'])(
    'a mention with %j is taken as it is',
    async (text) => {
      const { call, body } = await postOf(() => send(mention(app.teams, OFFICER, text)));
      expect(call.targeted).toBe(true);
      expect(JSON.stringify(body)).not.toContain('please remove it');
      expect(JSON.stringify(body)).not.toContain('Open the form');
    },
  );

  it.each([
    'signal show Quillfeather',
    'tandem signal list what Quillfeather said',
    'Quillfeather',
  ])('of a mention with %j, words that are not ours are left there', async (text) => {
    const posts = await postsOf(() => send(mention(app.teams, OFFICER, text)), 2);
    expect(posts.every(({ targeted }) => targeted)).toBe(true);
    expect(posts[0]?.body).toContain('please remove it');
    expect(JSON.stringify(posts)).not.toContain('Quillfeather');
  });

  it('plain text in the chat with Tandem is answered there', async () => {
    const { call, body } = await postOf(() =>
      send(activity(app.teams, alone('liaison-officer'), { text: 'signal a van &lt;blue&gt;' })),
    );
    expect(call).toMatchObject({ targeted: false, conversation: chatOf('liaison-officer') });
    const dialog = await fetched(alone('liaison-officer'), offerOf(body));
    expect(inputOf(dialog.card, 'facts')).toMatchObject({ value: 'a van <blue>' });
  });

  it.each([
    ['a zero-width sign', '<at>Tandem</at>\u200b\u2060 signal list police'],
    ['a paragraph', '<p><at>Tandem</at>&nbsp;signal list police</p>'],
    ['bold', '<at>Tandem</at> **signal list police**'],
    ['code', '<at>Tandem</at> <code>signal list police</code>'],
    ['two mentions', '<at>Tandem</at> <at>Tandem</at> signal list police'],
    ['a greeting', 'Hi <at>Tandem</at>, signal list police'],
  ])('a mention with %s still finds the command', async (_, text) => {
    const { body } = await postOf(() =>
      send({ ...mention(app.teams, OFFICER, ''), text, textFormat: 'xml' }),
    );
    expect(textOf(body)).toContain('raised by');
    expect(JSON.stringify(body)).not.toContain('please remove it');
  });

  it('a picture alone in the chat with Tandem gets a word', async () => {
    const attachments = [
      { contentType: 'image/png', contentUrl: 'https://example.org/x.png' },
      { contentType: 'text/html', content: '<p><img src="x"></p>' },
    ];
    const { body } = await postOf(() =>
      send(activity(app.teams, alone('liaison-officer'), { text: '', attachments })),
    );
    expect(body['text']).toContain('takes no pictures');
  });

  it('a text too long to carry gets the form, and a word that says so', async () => {
    const text = `signal ${'Leaflets at the tram stop. '.repeat(4_000)}`;
    const { body, call } = await postOf(() =>
      send(activity(app.teams, alone('liaison-officer'), { text })),
    );
    expect(call.status).toBe(201);
    expect(textOf(body)).toContain('too long to take over');
    const { card } = await fetched(alone('liaison-officer'), offerOf(body));
    expect(inputOf(card, 'facts')['value']).toBeUndefined();
  });

  it.each(['', 'home', '/tandem'])('%j in the chat with Tandem shows what waits', async (text) => {
    const { body } = await postOf(() =>
      send(activity(app.teams, alone('liaison-officer'), { text })),
    );
    expect(textOf(body)).toContain('What waits for you · Havenstad');
  });

  it('an action on a message opens the form with the message as its facts', async () => {
    const html =
      '<div>A van &lt;blue&gt; &amp; <b>two</b> people<br>at the <at id="0">gate</at></div>';
    const { status, body } = await send(extension(app.teams, OFFICER, 'signal.raise~0', html));
    expect(status).toBe(200);
    expect(inputOf(dialogOf(body).card, 'facts')).toMatchObject({
      value: 'A van <blue> & two people\nat the gate',
    });
  });

  it('a submission with faults comes back with them and with all that was typed', async () => {
    const { body } = await send(extension(app.teams, OFFICER, 'signal.raise~0', 'Some facts.'));
    const { card } = dialogOf(body);
    const submits = async (one: Json, values: Record<string, string>) =>
      dialogOf((await send(task(app.teams, OFFICER, 'task/submit', filledIn(one, values)))).body);
    const wrong = { facts: '', interpretation: 'Kept.', categories: 'care,recruitment' };
    const again = await submits(card, wrong);
    expect(textOf(again.card)).toContain('Please fill this in.');
    expect(inputOf(again.card, 'interpretation')).toMatchObject({ value: 'Kept.' });
    expect(inputOf(again.card, 'categories')).toMatchObject({ value: 'care,recruitment' });
    // The second look asks, in a dialog that takes the place of the one submitted.
    const facts = 'Call 0612345678 about it.';
    const asked = await submits(again.card, { facts });
    expect(textOf(asked.card)).toContain('looks like it concerns a person');
    expect(inputOf(asked.card, 'facts')).toMatchObject({ value: facts });
    const done = await submits(asked.card, { second_look: 'keep' });
    const [reference = ''] = /S-\d{4}-\d{4}/.exec(textOf(done.card)) ?? [];
    // In a dialog, a button of a card is submitted.
    const [button] = actionsOf(done.card);
    expect(button).toMatchObject({ type: 'Action.Submit', title: 'Open' });
    const pressed = task(app.teams, OFFICER, 'task/submit', Object(button?.['data']));
    const opened = dialogOf((await send(pressed)).body);
    expect(textOf(opened.card)).toContain(facts);
    expect(textOf(opened.card)).toContain(reference);
    // The same submission again, under another activity id, is the same record.
    const repeated = await submits(asked.card, { second_look: 'keep' });
    expect(textOf(repeated.card)).toContain(`${reference} is recorded`);
    expect(await app.tandem.core.database.prisma.signal.count()).toBe(1);
  });

  it('the same activity twice is done once', async () => {
    const sent = slash(app.teams, OFFICER, 'signal list');
    const before = app.teams.calls.length;
    expect((await send(sent)).status).toBe(200);
    expect((await send(sent)).status).toBe(200);
    await send(slash(app.teams, COORDINATOR, 'signal list'));
    // A card may come to the channel meanwhile.
    const answered = () => app.teams.calls.slice(before).filter(({ targeted }) => targeted);
    const told = () => answered().map(({ body }) => JSON.parse(body).recipient.id);
    const both = [OFFICER, COORDINATOR].map(({ key }) => app.teams.person(key).id);
    await expect.poll(() => told().toSorted()).toEqual(both.toSorted());
  });

  it('who cannot be answered in the channel alone is answered in their own chat', async () => {
    app.teams.fail('post', { answer: 403, code: 'Forbidden' });
    const posts = await postsOf(() => send(slash(app.teams, OFFICER, 'signal list')), 2);
    expect(posts.map(({ targeted, conversation }) => [targeted, conversation])).toEqual([
      [true, app.teams.channel],
      [false, chatOf('liaison-officer')],
    ]);
  });

  it('who is of another organisation than the host is told in the channel, without content', async () => {
    app.teams.fail('post', { answer: 403, code: 'Forbidden' });
    const posts = await postsOf(() => send(slash(app.teams, COORDINATOR, 'signal list')), 2);
    const said = posts.find(({ targeted }) => !targeted);
    expect(said?.conversation).toBe(app.teams.channel);
    const { id, name } = app.teams.person('safety-coordinator');
    const text = `<at>${name}</at>`;
    expect(JSON.parse(said?.body ?? '{}')).toEqual({
      type: 'message',
      textFormat: 'xml',
      text: expect.stringMatching(
        `^${text} There is an answer, but no way to show it to one person`,
      ),
      entities: [{ type: 'mention', text, mentioned: { id, name } }],
    });
  });

  it('who is of another tenant is refused, though the channel is hosted by one that is known', async () => {
    const stranger = { key: 'stranger' };
    app.teams.conversation(app.teams.channel)?.members.push('stranger');
    const { body } = await postOf(() => send(slash(app.teams, stranger, 'signal list')));
    expect(body['text']).toContain('Tandem does not know you yet');
    const { prisma } = app.tandem.core.database;
    const before = await prisma.signal.count();
    const { card } = dialogOf(
      (await send(extension(app.teams, OFFICER, 'signal.raise~0', 'Facts.'))).body,
    );
    for (const sent of [
      press(app.teams, stranger, execute('signal.open', 'S-2026-0001')),
      task(app.teams, stranger, 'task/fetch', { action: 'command-again', value: 'signal' }),
      task(app.teams, stranger, 'task/submit', filledIn(card, { categories: 'care' })),
      extension(app.teams, stranger, 'signal.raise~0', 'Facts.'),
    ]) {
      const said = JSON.stringify((await send(sent)).body);
      expect([sent.name, said]).toEqual([
        sent.name,
        expect.stringContaining('Tandem does not know you yet'),
      ]);
    }
    expect(await prisma.signal.count()).toBe(before);
    const noted = { platform: 'teams', tenant: app.teams.tenants.other };
    await expect.poll(() => prisma.refusedAttempt.count({ where: noted })).toBe(1);
  });

  it('who has the object id of a member, but another tenant, is refused', async () => {
    const { object } = app.teams.person('liaison-officer');
    const stranger = activity(app.teams, { key: 'stranger' });
    const sent = { ...slash(app.teams, { key: 'stranger' }, 'signal list') };
    const from = { id: app.teams.person('stranger').id, name: '', aadObjectId: object };
    const { body } = await postOf(() => send({ ...stranger, ...sent, from }));
    expect(body['text']).toContain('Tandem does not know you yet');
    const { aadObjectId: _nobody, ...without } = from;
    const answer = press(app.teams, { key: 'stranger' }, execute('signal.open', 'S-2026-0001'));
    expect(saidOf((await send({ ...answer, from: without })).body)).toContain('does not know you');
  });

  it('a press that shows something to one person alone says where', async () => {
    const pressed = press(app.teams, COORDINATOR, execute('signal.open', 'S-2026-0001'));
    const posts = await postsOf(async () => {
      expect(saidOf((await send(pressed)).body)).toBe('Tandem shows it here, to you alone.');
    });
    expect(posts[0]).toMatchObject({ targeted: true });
    expect(textOf(JSON.parse(posts[0]?.body ?? ''))).toContain('Call 0612345678 about it.');
  });

  it('a button of another version is answered politely', async () => {
    const pressed = press(app.teams, OFFICER, execute('signal.of_old', 'S-2026-0001'));
    expect(saidOf((await send(pressed)).body)).toContain('from an older version');
    const gone = await send(task(app.teams, OFFICER, 'task/submit', { nothing: 'ours' }));
    expect(Object(gone.body).task.value).toContain('from an older version');
  });

  it('the driver of the journeys sees the same', async () => {
    const officer = teamsPerson(app.teams, app.transport, 'liaison-officer');
    expect((await officer.types('/signal help')).text).toContain('/signal');
  });

  it('of whom Teams says too late who they are, nothing is recorded and nothing is lost', async () => {
    const officer = app.teams.person('liaison-officer');
    const left = { membersRemoved: [{ id: officer.id, name: '' }] };
    const { prisma } = app.tandem.core.database;
    const before = await prisma.signal.count();
    const opened = await send(extension(app.teams, OFFICER, 'signal.raise~0', 'Kept.'));
    const values = { categories: 'care', urgency: 'normal' };
    const form = filledIn(dialogOf(opened.body).card, values);
    for (const [answer, word] of [
      ['hang', 'Not recorded yet. Please press again'],
      [502, 'This could not be done'],
    ] as const) {
      await send(update(app.teams, OFFICER, left));
      app.teams.fail('member', { answer });
      const { card } = dialogOf((await send(task(app.teams, OFFICER, 'task/submit', form))).body);
      expect(textOf(card)).toContain(word);
      expect(inputOf(card, 'facts')).toMatchObject({ value: 'Kept.' });
    }
    await send(update(app.teams, OFFICER, left));
    app.teams.fail('member', { answer: 'hang' });
    const pressed = press(app.teams, OFFICER, execute('signal.open', 'S-2026-0001'));
    expect(saidOf((await send(pressed)).body)).toContain('Not recorded yet');
    expect(await prisma.signal.count()).toBe(before);
    const done = dialogOf((await send(task(app.teams, OFFICER, 'task/submit', form))).body);
    expect(textOf(done.card)).toContain('is recorded');
    expect(await prisma.signal.count()).toBe(before + 1);
  });
});

function execute(action: string, value: string): object {
  return { type: 'Action.Execute', verb: action, data: { action, value } };
}

function saidOf(body: unknown): string {
  const { statusCode, type, value } = Object(body);
  expect({ statusCode, type }).toEqual({
    statusCode: 200,
    type: 'application/vnd.microsoft.activity.message',
  });
  return value;
}

function dialogOf(body: unknown): { title: string; card: Json } {
  const { type, value } = Object(Object(body).task);
  expect({ type, value: String(value) }).toMatchObject({ type: 'continue' });
  expect(value.card.contentType).toBe('application/vnd.microsoft.card.adaptive');
  return { title: value.title, card: value.card.content };
}

function inputOf(card: Json, id: string): Json {
  const body: readonly Json[] = Object(card['body']);
  return body.find((one) => one['id'] === id) ?? {};
}
