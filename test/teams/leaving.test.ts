import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PartnershipFile } from '../../src/domain/register/partnership-file.ts';
import { planned } from '../journeys/liaison-journey.ts';
import { teamsPerson } from '../journeys/teams-driver.ts';
import { movedClock } from '../support/moved-clock.ts';
import { register, startTeamsApp, type TeamsApp } from '../support/teams/teams-app.ts';
import { directId } from '../support/teams/teams-conversations.ts';
import { activity } from '../support/teams/teams-requests.ts';

const LEAVES = 'safety-coordinator';
const SOON = { timeout: 20_000, interval: 100 };

describe('somebody who was invited to meetings on Teams, and leaves', () => {
  let app: TeamsApp;
  let file: PartnershipFile | undefined;

  beforeAll(async () => {
    app = await startTeamsApp({
      time: movedClock(),
      file: (given) => {
        const channels = given.channels.filter(({ platform }) => platform === 'teams');
        file = { ...given, channels };
        return file;
      },
    });
    for (const key of ['liaison-officer', LEAVES]) {
      const somebody = app.teams.person(key);
      const { tenant } = somebody;
      app.teams.addConversation({ id: directId(somebody), tenant, kind: 'direct', members: [key] });
      await app.transport(activity(app.teams, { key, where: 'personal' }, { text: 'help' }));
    }
  });
  afterAll(() => app.stop());

  const told = async (key: string) => {
    const cards = await teamsPerson(app.teams, app.transport, key).told();
    return cards.map(({ text }) => text).join('\n---\n');
  };

  it('is told what to take out of their calendar, and nobody else is', async () => {
    const reference = await planned(teamsPerson(app.teams, app.transport, 'liaison-officer'));
    await expect.poll(() => told(LEAVES), SOON).toContain(reference);
    if (!file) throw new Error('It was imported.');
    const members = file.members.filter(({ key }) => key !== LEAVES);
    await register(app.tandem, { ...file, members });
    await expect.poll(() => told(LEAVES), SOON).toContain('You are no longer invited to meetings');
    expect(await told(LEAVES)).toMatch(
      new RegExp(`${reference} · Liaison meeting[\\s\\S]*Next: Thu`),
    );
    expect(await told('liaison-officer')).not.toContain('no longer invited');
  });
});
