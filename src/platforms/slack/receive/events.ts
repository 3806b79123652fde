import type { z } from 'zod';
import { wordsFor } from '../../../locales/words.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { Mending } from '../../../ports/delivery/mending.ts';
import type { Release } from '../../../ports/delivery/parked-store.ts';
import type { ConversationStore } from '../../../ports/people/conversation-store.ts';
import type { InstallationStore } from '../../../ports/people/installation-store.ts';
import { strangerOf } from '../../shared/person.ts';
import { type AnswerDeps, answer } from '../send/answer.ts';
import type { Home } from '../send/home.ts';
import { NOWHERE, receiveHome, receiveMention } from './receive.ts';
import { createReplayGuard } from './replay-guard.ts';
import {
  appMention,
  appUninstalled,
  channelIdChanged,
  channelRenamed,
  homeOpened,
  memberJoined,
  tokensRevoked,
} from './schema.ts';
import type { TeamOf } from './team-of.ts';

/** Slack tries an event for five minutes; it is done once. */
const EVENT_MEMORY_SECONDS = 3_600;
/** Of whom Slack did not say who they are: nor is their language known. */
const NOBODY = strangerOf(undefined);
const UNKNOWN_WORKSPACE = wordsFor(NOBODY.language)('slack.unknown_workspace');

/** Tandem came into a channel. */
const MENDED_BY_COMING: readonly Mending[] = ['inviting', 'permitting', 'registering'];

export interface EventDeps extends AnswerDeps {
  readonly release: Release;
  readonly home: Home;
  readonly installations: InstallationStore;
  readonly conversations: ConversationStore;
  readonly clock: Clock;
  readonly teamOf: TeamOf;
}

/** Does what an event asks, by its type; Slack was already told that it arrived. */
export function createEvents(deps: EventDeps): (body: unknown) => Promise<void> {
  const seen = createReplayGuard(EVENT_MEMORY_SECONDS);
  const first = (key: string) => seen.first(key, deps.clock.now());

  return async (body) => {
    const mention = appMention.safeParse(body).data;
    const opened = homeOpened.safeParse(body).data;
    if (mention) {
      const { event, event_id } = mention;
      // Two installations in one shared channel may each be told of one message.
      const once = [first(event_id), first(`${event.channel} ${event.ts}`)].every(Boolean);
      if (once) await hear(deps, mention);
    } else if (opened) {
      if (opened.event.tab === 'home' && first(opened.event_id)) await showHome(deps, opened);
    } else await followWorkspace(deps, body);
  };
}

async function hear(deps: EventDeps, mention: z.infer<typeof appMention>): Promise<void> {
  const { user, user_team, channel } = mention.event;
  const tenants = [mention.team_id];
  const team = user_team ?? (await deps.teamOf(mention.team_id, user));
  if (team) return answer(deps, receiveMention(mention, team));
  const place = { ...NOWHERE, tenants, user, channel };
  return deps.tellAlone(undefined, { place, reader: NOBODY, contents: [UNKNOWN_WORKSPACE] });
}

async function showHome(deps: EventDeps, opened: z.infer<typeof homeOpened>): Promise<void> {
  const { event, team_id } = opened;
  const team = await deps.teamOf(team_id, event.user);
  if (team) return deps.home.show(receiveHome(opened, team));
  return deps.home.say([team_id], event.user, UNKNOWN_WORKSPACE);
}

async function followWorkspace(deps: EventDeps, body: unknown): Promise<void> {
  const renamed = channelRenamed.safeParse(body).data;
  if (renamed) {
    const { id: external, name } = renamed.event.channel;
    return deps.conversations.rename(tenantsOf(renamed), external, name);
  }
  const moved = channelIdChanged.safeParse(body).data;
  if (moved) {
    const { old_channel_id: from, new_channel_id: to } = moved.event;
    return deps.conversations.move(tenantsOf(moved), { from, to });
  }
  const joined = memberJoined.safeParse(body).data;
  if (joined) return invited(deps, joined);
  const revoked = tokensRevoked.safeParse(body).data;
  const ended =
    appUninstalled.safeParse(body).data ?? (revoked?.event.tokens.bot.length ? revoked : undefined);
  if (!ended) return;
  const at = Temporal.Instant.fromEpochMilliseconds(ended.event_time * 1000);
  const removed = await deps.installations.remove('slack', ended.team_id, at);
  await deps.workspaces.refresh();
  deps.log.info({ tenant: ended.team_id, removed }, 'installation ended');
}

/** Of a channel that two workspaces share, it may have happened in one and be sent to the installation of the other. */
function tenantsOf({
  team_id,
  authorizations,
}: Pick<z.infer<typeof memberJoined>, 'team_id' | 'authorizations'>) {
  const tenants = [team_id, ...authorizations.flatMap((one) => one.team_id ?? [])];
  return { platform: 'slack', tenants };
}

/** What waited for Tandem in that channel goes out. https://docs.slack.dev/reference/events/member_joined_channel */
async function invited(
  { release }: EventDeps,
  { team_id, event: { user, channel: external }, authorizations }: z.infer<typeof memberJoined>,
): Promise<void> {
  const own = authorizations.find(({ user_id }) => user_id === user);
  if (own) await release({ tenant: own.team_id ?? team_id, external }, MENDED_BY_COMING);
}
