import { createOweAnswer } from './bot/delivery/owe-answer.ts';
import type { Directory } from './bot/directory.ts';
import type { Dispatch } from './bot/dispatch.ts';
import type { Stopping } from './bot/stopping.ts';
import type { Config } from './config.ts';
import { FEATURES } from './features/index.ts';
import type { Log } from './log.ts';
import type { Clock, TimeOptions } from './ports/clock.ts';
import type { Release } from './ports/delivery/parked-store.ts';
import type { Platform } from './ports/delivery/platform.ts';
import type { UnitOfWork } from './ports/stores.ts';
import type { Database } from './storage/database/database.ts';
import { referenceStore } from './storage/people/conversation-reference-store.ts';
import { conversationStore } from './storage/people/conversation-store.ts';
import { installationStore } from './storage/people/installation-store.ts';
import { roomStore } from './storage/people/room-store.ts';
import { keyRingFrom } from './storage/protection/key-ring.ts';

const COMMANDS = FEATURES.flatMap((feature) => feature.commands);
/** Those under another are reached through it. */
const SLASH_COMMANDS = COMMANDS.filter(({ under }) => !under);

/** What a platform is tied to. */
interface Connected {
  readonly database: Database;
  readonly dispatch: Dispatch;
  readonly directory: Directory;
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  readonly stopping: Stopping;
}

/** In the order in which a member is best reached. */
export function runningPlatforms({ slack, teams, practiceRoom }: Config): string[] {
  return [
    ...(slack ? ['slack'] : []),
    ...(teams ? ['teams'] : []),
    ...(practiceRoom ? ['room'] : []),
  ];
}

/**
 * Those that the settings name, not started yet. A platform's library is loaded only where it is used: Teams' takes a
 * second and 60 MB, Slack's half of that.
 */
export async function createPlatforms(
  config: Config,
  core: Connected,
  log: Log,
  time: TimeOptions,
): Promise<Platform[]> {
  const { slack, teams, practiceRoom, publicUrl } = config;
  const { database, dispatch, directory, clock } = core;
  const { notices } = database;
  const platforms: Platform[] = [];
  if (slack) {
    const { createSlack } = await import('./platforms/slack/index.ts');
    const installations = installationStore(database, keyRingFrom(config));
    const own = { slack, publicUrl, commands: SLASH_COMMANDS, installations, notices };
    platforms.push(createSlack({ ...chatDeps('slack', core, log, time), ...own }));
  }
  if (teams) {
    const { createTeams } = await import('./platforms/teams/index.ts');
    const own = { teams, commands: COMMANDS, references: referenceStore(database) };
    platforms.push(createTeams({ ...chatDeps('teams', core, log, time), ...own }));
  }
  if (practiceRoom) {
    const { createRoom } = await import('./platforms/room/index.ts');
    const own = { commands: SLASH_COMMANDS, store: roomStore(database), notices };
    platforms.push(createRoom({ dispatch, directory, clock, ...own }));
  }
  return platforms;
}

/** What both chats need of us. */
function chatDeps(platform: string, core: Connected, log: Log, { pause }: TimeOptions) {
  const { database, dispatch, directory, unitOfWork, clock, stopping } = core;
  const release: Release = (where, by) =>
    unitOfWork.transaction(({ parked }) => parked.release({ platform, ...where }, by, clock.now()));
  return {
    ...(pause && { pause }),
    ...{ dispatch, directory, clock, log },
    owe: createOweAnswer({ unitOfWork, directory, clock, log }),
    tooLate: stopping.tooLate,
    conversations: conversationStore(database),
    release,
  };
}
