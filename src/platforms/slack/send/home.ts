import { setTimeout as sleep } from 'node:timers/promises';
import type { HomeView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { tryAgain } from '../../shared/again.ts';
import { BoundedMap } from '../../shared/bounded-map.ts';
import { personOf, strangerOf } from '../../shared/person.ts';
import type { Received } from '../receive/receive.ts';
import { contentsOf, renderContents } from '../render/render-contents.ts';
import { homeView } from '../render/views.ts';
import type { AnswerDeps } from './answer.ts';
import { faultCode, waitOf } from './faults.ts';
import { NO_FILES, sendWithPictures } from './message-pictures.ts';

/** App Homes that somebody looked at lately are kept as things stand. */
const MOST_VIEWERS = 500;
const REFRESH_MILLISECONDS = 3_000;

export interface Home {
  /** Shows what waits for who looks. */
  show(received: Received, page?: number): Promise<void>;
  /** Shows a sentence to somebody who looks, whoever they are. */
  say(tenants: readonly string[], user: string, text: string): Promise<void>;
  /** Something changed: everybody's page is drawn anew, soon, and once for many changes. */
  changed(): void;
  stop(): void;
}

/** The page that shows each member what waits for them: https://docs.slack.dev/surfaces/app-home */
export function createHome(deps: AnswerDeps): Home {
  const viewers = new BoundedMap<string, Received>(MOST_VIEWERS);
  let timer: NodeJS.Timeout | undefined;

  async function publish({ interaction, place }: Received, page: number): Promise<void> {
    try {
      const client = await deps.workspaces.client(place.tenants);
      const reply = await deps.dispatch({ ...interaction, kind: 'home' });
      if (!client || reply.kind === 'dialog') return;
      const reader = personOf(deps.directory, interaction).reader;
      const files = reply.kind === 'card' ? await deps.pictures(client, reply.card) : NO_FILES;
      const pieces = renderContents(contentsOf(reply), reader, files);
      await publishView(client, place.user, homeView(pieces, page, reader));
    } catch (error) {
      notShown(error);
    }
  }

  /** Publishing the same page twice comes to the same. */
  function publishView(client: WebClient, user: string, view: HomeView): Promise<unknown> {
    const publish = (one: HomeView) => client.views.publish({ user_id: user, view: one });
    return tryAgain(deps.patience, () => sendWithPictures(view, publish, sleep), waitOf);
  }

  function notShown(error: unknown): void {
    deps.log.warn({ platform: 'slack', error: faultCode(error) }, 'home not shown');
  }

  async function publishAll(): Promise<void> {
    for (const viewer of viewers.values()) await publish(viewer, 0);
  }

  return {
    async show(received, page = 0) {
      const { tenant, user } = received.interaction.actor;
      viewers.set(`${tenant}/${user}`, received);
      await publish(received, page);
    },
    async say(tenants, user, text) {
      const reader = strangerOf(undefined);
      const client = await deps.workspaces.client(tenants);
      const view = homeView(renderContents([text], reader), 0, reader);
      if (client) await publishView(client, user, view).catch(notShown);
    },
    changed() {
      timer ??= setTimeout(() => {
        timer = undefined;
        void publishAll();
      }, REFRESH_MILLISECONDS).unref();
    },
    stop: () => clearTimeout(timer),
  };
}
