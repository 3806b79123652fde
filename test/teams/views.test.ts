import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actionsOf, teamsPerson, textOf } from '../journeys/teams-driver.ts';
import { startTeamsApp, type TeamsApp } from '../support/teams/teams-app.ts';
import { type From, press } from '../support/teams/teams-requests.ts';

const OFFICER = { key: 'liaison-officer' };
const COORDINATOR = { key: 'safety-coordinator' };
const LONG = { timeout: 15_000 };
type Json = Readonly<Record<string, unknown>>;

describe('how each member sees a card in a channel of Teams', () => {
  let app: TeamsApp;

  beforeAll(async () => {
    app = await startTeamsApp();
    app.teams.conversation(app.teams.channel)?.members.push('stranger');
  });
  afterAll(() => app.stop());

  const cards = () =>
    app.teams.messages().filter(({ only, root }) => only === undefined && root === undefined);
  const newest = (): Json => cards().at(-1)?.activity.attachments[0]?.content ?? {};
  const refreshOf = (card: Json) => Object(card['refresh']);
  /** As Teams asks by itself once somebody sees the card. */
  const seenBy = async (from: From, action: Json) =>
    Object((await app.transport(press(app.teams, from, action))).body);
  const labels = (card: unknown) =>
    actionsOf(Object(card)['actions']).map(({ title }) => String(title));

  async function raise(): Promise<string> {
    const officer = teamsPerson(app.teams, app.transport, OFFICER.key);
    const before = cards().length;
    await officer.types('/signal');
    const form = { facts: 'Leaflets.', categories: ['care'], urgency: 'normal' };
    const [reference = ''] = /S-\d{4}-\d{4}/.exec((await officer.submits(form)).text) ?? [];
    await expect.poll(() => cards().length, LONG).toBe(before + 1);
    return reference;
  }

  it('Teams asks for the members that are registered, and for nobody else', async () => {
    await raise();
    const { userIds } = refreshOf(newest());
    const registered = ['liaison-officer', 'community-officer', 'safety-coordinator'];
    for (const key of registered) expect(userIds).toContain(app.teams.person(key).id);
    expect(userIds).not.toContain(app.teams.person('stranger').id);
  });

  it('who is asked to acknowledge sees the button, and who raised it does not', async () => {
    const { action } = refreshOf(newest());
    const [theirs, mine] = [await seenBy(COORDINATOR, action), await seenBy(OFFICER, action)];
    for (const { statusCode, type } of [theirs, mine]) {
      expect({ statusCode, type }).toEqual({
        statusCode: 200,
        type: 'application/vnd.microsoft.card.adaptive',
      });
    }
    expect(labels(theirs.value)).toEqual(['Acknowledge', 'Open']);
    expect(labels(mine.value)).toEqual(['Open']);
    expect(textOf(mine.value)).toBe(textOf(newest()));
    // It can be asked for again, for the same person alone.
    expect(refreshOf(mine.value)).toEqual({ action, userIds: [app.teams.person(OFFICER.key).id] });
  });

  it('it is refused to strangers, elsewhere, and of what is no card there', async () => {
    const { action } = refreshOf(newest());
    const { data } = action;
    const elsewhere = { id: '19:elsewhere@thread.tacv2', type: 'channel' } as const;
    const { tenant } = app.teams.person(OFFICER.key);
    const members = [OFFICER.key];
    app.teams.addConversation({ id: elsewhere.id, tenant, kind: 'channel', members });
    const of = (value: string) => ({ ...action, data: { ...data, value } });
    for (const [from, asked] of [
      [{ key: 'stranger' }, action],
      [{ ...OFFICER, where: elsewhere }, action],
      [{ ...OFFICER, where: 'personal' }, action],
      [OFFICER, of(randomUUID())],
      [OFFICER, of('x')],
      [OFFICER, of('')],
    ] as const) {
      const { statusCode, type } = await seenBy(from, asked);
      expect({ statusCode, type }).toEqual({
        statusCode: 403,
        type: 'application/vnd.microsoft.error',
      });
    }
  });

  it('goes on as the card changes, and goes out where nobody can be asked for', async () => {
    const title = textOf(newest()).match(/S-\d{4}-\d{4}/)?.[0] ?? '';
    const coordinator = teamsPerson(app.teams, app.transport, COORDINATOR.key);
    await coordinator.presses('Acknowledge', title);
    await expect.poll(() => textOf(newest()), LONG).toContain('Acknowledged by');
    const { action, userIds } = refreshOf(newest());
    expect(userIds).toContain(app.teams.person(OFFICER.key).id);
    expect(textOf((await seenBy(OFFICER, action)).value)).toContain('Acknowledged by');
    const alone = await startTeamsApp();
    alone.teams.fail('members', { answer: 403, code: 'Forbidden' });
    const officer = teamsPerson(alone.teams, alone.transport, OFFICER.key);
    await officer.types('/signal');
    await officer.submits({ facts: 'Leaflets.', categories: ['care'], urgency: 'normal' });
    await expect.poll(async () => (await officer.cards()).length, LONG).toBe(1);
    const [card] = alone.teams.messages().filter(({ only }) => only === undefined);
    expect(card?.activity.attachments[0]?.content['refresh']).toBeUndefined();
    await alone.stop();
  });
});
