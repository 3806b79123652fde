import { fileURLToPath } from 'node:url';
import express from 'express';
import type { Directory } from '../../bot/directory.ts';
import type { Platform } from '../../ports/delivery/platform.ts';
import { api, faults, type RoomDeps } from './receive/api.ts';
import { guard } from './receive/local-only.ts';
import { people } from './render/room-view.ts';
import { createEvents } from './send/event-stream.ts';
import { roomMessenger } from './send/messenger.ts';

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
    closeStreams: events.stop,
    stop: async () => undefined,
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
