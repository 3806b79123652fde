import { setTimeout as sleep } from 'node:timers/promises';
import type { HomeView } from '@slack/types';
import { BoundedMap } from '../../shared/bounded-map.ts';
import { personOf } from '../../shared/person.ts';
import type { Received } from '../receive/receive.ts';
import { homeView } from '../render/views.ts';
import { type AnswerDeps, piecesOf } from './answer.ts';
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
      viewers.set(`${tenant}/${user}`, received);
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
