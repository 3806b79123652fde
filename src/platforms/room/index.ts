import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import express, { type ErrorRequestHandler, type Router } from 'express';
import type { Directory, Presence } from '../../bot/directory.ts';
import type { Dispatch } from '../../bot/dispatch.ts';
import type { Interaction } from '../../bot/interaction.ts';
import type { Command } from '../../bot/turn.ts';
import { Refusal } from '../../domain/refusal.ts';
import { wordsFor } from '../../locales/words.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Platform } from '../../ports/delivery/platform.ts';
import type { Notices } from '../../ports/notices.ts';
import type { RoomStore } from '../../ports/people/room-store.ts';
import { ROOM_LIMITS } from './limits.ts';
import type { ConversationView, FaultView, MessagesView, ReplyView, RoomView } from './protocol.ts';
import { guard } from './receive/local-only.ts';
import {
  accountOf,
  commandInteraction,
  pressInteraction,
  submissionInteraction,
} from './receive/receive.ts';
import {
  asQuery,
  commandRequest,
  messagesQuery,
  pressRequest,
  submissionRequest,
} from './receive/schema.ts';
import { renderMessage, renderReply } from './render/render-reply.ts';
import { channelsOf, people, presenceOf, readerOf, roomView } from './render/room-view.ts';
import { createEvents, type Events } from './send/event-stream.ts';
import { roomMessenger } from './send/messenger.ts';

export interface RoomDeps {
  readonly dispatch: Dispatch;
  readonly directory: Directory;
  readonly commands: readonly Command[];
  readonly store: RoomStore;
  readonly notices: Notices;
  readonly clock: Clock;
}

const PAGE = fileURLToPath(new URL('./page/', import.meta.url));
const RENDERER = fileURLToPath(
  new URL('../../../node_modules/adaptivecards/dist/adaptivecards.min.js', import.meta.url),
);

/** The practice room: a platform of our own, in the browser, for trying and training. */
export function createRoom(deps: RoomDeps): Platform {
  const events = createEvents(deps.notices);
  const app = express();
  app.disable('x-powered-by');
  app.use(guard);
  app.get('/', (request, response) => openPage(deps.directory, request, response));
  app.get('/assets/adaptivecards.min.js', (_request, response) => response.sendFile(RENDERER));
  app.use('/assets', express.static(PAGE, { index: false, cacheControl: false }));
  app.use('/api', api(deps, events));
  app.use(faults);
  return {
    key: 'room',
    messenger: roomMessenger(deps.store, deps.clock),
    mounts: [{ path: '/practice', listener: app }],
    start: () => events.start(),
    async stop() {
      events.stop();
    },
  };
}

/** Without a person, or with one nobody knows, the page opens as the first. */
function openPage(
  directory: Directory,
  request: express.Request,
  response: express.Response,
): void {
  const known = people(directory);
  const chosen = known.find((person) => person.id === request.query['as']);
  const [first] = known;
  if (!chosen && first) response.redirect(`/practice?as=${encodeURIComponent(first.id)}`);
  else response.set('cache-control', 'no-store').sendFile('index.html', { root: PAGE });
}

/** Handlers build interactions and render replies; they call no use case. */
function api(deps: RoomDeps, events: Events): Router {
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
  router.post('/commands', async (request, response) => {
    const read = commandRequest.parse(request.body);
    response.json(await answer(deps, read.as, commandInteraction(read, placeOf(deps, read))));
  });
  router.post('/presses', async (request, response) => {
    const read = pressRequest.parse(request.body);
    response.json(await answer(deps, read.as, pressInteraction(read, placeOf(deps, read))));
  });
  router.post('/submissions', async (request, response) => {
    const read = submissionRequest.parse(request.body);
    response.json(await answer(deps, read.as, submissionInteraction(read, placeOf(deps, read))));
  });
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
  { partnership }: Presence,
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

function placeOf(
  { directory }: RoomDeps,
  { as, conversation }: { as: string; conversation: string },
): { conversation: string | undefined } {
  const { partnership } = presenceOf(directory, as);
  const channel = channelsOf(directory, partnership.id).find(
    (one) => one.conversationId === conversation,
  );
  return { conversation: channel?.external };
}

async function answer(deps: RoomDeps, as: string, interaction: Interaction): Promise<ReplyView> {
  // Before: going live is itself answered here, and nothing after it.
  const reader = readerOf(presenceOf(deps.directory, as));
  return renderReply(await deps.dispatch(interaction), reader);
}

const faults: ErrorRequestHandler = (error, _request, response, next) => {
  if (error instanceof Refusal) {
    const text = wordsFor(undefined)(`refusal.${error.code}`, error.details);
    const fault: FaultView = { fault: text };
    response.status(403).json(fault);
    return;
  }
  const unreadable = error instanceof Error && error.name === 'ZodError';
  if (!unreadable) return next(error);
  const fault: FaultView = { fault: wordsFor(undefined)('room_server.unreadable') };
  response.status(400).json(fault);
};
