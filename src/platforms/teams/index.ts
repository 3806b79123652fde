import { setTimeout as sleep } from 'node:timers/promises';
import type { Command } from '../../bot/feature.ts';
import type { TeamsConfig } from '../../config.ts';
import type { TimeOptions } from '../../ports/clock.ts';
import type { ConversationStore } from '../../ports/conversation-store.ts';
import type { Platform } from '../../ports/platform.ts';
import { TeamsAdapter } from './adapter.ts';
import type { AnswerDeps } from './answer.ts';
import { createBackground } from './background.ts';
import { TeamsBot } from './bot.ts';
import { createConnector } from './connector.ts';
import { type ConversationsDeps, createConversations } from './conversations.ts';
import { createEndpoint } from './endpoint.ts';
import { teamsMessenger } from './messenger.ts';
import { createPace } from './pace.ts';
import { createTenants } from './tenants.ts';
import { createTurns } from './turns.ts';
import { createViewers } from './viewers.ts';

export interface TeamsDeps
  extends Omit<AnswerDeps, 'connector' | 'pace'>,
    Pick<TimeOptions, 'pause'> {
  readonly teams: TeamsConfig;
  readonly commands: readonly Command[];
  readonly conversations: ConversationStore;
  readonly unpark: ConversationsDeps['unpark'];
}

/** Tandem in Microsoft Teams, by botbuilder: it takes what comes in; what goes out has our own connector. */
export function createTeams(deps: TeamsDeps): Platform {
  const { teams, log } = deps;
  const connector = createConnector({ teams, log });
  const pace = createPace(deps.clock, deps.pause ?? sleep);
  const viewers = createViewers({ ...deps, connector });
  const tenants = createTenants(connector);
  const following = createConversations({ ...deps, tenants });
  const background = createBackground(log);
  const turns = createTurns({
    ...deps,
    connector,
    pace,
    tenants,
    following,
    background: background.begin,
  });
  const endpoint = createEndpoint({
    teams,
    log,
    adapter: new TeamsAdapter(teams),
    bot: new TeamsBot(turns),
  });
  return {
    key: 'teams',
    messenger: teamsMessenger({ ...deps, connector, pace, viewers }),
    mounts: [{ path: '/api/messages', listener: endpoint }],
    start: async () => undefined,
    stop: () => background.settled(),
  };
}
