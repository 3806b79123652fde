import type { RequestListener } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { App, type Receiver } from '@slack/bolt';
import express from 'express';
import type { Command } from '../../bot/declare/context.ts';
import { createUnderway } from '../../bot/stopping.ts';
import type { SlackConfig } from '../../config.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Mending } from '../../ports/delivery/mending.ts';
import type { Messenger } from '../../ports/delivery/messenger.ts';
import type { Release } from '../../ports/delivery/parked-store.ts';
import type { Platform } from '../../ports/delivery/platform.ts';
import type { OweAnswer } from '../../ports/delivery/private-answer.ts';
import type { Notices } from '../../ports/notices.ts';
import type { ConversationStore } from '../../ports/people/conversation-store.ts';
import type { InstallationStore } from '../../ports/people/installation-store.ts';
import { examineSlack } from './identity/examine.ts';
import { createWorkspaces } from './identity/workspaces.ts';
import { createReceiver } from './receive/endpoint.ts';
import { createEvents } from './receive/events.ts';
import { createInstall } from './receive/install.ts';
import { listen } from './receive/listen.ts';
import { createSocket } from './receive/socket.ts';
import { createTeamOf } from './receive/team-of.ts';
import type { AnswerDeps } from './send/answer.ts';
import { faultCode } from './send/faults.ts';
import { createHome, type Home } from './send/home.ts';
import { type MessengerDeps, slackMessenger } from './send/messenger.ts';
import { createTellAlone } from './send/tell-alone.ts';
import { createPictures } from './send/upload-pictures.ts';
import { clientOptions, QUIET } from './send/web-client.ts';

/** A workspace has a new token, with all rights that Tandem asks for, and a bot that its rules may know anew. */
const MENDED_BY_INSTALLING: readonly Mending[] = ['installing', 'login', 'permitting'];

export interface SlackDeps
  extends Omit<AnswerDeps, 'workspaces' | 'pictures' | 'patience' | 'tellAlone'>,
    Pick<MessengerDeps, 'pause'> {
  readonly slack: SlackConfig;
  readonly publicUrl: string;
  readonly commands: readonly Command[];
  readonly installations: InstallationStore;
  readonly conversations: ConversationStore;
  readonly notices: Notices;
  readonly clock: Clock;
  readonly owe: OweAnswer;
  readonly tooLate: AbortSignal;
  readonly release: Release;
}

/** Tandem in Slack, by Bolt: over HTTP, or through Socket Mode where there is no public address. */
export function createSlack(deps: SlackDeps): Platform {
  const workspaces = createWorkspaces(deps);
  const pictures = createPictures(deps.log);
  const patience = { clock: deps.clock, pause: deps.pause ?? sleep };
  const once = { ...deps, ...patience, workspaces, pictures };
  const tellAlone = createTellAlone(once);
  const answering: AnswerDeps = { ...deps, workspaces, pictures, patience, tellAlone };
  const teamOf = createTeamOf(answering);
  const home = createHome(answering);
  const { receiver, listener, down } = createReceivers(deps);
  const app = createApp(deps, receiver);
  const underway = createUnderway();
  // Whatever comes in is acknowledged first: this is what is left to do.
  app.use(({ next }) => underway.track(next()));
  listen(app, deps.commands, answering, home, teamOf);
  const events = createEvents({ ...deps, ...answering, home, teamOf });
  app.event(/.*/, async ({ body }) => events(body));
  const messenger = slackMessenger(once);
  const install = createInstall({
    ...deps,
    async installed(tenant) {
      await workspaces.refresh();
      await deps.release({ tenant }, MENDED_BY_INSTALLING);
    },
  });
  return {
    key: 'slack',
    messenger: refreshing(messenger, home),
    mounts: [{ path: '/slack', listener: mount(listener, install) }],
    examine: () => examineSlack(workspaces),
    async start() {
      await workspaces.refresh();
      await deps.notices.listen('directory', () => {
        workspaces.refresh().catch((error: unknown) => {
          deps.log.warn({ platform: 'slack', error: faultCode(error) }, 'installations not read');
        });
      });
      await app.start();
    },
    disconnected() {
      const word = down?.();
      return word === undefined ? undefined : { platform: 'Slack', word };
    },
    async stop() {
      await underway.settled();
      home.stop();
      await app.stop();
    },
  };
}

function createReceivers({ slack, clock, log }: SlackDeps): {
  receiver: Receiver;
  listener: RequestListener | undefined;
  /** Of a connection that stays down, in words. */
  down?: () => string | undefined;
} {
  const { appToken, signingSecret, apiUrl } = slack;
  if (appToken) {
    const socket = createSocket({ appToken, apiUrl, log });
    return { receiver: socket, listener: undefined, down: socket.down };
  }
  const receiver = createReceiver({ signingSecret: signingSecret ?? '', clock, log });
  return { receiver, listener: receiver.listener };
}

/** Tokens are found when an answer is sent: Bolt would wait for them before anything is acknowledged. */
function createApp({ slack, log }: SlackDeps, receiver: Receiver): App {
  const app = new App({
    receiver,
    authorize: async ({ teamId, enterpriseId }) => ({
      ...(teamId !== undefined && { teamId }),
      ...(enterpriseId !== undefined && { enterpriseId }),
    }),
    clientOptions: clientOptions(slack.apiUrl),
    logger: QUIET,
    convoStore: false,
    ignoreSelf: false,
  });
  app.error(async (error) => {
    log.error({ platform: 'slack', error: faultCode(error) }, 'interaction failed');
  });
  return app;
}

/** What is posted has changed, so what waits for people may have. */
function refreshing(messenger: Messenger, home: Home): Messenger {
  const then = <T>(result: T): T => {
    home.changed();
    return result;
  };
  return {
    ...messenger,
    post: async (sending) => then(await messenger.post(sending)),
    update: async (sending, messageId) => then(await messenger.update(sending, messageId)),
  };
}

function mount(
  events: RequestListener | undefined,
  install: RequestListener | undefined,
): RequestListener {
  const app = express();
  app.disable('x-powered-by');
  if (events) app.post('/events', events);
  if (install) app.get(['/install', '/oauth_redirect'], install);
  return app;
}
