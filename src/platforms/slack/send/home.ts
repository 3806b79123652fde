import { setTimeout as sleep } from 'node:timers/promises';
import type { HomeView } from '@slack/types';
import type { Received } from '../receive/receive.ts';
import { homeView } from '../render/views.ts';
import { type AnswerDeps, piecesOf, readerOf } from './answer.ts';
import { faultCode } from './faults.ts';
import { NO_FILES, sendWithPictures } from './message-pictures.ts';

/** App Homes that somebody looked at lately are kept as things stand. */
const MOST_VIEWERS = 500;
const REFRESH_MILLISECONDS = 3_000;

export interface Home {
  /** Shows what waits for who looks. */
  show(received: Received, page?: number): Promise<void>;
  /** Something changed: everybody's page is drawn anew, soon, and once for many changes. */
  changed(): void;
  stop(): void;
}

export function createHome(deps: AnswerDeps): Home {
  const viewers = new Map<string, Received>();
  let timer: NodeJS.Timeout | undefined;

  async function publish({ interaction, place }: Received, page: number): Promise<void> {
    try {
      const client = await deps.workspaces.client(place.tenants);
      const reply = await deps.dispatch({ ...interaction, kind: 'home' });
      if (!client || reply.kind === 'dialog') return;
      const reader = readerOf(deps.directory, interaction);
      const files = reply.kind === 'card' ? await deps.pictures(client, reply.card) : NO_FILES;
      const view = homeView(piecesOf(reply, reader, files), page, reader);
      const publish = (one: HomeView) => client.views.publish({ user_id: place.user, view: one });
      await sendWithPictures(view, publish, sleep);
    } catch (error) {
      deps.log.warn({ platform: 'slack', error: faultCode(error) }, 'home not shown');
    }
  }

  async function publishAll(): Promise<void> {
    for (const viewer of viewers.values()) await publish(viewer, 0);
  }

  return {
    async show(received, page = 0) {
      const { tenant, user } = received.interaction.actor;
      viewers.delete(`${tenant}/${user}`);
      viewers.set(`${tenant}/${user}`, received);
      const [oldest] = viewers.keys();
      if (viewers.size > MOST_VIEWERS && oldest) viewers.delete(oldest);
      await publish(received, page);
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
