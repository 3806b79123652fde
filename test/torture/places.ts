import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ChannelEntry, PartnershipFile } from '../../src/domain/register/partnership-file.ts';
import type { Database } from '../../src/storage/database/database.ts';
import { exampleFile, JOINT } from '../support/example.ts';
import {
  type EmulatedSlack,
  ONE_WORKSPACE,
  startEmulatedSlack,
} from '../support/slack/emulated-slack.ts';
import { type EmulatedTeams, startEmulatedTeams } from '../support/teams/emulated-teams.ts';
import { type Fate, startRoughLine } from './rough-line.ts';

const PLATFORMS = ['slack', 'teams', 'room'] as const;
type PlatformName = (typeof PLATFORMS)[number];

/** What every process under torture is started with. */
export const COMMON_SETTINGS = {
  PRACTICE_ROOM: 'on',
  LOG_LEVEL: 'error',
  // Each start is the same: it need not be compiled anew.
  NODE_COMPILE_CACHE: join(tmpdir(), 'tandem-torture-compiled'),
};

/** A conversation that is sent to, as the test knows it from outside. */
export interface Place {
  readonly name: string;
  readonly platform: PlatformName;
  /** In the register. */
  readonly conversationId: string;
  /** On its platform. */
  readonly external: string;
}

/** The chats far away, and the names of the places on each platform. */
export interface Far {
  readonly slack: EmulatedSlack;
  readonly teams: EmulatedTeams;
  readonly names: Readonly<Record<PlatformName, readonly string[]>>;
}

/** @param counts how many places there are on each platform. */
export async function startFar(counts: Readonly<Record<PlatformName, number>>): Promise<Far> {
  const names = {
    slack: namesOf('slack', counts.slack),
    teams: namesOf('teams', counts.teams),
    room: namesOf('room', counts.room),
  };
  return { names, slack: await startEmulatedSlack(names.slack), teams: await startEmulatedTeams() };
}

function namesOf(platform: PlatformName, count: number): string[] {
  const ending = platform === 'teams' ? '@thread.tacv2' : '';
  const start = platform === 'teams' ? '19:' : '';
  return Array.from({ length: count }, (_, index) => `${start}${platform}-${index + 1}${ending}`);
}

/** A channel of the register, as a place. */
export function placeOf(channel: Omit<Place, 'platform'> & { readonly platform: string }): Place {
  const { name, platform, conversationId, external } = channel;
  return { name, platform: nameOf(platform), conversationId, external };
}

function nameOf(platform: string): PlatformName {
  const found = PLATFORMS.find((one) => one === platform);
  if (!found) throw new Error(`${platform} is not on this stage.`);
  return found;
}

/** The lines of one process to both chats. */
export interface RoughLines {
  readonly slackSettings: Readonly<Record<string, string>>;
  readonly teamsSettings: Readonly<Record<string, string>>;
  /** Where Teams is, through the line. */
  readonly serviceUrl: string;
  stop(): Promise<void>;
}

export async function startRoughLines(
  { slack, teams }: Far,
  fateOf: () => Fate,
): Promise<RoughLines> {
  const toSlack = await startRoughLine(new URL(slack.apiUrl).origin, isSlackPost, fateOf);
  const toTeams = await startRoughLine(new URL(teams.serviceUrl).origin, isTeamsPost, fateOf);
  return {
    slackSettings: { ...ONE_WORKSPACE, SLACK_API_URL: `${toSlack.origin}/api/` },
    teamsSettings: { ...teams.settings, TEAMS_SERVICE_HOSTS: new URL(toTeams.origin).host },
    serviceUrl: `${toTeams.origin}/emea/`,
    async stop() {
      await toSlack.stop();
      await toTeams.stop();
    },
  };
}

function isSlackPost(_method: string, path: string): boolean {
  return path.endsWith('/chat.postMessage');
}

function isTeamsPost(method: string, path: string): boolean {
  return method === 'POST' && path.includes('/activities');
}

/**
 * The example, with these places and no others.
 *
 * @param joint so many on each platform are joint channels; in the others nothing is shown but what is pushed.
 */
export function fileWith({ slack, teams, names }: Far, joint = 0): PartnershipFile {
  const file = exampleFile();
  const groupsOf = (name: string, platform: PlatformName): ChannelEntry['groups'] =>
    names[platform].indexOf(name) < joint ? ['joint_channels'] : ['partner_channels'];
  const entry = (name: string, platform: PlatformName, more: Partial<ChannelEntry>) => {
    const channel = { key: name, name, platform, team: undefined, conversation: name };
    return { ...JOINT, groups: groupsOf(name, platform), ...channel, exercise: true, ...more };
  };
  for (const name of names.teams) {
    const members = ['liaison-officer'];
    teams.addConversation({ id: name, tenant: teams.tenants.police, kind: 'channel', members });
  }
  return {
    ...file,
    // The boards of those who sit in the unit stand in the practice room.
    members: file.members.map((member) => ({ ...member, slack: undefined })),
    channels: [
      ...names.slack.map((name) =>
        entry(name, 'slack', { team: 'T0POLICE', conversation: slack.channelOf(name) }),
      ),
      ...names.teams.map((name) => entry(name, 'teams', { team: teams.tenants.police })),
      ...names.room.map((name) => entry(name, 'room', {})),
    ],
  };
}

/** As if Tandem had been installed in each of them. */
export async function refer(
  { prisma }: Database,
  { teams, names }: Far,
  { serviceUrl }: RoughLines,
): Promise<void> {
  await prisma.conversationReference.createMany({
    data: names.teams.map((external) => ({
      platform: 'teams',
      tenant: teams.tenants.police,
      kind: 'channel',
      external,
      conversation: external,
      serviceUrl,
      botId: teams.botId,
      seenAt: new Date(),
    })),
  });
}
