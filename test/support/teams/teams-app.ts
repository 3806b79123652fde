import { startTandem, type Tandem } from '../../../src/compose.ts';
import { readConfig } from '../../../src/config.ts';
import type { PartnershipFile } from '../../../src/domain/register/partnership-file.ts';
import { createLog } from '../../../src/log.ts';
import { registerWriter } from '../../../src/storage/people/register-writer.ts';
import { placeForTest } from '../databases.ts';
import { exampleFile, JOINT } from '../example.ts';
import type { MovedClock } from '../moved-clock.ts';
import { type EmulatedTeams, startEmulatedTeams } from './emulated-teams.ts';
import type { Sent } from './teams-requests.ts';

/** What Teams is answered. */
export interface TeamsAnswer {
  readonly status: number;
  /** Of an invoke. */
  readonly body: unknown;
}

/** How Teams reaches the bot: over HTTP, with a token that it signed. */
export type TeamsTransport = (sent: Sent) => Promise<TeamsAnswer>;

/** Tandem, wired as `npm start` wires it, beside an emulated Teams. */
export interface TeamsApp {
  readonly teams: EmulatedTeams;
  readonly tandem: Tandem;
  /** Where it keeps what it knows; nothing: embedded. */
  readonly databaseUrl: string;
  readonly transport: TeamsTransport;
  /** Where it listens for Teams. */
  readonly address: string;
  stop(): Promise<void>;
}

export interface TeamsAppOptions {
  readonly settings?: Readonly<Record<string, string>>;
  readonly file?: (file: PartnershipFile) => PartnershipFile;
  /** By what clock it runs. */
  readonly time?: MovedClock;
}

export async function startTeamsApp(options: TeamsAppOptions = {}): Promise<TeamsApp> {
  const { settings, file = (same) => same, time } = options;
  const teams = await startEmulatedTeams();
  const place = await placeForTest();
  const base = { ...place.settings, PORT: '0', ...teams.settings };
  const tandem = await startTandem(readConfig({ ...base, ...settings }), createLog('silent'), time);
  time?.onMove(() => tandem.core.soon.tell(tandem.core.clock.now()));
  await register(tandem, file(onTeams(teams, exampleFile())));
  const address = `http://127.0.0.1:${tandem.port}/api/messages`;
  return {
    teams,
    tandem,
    databaseUrl: place.settings['DATABASE_URL'] ?? '',
    address,
    transport: teamsTransport(teams, address),
    async stop() {
      await tandem.stop();
      await teams.stop();
      await place.remove();
    },
  };
}

export async function register({ core }: Tandem, file: PartnershipFile): Promise<void> {
  await registerWriter(core.database).apply(file, core.clock.now());
  await core.directory.refresh();
}

export function teamsTransport(teams: EmulatedTeams, address: string): TeamsTransport {
  return async (sent) => {
    const response = await fetch(address, {
      method: 'POST',
      headers: {
        'content-type': 'application/json; charset=utf-8',
        authorization: `Bearer ${await teams.sign(sent)}`,
      },
      body: JSON.stringify(sent),
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
  };
}

/** The example, with its people and one joint channel in the emulated Teams. */
export function onTeams(teams: EmulatedTeams, file: PartnershipFile): PartnershipFile {
  const known = new Set(['police', 'council', 'youth']);
  const channel = {
    key: 'teams',
    name: 'joint-desk',
    platform: 'teams',
    team: teams.tenants.police,
    conversation: teams.channel,
    exercise: false,
    ...JOINT,
  } as const;
  return {
    ...file,
    members: file.members.map((member) => {
      if (!known.has(member.organisation)) return member;
      const { tenant, object } = teams.person(member.key);
      return { ...member, teams: { tenant, object } };
    }),
    channels: [channel, ...file.channels.filter(({ platform }) => platform === 'room')],
  };
}
