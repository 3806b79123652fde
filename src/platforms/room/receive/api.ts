import { randomUUID } from 'node:crypto';
import express, { type ErrorRequestHandler, type Router } from 'express';
import type { z } from 'zod';
import type { Command } from '../../../bot/declare/context.ts';
import type { Interaction } from '../../../bot/declare/interaction.ts';
import type { Directory, IdentifiedMember } from '../../../bot/directory.ts';
import type { Dispatch } from '../../../bot/dispatch.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { wordsFor } from '../../../locales/words.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { Notices } from '../../../ports/notices.ts';
import type { RoomStore } from '../../../ports/people/room-store.ts';
import { ROOM_LIMITS } from '../limits.ts';
import type {
  ConversationView,
  FaultView,
  MessagesView,
  ReplyView,
  RoomView,
} from '../protocol.ts';
import { renderMessage, renderReply } from '../render/render-reply.ts';
import { channelsOf, presenceOf, readerOf, roomView } from '../render/room-view.ts';
import type { Events } from '../send/event-stream.ts';
import {
  accountOf,
  commandInteraction,
  pressInteraction,
  submissionInteraction,
} from './receive.ts';
import {
  asQuery,
  commandRequest,
  messagesQuery,
  pressRequest,
  submissionRequest,
} from './schema.ts';

export interface RoomDeps {
  readonly dispatch: Dispatch;
  readonly directory: Directory;
  readonly commands: readonly Command[];
  readonly store: RoomStore;
  readonly notices: Notices;
  readonly clock: Clock;
}

/** Handlers build interactions and render replies; they call no use case. */
export function api(deps: RoomDeps, events: Events): Router {
  const router = express.Router();
  const started = randomUUID();
  router.use(express.json({ limit: ROOM_LIMITS.bodyBytes }));
  router.use((_request, response, next) => {
    response.set('cache-control', 'no-store');
    next();
  });
  router.get('/room', async (request, response) => {
    const { as } = asQuery.parse(request.query);
    response.json(await readRoom(deps, as, started));
  });
  router.get('/messages', async (request, response) => {
    response.json(await readMessages(deps, messagesQuery.parse(request.query)));
  });
  router.get('/events', (request, response) => {
    const { as } = asQuery.parse(request.query);
    const presence = presenceOf(deps.directory, as);
    events.open(response, async () =>
      (await conversationsOf(deps, presence, as)).map(({ id }) => id),
    );
  });
  const take = <Asked extends { as: string; conversation: string }>(
    path: string,
    schema: z.ZodType<Asked>,
    receive: (asked: Asked, conversation: string | undefined) => Interaction,
  ) =>
    router.post(path, async (request, response) => {
      const asked = schema.parse(request.body);
      const interaction = receive(asked, channelIn(deps, asked));
      response.json(await answer(deps, asked.as, interaction));
    });
  take('/commands', commandRequest, commandInteraction);
  take('/presses', pressRequest, pressInteraction);
  take('/submissions', submissionRequest, submissionInteraction);
  return router;
}

async function readRoom(deps: RoomDeps, as: string, started: string): Promise<RoomView> {
  const presence = presenceOf(deps.directory, as);
  const conversations = await conversationsOf(deps, presence, as);
  const newest = await deps.store.newest(conversations.map(({ id }) => id));
  const shown = conversations.map((one) => ({ ...one, newest: newest[one.id] ?? 0 }));
  return roomView(presence, deps.directory, deps.commands, shown, started);
}

/** The channels of the person's partnership, and what Tandem writes to them alone. */
async function conversationsOf(
  deps: RoomDeps,
  { partnership }: IdentifiedMember,
  as: string,
): Promise<Omit<ConversationView, 'newest'>[]> {
  const channels = channelsOf(deps.directory, partnership.id).map(
    ({ conversationId, name }) => ({ id: conversationId, kind: 'channel', name }) as const,
  );
  const { tenant, user } = accountOf(as);
  const direct = await deps.store.findDirect(tenant, user);
  return direct ? [...channels, { id: direct, kind: 'direct', name: 'Tandem' }] : channels;
}

async function readMessages(
  deps: RoomDeps,
  query: { as: string; conversation: string; before?: number | undefined },
): Promise<MessagesView> {
  const presence = presenceOf(deps.directory, query.as);
  const conversations = await conversationsOf(deps, presence, query.as);
  if (!conversations.some(({ id }) => id === query.conversation)) {
    throw new Refusal('unknown_person');
  }
  const most = ROOM_LIMITS.pageMessages + 1;
  const before = query.before === undefined ? {} : { before: query.before };
  const found = await deps.store.list(query.conversation, { most, ...before });
  const shown = found.slice(-ROOM_LIMITS.pageMessages);
  const reader = readerOf(presence);
  const replies = await deps.store.listThreads(shown.map(({ id }) => id));
  const threads = Map.groupBy(replies, ({ thread }) => thread);
  return {
    messages: shown.map((message) => renderMessage(message, threads.get(message.id) ?? [], reader)),
    older: found.length > shown.length,
  };
}

/** The room's own id of a channel; nothing for what is written to one person alone. */
function channelIn(
  { directory }: RoomDeps,
  { as, conversation }: { as: string; conversation: string },
): string | undefined {
  const { partnership } = presenceOf(directory, as);
  return channelsOf(directory, partnership.id).find((one) => one.conversationId === conversation)
    ?.external;
}

async function answer(deps: RoomDeps, as: string, interaction: Interaction): Promise<ReplyView> {
  // Before: going live is itself answered here, and nothing after it.
  const reader = readerOf(presenceOf(deps.directory, as));
  return renderReply(await deps.dispatch(interaction), reader);
}

/** A fault of the request is a 4xx with a sentence. */
export const faults: ErrorRequestHandler = (error, _request, response, next) => {
  const say = (status: number, fault: string) => {
    response.status(status).json({ fault } satisfies FaultView);
  };
  if (error instanceof Refusal) {
    return say(403, wordsFor(undefined)(`refusal.${error.code}`, error.details));
  }
  const unreadable = error instanceof Error && error.name === 'ZodError';
  return unreadable ? say(400, wordsFor(undefined)('room_server.unreadable')) : next(error);
};
