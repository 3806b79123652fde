import { setTimeout as sleep } from 'node:timers/promises';
import type { Command } from '../../bot/declare/context.ts';
import { createUnderway } from '../../bot/stopping.ts';
import type { TeamsConfig } from '../../config.ts';
import type { TimeOptions } from '../../ports/clock.ts';
import type { Platform } from '../../ports/delivery/platform.ts';
import type { ConversationStore } from '../../ports/people/conversation-store.ts';
import { type ConversationsDeps, createConversations } from './identity/conversations.ts';
import { examineTeams } from './identity/examine.ts';
import { createRefreshUsers } from './identity/refresh-users.ts';
import { createTenants } from './identity/tenants.ts';
import { createAuthentication } from './receive/authentication.ts';
import { createBackground } from './receive/background-work.ts';
import { createEndpoint } from './receive/endpoint.ts';
import { createHandler } from './receive/handle-activity.ts';
import type { AnswerDeps } from './send/answer.ts';
import { createConnector } from './send/connector.ts';
import { teamsMessenger } from './send/messenger.ts';
import { createRateLimit } from './send/rate-limit.ts';

export interface TeamsDeps
  extends Omit<AnswerDeps, 'connector' | 'pace' | 'pause' | 'underway'>,
    Pick<TimeOptions, 'pause'> {
  readonly teams: TeamsConfig;
  readonly commands: readonly Command[];
  readonly conversations: ConversationStore;
  readonly release: ConversationsDeps['release'];
}

/** Tandem in Microsoft Teams, by botbuilder: it takes what comes in; what goes out has our own connector. */
export function createTeams(deps: TeamsDeps): Platform {
  const { teams, log } = deps;
  const connector = createConnector({ teams, log });
  const pause = deps.pause ?? sleep;
  const pace = createRateLimit(deps.clock, pause);
  const underway = createUnderway();
  const viewers = createRefreshUsers({ ...deps, connector });
  const tenants = createTenants(connector);
  const following = createConversations({ ...deps, tenants });
  const background = createBackground(log);
  const sending = { ...deps, connector, pace, pause, underway };
  const handle = createHandler({ ...sending, tenants, following, background: background.begin });
  const authenticate = createAuthentication(teams);
  return {
    key: 'teams',
    messenger: teamsMessenger({ ...sending, viewers }),
    mounts: [
      { path: '/api/messages', listener: createEndpoint({ teams, log, authenticate, handle }) },
    ],
    examine: () => examineTeams(teams, deps.references),
    start: async () => undefined,
    async stop() {
      await background.settled();
      await underway.settled();
    },
  };
}
