import type {
  ChannelEntry,
  PartnershipFile,
} from '../../../src/domain/register/partnership-file.ts';
import type { KeyRing } from '../../../src/ports/keys.ts';
import type { Database } from '../../../src/storage/database/database.ts';
import { installationStore } from '../../../src/storage/people/installation-store.ts';
import { exampleFile, JOINT } from '../../support/example.ts';
import {
  BOT_TOKEN,
  type EmulatedSlack,
  startEmulatedSlack,
} from '../../support/slack/emulated-slack.ts';
import { SIGNING_SECRET } from '../../support/slack/slack-requests.ts';
import { type EmulatedTeams, startEmulatedTeams } from '../../support/teams/emulated-teams.ts';
import { type SlowLine, startSlowLine } from './slow-line.ts';

/** So many places in each workspace, */
export const WORKSPACES = [50, 50, 50, 50, 50];
/** and in each tenant. */
export const TENANTS = [125, 125];
const ANSWER_MILLISECONDS = 50;

/** Slack and Teams far away, with the places that a push goes to. */
export interface FarPlaces {
  readonly slack: EmulatedSlack;
  readonly teams: EmulatedTeams;
  readonly lines: { readonly slack: SlowLine; readonly teams: SlowLine };
  readonly settings: Readonly<Record<string, string>>;
  readonly file: PartnershipFile;
  stop(): Promise<void>;
}

/** @param reference as it stands in every message of the push, and in no other that is posted. */
export async function startFarPlaces(milliseconds = ANSWER_MILLISECONDS): Promise<FarPlaces> {
  const slack = await startEmulatedSlack(namesOf('slack', WORKSPACES).map(({ name }) => name));
  const teams = await startEmulatedTeams();
  const toSlack = await startSlowLine(
    new URL(slack.apiUrl).origin,
    milliseconds,
    (_, path, body) => path.endsWith('/chat.postMessage') && isPushed(decodeURIComponent(body)),
  );
  const toTeams = await startSlowLine(
    new URL(teams.serviceUrl).origin,
    milliseconds,
    (method, path, body) => method === 'POST' && path.includes('/activities') && isPushed(body),
  );
  const several = {
    PUBLIC_URL: 'https://tandem.example.org',
    SLACK_SIGNING_SECRET: SIGNING_SECRET,
    SLACK_CLIENT_ID: '1.2',
    SLACK_CLIENT_SECRET: 'client-secret',
    SLACK_STATE_SECRET: 's'.repeat(32),
    SLACK_API_URL: `${toSlack.origin}/api/`,
  };
  const atTeams = { ...teams.settings, TEAMS_SERVICE_HOSTS: new URL(toTeams.origin).host };
  return {
    slack,
    teams,
    lines: { slack: toSlack, teams: toTeams },
    settings: { ...several, ...atTeams },
    file: fileWith(slack, teams),
    async stop() {
      await toSlack.stop();
      await toTeams.stop();
      await slack.stop();
      await teams.stop();
    },
  };
}

/** Its button alone has this. */
function isPushed(body: string): boolean {
  return body.includes('crisis.confirm');
}

function namesOf(platform: string, counts: readonly number[]) {
  return counts.flatMap((count, tenant) =>
    Array.from({ length: count }, (_, place) => ({
      tenant,
      name: `${platform}-${tenant}-${place}`,
    })),
  );
}

/** The example with all of them; police are on Teams, the council is on Slack. */
function fileWith(slack: EmulatedSlack, teams: EmulatedTeams): PartnershipFile {
  const file = exampleFile();
  const entry = (name: string, more: Pick<ChannelEntry, 'platform' | 'team' | 'conversation'>) => ({
    ...JOINT,
    ...more,
    ...{ key: name, name, exercise: true, groups: ['partner_channels'] as const },
  });
  return {
    ...file,
    organisations: file.organisations.map((one) => ({ ...one, teamsTenantIds: [] })),
    members: file.members.map((one) => {
      const isPolice = one.organisation === 'police';
      const { tenant, object } = teams.person(one.key);
      return {
        ...one,
        slack: isPolice
          ? undefined
          : { team: workspace(0), user: slack.user(one.key) || 'U0NOBODY' },
        teams: isPolice ? { tenant, object } : undefined,
      };
    }),
    channels: [
      ...namesOf('slack', WORKSPACES).map(({ tenant, name }) =>
        entry(name, {
          platform: 'slack',
          team: workspace(tenant),
          conversation: slack.channelOf(name),
        }),
      ),
      ...namesOf('teams', TENANTS).map(({ tenant, name }) => {
        const id = `19:${name}@thread.tacv2`;
        const team = tenantOf(teams, tenant);
        teams.addConversation({ id, tenant: team, kind: 'channel', members: [] });
        return entry(name, { platform: 'teams', team, conversation: id });
      }),
    ],
  };
}

function workspace(index: number): string {
  return `T0BENCH${index}`;
}

function tenantOf({ tenants }: EmulatedTeams, index: number): string {
  return index === 0 ? tenants.police : tenants.council;
}

/** As if Tandem had been installed everywhere. */
export async function installEverywhere(
  database: Database,
  keys: KeyRing,
  { teams, lines, file }: FarPlaces,
): Promise<void> {
  for (const index of WORKSPACES.keys()) {
    await installationStore(database, keys).save({
      platform: 'slack',
      tenant: workspace(index),
      botUser: 'U0BOT',
      tokens: { access: BOT_TOKEN },
      installedAt: Temporal.Now.instant(),
      expiresAt: undefined,
    });
  }
  await database.prisma.conversationReference.createMany({
    data: file.channels
      .filter(({ platform }) => platform === 'teams')
      .map(({ team, conversation }) => ({
        platform: 'teams',
        tenant: team ?? '',
        kind: 'channel',
        external: conversation,
        conversation,
        serviceUrl: `${lines.teams.origin}/emea/`,
        botId: teams.botId,
        seenAt: new Date(),
      })),
  });
}
