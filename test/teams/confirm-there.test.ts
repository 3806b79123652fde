import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { firstMessagePushed } from '../journeys/crisis-journey.ts';
import { actionsOf, teamsPerson } from '../journeys/teams-driver.ts';
import { movedClock } from '../support/moved-clock.ts';
import { startTeamsApp, type TeamsApp } from '../support/teams/teams-app.ts';
import { directId } from '../support/teams/teams-conversations.ts';
import { activity, press } from '../support/teams/teams-requests.ts';

const CONFIRM = 'Confirm that you have read it';
const SOON = { timeout: 20_000, interval: 100 };
const WITH_APP = ['liaison-officer', 'community-officer', 'safety-coordinator', 'mayors-office'];

/** The joint channel is hosted by the police; the municipality is a tenant of its own. */
describe('that a crisis message was read in a channel of Teams', () => {
  let app: TeamsApp;

  beforeAll(async () => {
    app = await startTeamsApp({
      time: movedClock(),
      file: (file) => ({
        ...file,
        channels: file.channels
          .filter(({ platform }) => platform === 'teams')
          .map((one) => ({ ...one, exercise: true, people: 12 })),
      }),
    });
    for (const key of WITH_APP) {
      const somebody = app.teams.person(key);
      const { tenant } = somebody;
      app.teams.addConversation({ id: directId(somebody), tenant, kind: 'direct', members: [key] });
      await app.transport(activity(app.teams, { key, where: 'personal' }, { text: 'help' }));
    }
  });
  afterAll(() => app.stop());

  const person = (key: string) => teamsPerson(app.teams, app.transport, key);
  const confirmed = () =>
    app.tandem.core.database.prisma.crisisTarget.count({ where: { confirmedAt: { not: null } } });

  it('is not taken from somebody who presses it elsewhere and is of another tenant, but from who is in it', async () => {
    const message = await firstMessagePushed(person('liaison-officer'), person('mayors-office'));
    const button = app.teams
      .messages()
      .flatMap((one) => actionsOf(one.activity))
      .find(({ title }) => title === CONFIRM);
    if (!button) throw new Error('It stands below the message.');
    const elsewhere = { key: 'mayors-office', where: 'personal' } as const;
    const { body } = await app.transport(press(app.teams, elsewhere, button));
    expect(JSON.stringify(body)).toContain('Only somebody who can be in');
    expect(await confirmed()).toBe(0);
    await person('mayors-office').presses(CONFIRM, message);
    await expect.poll(confirmed, SOON).toBe(1);
  });
});
