import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { textOf } from '../journeys/teams-driver.ts';
import { startTeamsApp, type TeamsApp } from '../support/teams/teams-app.ts';
import {
  activity,
  installation,
  mention,
  type Sent,
  task,
  update,
} from '../support/teams/teams-requests.ts';

const OFFICER = { key: 'liaison-officer' };
const COORDINATOR = { key: 'safety-coordinator' };
const LONG = { timeout: 15_000 };

/** One after the other: what one leaves, the next begins with. */
describe('where Tandem can speak in Teams', () => {
  let app: TeamsApp;

  beforeAll(async () => {
    app = await startTeamsApp();
  });
  afterAll(() => app.stop());

  const send = async (sent: Sent) => {
    expect((await app.transport(sent)).status).toBe(200);
  };
  const prisma = () => app.tandem.core.database.prisma;
  const parked = () =>
    prisma().delivery.count({
      where: { state: 'parked', card: 'signal.card', conversation: { platform: 'teams' } },
    });
  const titles = () => app.teams.messages().map(({ activity: { summary } }) => summary ?? '');
  const references = () => prisma().conversationReference.findMany();

  /** Raised in the practice room's way, straight into dispatch: nothing comes from Teams. */
  async function raise(): Promise<string> {
    const { tenant, object } = app.teams.person('liaison-officer');
    const reply = await app.tandem.core.dispatch({
      kind: 'submission',
      id: randomUUID(),
      actor: { platform: 'teams', tenant, user: object },
      conversation: undefined,
      locale: undefined,
      action: 'signal.raise',
      key: randomUUID(),
      about: undefined,
      values: { facts: 'Leaflets.', categories: ['care'], urgency: 'normal' },
    });
    const title = reply.kind === 'card' ? reply.card.title : '';
    return /S-\d{4}-\d{4}/.exec(title)?.[0] ?? '';
  }

  it('what is owed to a channel waits until Tandem is installed', async () => {
    const reference = await raise();
    await expect.poll(parked, LONG).toBe(1);
    // Teams names the general channel of the team; the joint channel has the same connector.
    const general = { id: `19:${randomUUID()}@thread.tacv2`, type: 'channel' } as const;
    await send(installation(app.teams, { ...OFFICER, where: general }, 'add'));
    await expect.poll(() => titles().join(), LONG).toContain(reference);
    expect(await parked()).toBe(0);
  });

  it('a channel that Tandem may not write to makes what is owed wait, and a coordinator is told', async () => {
    const channel = app.teams.conversation(app.teams.channel);
    if (!channel) throw new Error('The channel is there.');
    channel.refuses = 'BotNotInConversationRoster';
    // In another channel, somebody lets Tandem know where they are.
    const chat = { ...OFFICER, where: 'personal' } as const;
    const { tenant } = app.teams.person('liaison-officer');
    const id = activity(app.teams, chat).conversation?.id ?? '';
    // Tandem may have opened it by itself already, and said there what it has to say.
    if (!app.teams.conversation(id)) {
      app.teams.addConversation({ id, tenant, kind: 'direct', members: ['liaison-officer'] });
    }
    await send(activity(app.teams, chat, { text: 'home' }));
    const reference = await raise();
    await expect.poll(parked, LONG).toBe(1);
    const told = () =>
      app.teams
        .messages(id)
        .map((one) => textOf(one.activity))
        .join();
    await expect.poll(told, LONG).toContain('Tandem cannot post in joint-desk');
    delete channel.refuses;
    const membersAdded = [{ id: app.teams.botId, name: 'Tandem' }];
    await send(update(app.teams, OFFICER, { membersAdded }));
    await expect.poll(() => titles().join(), LONG).toContain(reference);
  });

  it('a channel that is renamed has its new name', async () => {
    const channelData = {
      eventType: 'channelRenamed',
      channel: { id: app.teams.channel, name: 'joint-room' },
      tenant: { id: app.teams.tenants.police },
    };
    await send(update(app.teams, OFFICER, { channelData }));
    await expect.poll(() => prisma().channel.count({ where: { name: 'joint-room' } })).toBe(1);
  });

  it('a channel that is deleted gets nothing until it is restored', async () => {
    const about = (eventType: string) => ({
      channelData: {
        eventType,
        channel: { id: app.teams.channel, name: 'joint-room' },
        tenant: { id: app.teams.tenants.police },
      },
    });
    const external = app.teams.channel;
    await send(update(app.teams, OFFICER, about('channelDeleted')));
    const known = () => prisma().conversationReference.count({ where: { external } });
    await expect.poll(known).toBe(0);
    const reference = await raise();
    await expect.poll(parked, LONG).toBe(1);
    expect(titles().join()).not.toContain(reference);
    await send(update(app.teams, OFFICER, about('channelRestored')));
    await expect.poll(() => titles().join(), LONG).toContain(reference);
  });

  it('after it is taken away, nothing is sent until somebody speaks to it again', async () => {
    const external = app.teams.channel;
    const known = () => prisma().conversationReference.count({ where: { external } });
    await send(installation(app.teams, OFFICER, 'remove'));
    await expect.poll(known).toBe(0);
    const before = app.teams.calls.length;
    const reference = await raise();
    await expect.poll(parked, LONG).toBe(1);
    const posts = app.teams.calls.slice(before).filter(({ kind }) => kind === 'post');
    expect(posts.filter(({ conversation }) => conversation === external)).toEqual([]);
    await send(mention(app.teams, OFFICER, 'signal list'));
    await expect.poll(() => titles().join(), LONG).toContain(reference);
  });

  it('a message in a thread tells of its channel; a new service address takes the place of the old', async () => {
    const sent = mention(app.teams, COORDINATOR, 'signal list');
    const id = `${app.teams.channel};messageid=1700000000000`;
    const conversation = { ...sent.conversation, id } as NonNullable<Sent['conversation']>;
    const serviceUrl = app.teams.serviceUrl.replace('/emea/', '/emea/other/');
    await send({ ...sent, serviceUrl, conversation });
    const where = { external: app.teams.channel };
    const found = () => prisma().conversationReference.findFirst({ where });
    await expect.poll(async () => (await found())?.serviceUrl).toBe(serviceUrl);
    expect(await found()).toMatchObject({ conversation: app.teams.channel, kind: 'channel' });
    expect((await references()).every(({ conversation }) => !conversation.includes(';'))).toBe(
      true,
    );
    await send(mention(app.teams, OFFICER, 'signal list'));
    await expect.poll(async () => (await found())?.serviceUrl).toBe(app.teams.serviceUrl);
  });

  it('who left is asked for anew', async () => {
    const asked = () => app.teams.calls.filter(({ kind }) => kind === 'member').length;
    const fetches = () =>
      send(task(app.teams, OFFICER, 'task/fetch', { action: 'command-again', value: 'signal' }));
    await fetches();
    const before = asked();
    await fetches();
    expect(asked()).toBe(before);
    const { id } = app.teams.person('liaison-officer');
    await send(update(app.teams, OFFICER, { membersRemoved: [{ id, name: '' }] }));
    await fetches();
    expect(asked()).toBe(before + 1);
  });
});
