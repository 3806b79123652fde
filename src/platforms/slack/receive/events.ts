import type { WebClient } from '@slack/web-api';
import type { Log } from '../../../log.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { ConversationStore } from '../../../ports/people/conversation-store.ts';
import type { InstallationStore } from '../../../ports/people/installation-store.ts';
import type { Workspaces } from '../identity/workspaces.ts';
import { type AnswerDeps, answer } from '../send/answer.ts';
import { faultCode } from '../send/faults.ts';
import type { Home } from '../send/home.ts';
import { receiveHome, receiveMention } from './receive.ts';
import { createReplayGuard } from './replay-guard.ts';
import {
  appMention,
  appUninstalled,
  channelIdChanged,
  channelRenamed,
  homeOpened,
  tokensRevoked,
} from './schema.ts';

/** Slack tries an event for five minutes; it is done once. */
const EVENT_MEMORY_SECONDS = 3_600;

export interface EventDeps extends AnswerDeps {
  readonly home: Home;
  readonly installations: InstallationStore;
  readonly conversations: ConversationStore;
  readonly clock: Clock;
}

/** Does what an event asks, by its type; Slack was already told that it arrived. */
export function createEvents(deps: EventDeps): (body: unknown) => Promise<void> {
  const seen = createReplayGuard(EVENT_MEMORY_SECONDS);
  const first = (key: string) => seen.first(key, deps.clock.now());
  const teamOf = createTeams(deps.workspaces, deps.log);

  return async (body) => {
    const mention = appMention.safeParse(body).data;
    if (mention) {
      const { event, event_id, team_id } = mention;
      // Two installations in one shared channel may each be told of one message.
      const once = [first(event_id), first(`${event.channel} ${event.ts}`)].every(Boolean);
      const team = event.user_team ?? (await teamOf(team_id, event.user));
      if (once && team) await answer(deps, receiveMention(mention, team));
      return;
    }
    const opened = homeOpened.safeParse(body).data;
    if (opened) {
      const team = await teamOf(opened.team_id, opened.event.user);
      if (opened.event.tab === 'home' && first(opened.event_id) && team) {
        await deps.home.show(receiveHome(opened, team));
      }
      return;
    }
    await followWorkspace(deps, body);
  };
}

async function followWorkspace(deps: EventDeps, body: unknown): Promise<void> {
  const renamed = channelRenamed.safeParse(body).data?.event.channel;
  if (renamed) return deps.conversations.rename('slack', renamed.id, renamed.name);
  const moved = channelIdChanged.safeParse(body).data?.event;
  if (moved) {
    const external = { from: moved.old_channel_id, to: moved.new_channel_id };
    return deps.conversations.move('slack', external);
  }
  const revoked = tokensRevoked.safeParse(body).data;
  const ended =
    appUninstalled.safeParse(body).data ?? (revoked?.event.tokens.bot.length ? revoked : undefined);
  if (!ended) return;
  const at = Temporal.Instant.fromEpochMilliseconds(ended.event_time * 1000);
  const removed = await deps.installations.remove('slack', ended.team_id, at);
  await deps.workspaces.refresh();
  deps.log.info({ tenant: ended.team_id, removed }, 'installation ended');
}

/** The workspace of a person of whom an event names the id alone; asked once. */
function createTeams(workspaces: Workspaces, log: Log) {
  const known = new Map<string, string>();
  return async (tenant: string, user: string): Promise<string | undefined> => {
    const before = known.get(user);
    if (before) return before;
    const team = await askTeam(await workspaces.client([tenant]), user, log);
    if (team) known.set(user, team);
    return team;
  };
}

async function askTeam(
  client: WebClient | undefined,
  user: string,
  log: Log,
): Promise<string | undefined> {
  try {
    return (await client?.users.info({ user }))?.user?.team_id;
  } catch (error) {
    log.warn({ platform: 'slack', error: faultCode(error) }, 'workspace of a person not found');
    return undefined;
  }
}
