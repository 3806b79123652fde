import { startTandem, type Tandem } from '../../../src/compose.ts';
import { readConfig } from '../../../src/config.ts';
import type {
  MemberEntry,
  PartnershipFile,
} from '../../../src/domain/register/partnership-file.ts';
import { createLog } from '../../../src/log.ts';
import { registerWriter } from '../../../src/storage/people/register-writer.ts';
import { placeForTest } from '../databases.ts';
import { exampleFile, JOINT } from '../example.ts';
import type { MovedClock } from '../moved-clock.ts';
import { type EmulatedSlack, ONE_WORKSPACE, startEmulatedSlack } from './emulated-slack.ts';
import { httpTransport, type SlackTransport } from './slack-transport.ts';

/** Tandem, wired as `npm start` wires it, beside an emulated Slack. */
export interface SlackApp {
  readonly slack: EmulatedSlack;
  readonly tandem: Tandem;
  /** Where it keeps what it knows; nothing: embedded. */
  readonly databaseUrl: string;
  readonly transport: SlackTransport;
  stop(): Promise<void>;
}

export interface SlackAppOptions {
  readonly settings?: Readonly<Record<string, string>>;
  /** Before Tandem starts. */
  readonly prepare?: (slack: EmulatedSlack) => SlackTransport;
  readonly file?: (file: PartnershipFile) => PartnershipFile;
  /** By what clock it runs. */
  readonly time?: MovedClock;
}

export async function startSlackApp(options: SlackAppOptions = {}): Promise<SlackApp> {
  const { settings = ONE_WORKSPACE, prepare, file = (same) => same, time } = options;
  const slack = await startEmulatedSlack();
  const own = prepare?.(slack);
  const place = await placeForTest();
  const base = { ...place.settings, PORT: '0', SLACK_API_URL: slack.apiUrl };
  const tandem = await startTandem(readConfig({ ...base, ...settings }), createLog('silent'), time);
  time?.onMove(() => tandem.core.soon.tell(tandem.core.clock.now()));
  const { database, clock, directory } = tandem.core;
  await registerWriter(database).apply(file(slackFile(slack)), clock.now());
  await directory.refresh();
  const transport = own ?? httpTransport(tandem.port, time);
  return {
    slack,
    tandem,
    databaseUrl: place.settings['DATABASE_URL'] ?? '',
    transport,
    async stop() {
      await tandem.stop();
      transport.stop();
      await slack.stop();
      await place.remove();
    },
  };
}

/** Youth work has a workspace of its own, which the example leaves out. */
export const YOUTH_TEAM = 'T0YOUTH';

function accountOf({ key, slack: known }: MemberEntry, slack: EmulatedSlack) {
  if (key === 'youth-worker') return { team: YOUTH_TEAM, user: slack.user(key) };
  return known && { ...known, user: slack.user(key) };
}

/** The example, with its people and one joint channel in the emulated Slack. */
export function slackFile(slack: EmulatedSlack): PartnershipFile {
  const file = exampleFile();
  const channel = {
    key: 'slack',
    name: 'joint-desk',
    platform: 'slack',
    team: 'T0POLICE',
    conversation: slack.channel,
    exercise: false,
    ...JOINT,
  } as const;
  return {
    ...file,
    members: file.members.map((member) => ({
      ...member,
      slack: accountOf(member, slack),
    })),
    channels: [channel, ...file.channels],
  };
}
