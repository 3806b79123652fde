import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTandem, type Tandem } from '../../src/compose.ts';
import { readConfig } from '../../src/config.ts';
import type { PartnershipFile } from '../../src/domain/register/partnership-file.ts';
import { createLog } from '../../src/log.ts';
import type { JourneyPerson } from '../journeys/driver.ts';
import { slackPerson } from '../journeys/slack-driver.ts';
import { teamsPerson } from '../journeys/teams-driver.ts';
import { exampleFile, JOINT } from '../support/example.ts';
import { filledFolder } from '../support/process.ts';
import {
  type EmulatedSlack,
  ONE_WORKSPACE,
  startEmulatedSlack,
} from '../support/slack/emulated-slack.ts';
import { httpTransport, type SlackTransport } from '../support/slack/slack-transport.ts';
import { type EmulatedTeams, startEmulatedTeams } from '../support/teams/emulated-teams.ts';
import { onTeams, register, teamsTransport } from '../support/teams/teams-app.ts';

const FORM = {
  facts: 'Leaflets with a sign-up link lie at the tram stop.',
  categories: ['recruitment'],
  urgency: 'normal',
};
const LONG = { timeout: 15_000 };

/** The police work in Teams, the council in Slack; nobody has an account on both. */
describe('the heart of the product: police on Teams, council on Slack, one record', () => {
  let teams: EmulatedTeams;
  let slack: EmulatedSlack;
  let slackTransport: SlackTransport;
  let tandem: Tandem;
  let officer: JourneyPerson;
  let coordinator: JourneyPerson;

  beforeAll(async () => {
    teams = await startEmulatedTeams();
    slack = await startEmulatedSlack();
    const place = { DATA_DIR: filledFolder(), PORT: '0', SLACK_API_URL: slack.apiUrl };
    const config = readConfig({ ...place, ...ONE_WORKSPACE, ...teams.settings });
    tandem = await startTandem(config, createLog('silent'));
    await register(tandem, divided(exampleFile()));
    slackTransport = httpTransport(tandem.port);
    const address = `http://127.0.0.1:${tandem.port}/api/messages`;
    officer = teamsPerson(teams, teamsTransport(teams, address), 'liaison-officer');
    coordinator = slackPerson(slack, slackTransport, 'safety-coordinator');
  });
  afterAll(async () => {
    await tandem.stop();
    slackTransport.stop();
    await slack.stop();
    await teams.stop();
  });

  function divided(file: PartnershipFile): PartnershipFile {
    const both = onTeams(teams, file);
    const channel = {
      key: 'slack',
      name: 'joint-desk',
      platform: 'slack',
      team: 'T0COUNCIL',
      conversation: slack.channel,
      exercise: false,
      ...JOINT,
    } as const;
    return {
      ...both,
      channels: [channel, ...both.channels.filter(({ platform }) => platform === 'teams')],
      members: both.members.map((member) => ({
        ...member,
        slack:
          member.organisation === 'council'
            ? member.slack && { ...member.slack, user: slack.user(member.key) }
            : undefined,
        teams: member.organisation === 'police' ? member.teams : undefined,
      })),
    };
  }

  async function raise(by: JourneyPerson): Promise<string> {
    await by.types('/signal');
    const [reference = ''] = /S-\d{4}-\d{4}/.exec((await by.submits(FORM)).text) ?? [];
    for (const person of [officer, coordinator]) {
      await expect.poll(async () => (await person.cards()).at(-1)?.text, LONG).toContain(reference);
    }
    return reference;
  }

  async function bothSay(reference: string, what: string): Promise<void> {
    for (const person of [officer, coordinator]) {
      const cards = async () =>
        (await person.cards()).filter(({ text }) => text.includes(reference));
      await expect.poll(async () => (await cards()).at(-1)?.text, LONG).toContain(what);
      expect(await cards()).toHaveLength(1);
      expect((await cards()).at(-1)?.buttons).toEqual(['Choose the lead…', 'Open']);
      expect((await cards()).at(-1)?.text).not.toContain('Leaflets');
    }
  }

  it('a signal raised on Slack is acknowledged on Teams, and both cards say so', async () => {
    // The first word from Teams tells where its channels are; a card that came before it waited.
    await officer.types('/signal list');
    const reference = await raise(coordinator);
    const done = await officer.presses('Acknowledge', reference);
    expect(done).toMatchObject({ kind: 'notice', text: expect.stringContaining(reference) });
    await bothSay(reference, 'Acknowledged by Police Havenstad');
  });

  it('a signal raised on Teams is acknowledged on Slack, and both cards say so', async () => {
    const reference = await raise(officer);
    const done = await coordinator.presses('Acknowledge', reference);
    expect(done).toMatchObject({ kind: 'notice', text: expect.stringContaining(reference) });
    await bothSay(reference, 'Acknowledged by Municipality of Havenstad');
    const { prisma } = tandem.core.database;
    expect(await prisma.signal.count()).toBe(2);
  });
});
