import express, { type ErrorRequestHandler, type Express, type Request } from 'express';
import type { TeamsConfig } from '../../../config.ts';
import { errorName, type Log } from '../../../log.ts';
import { RefusedRequest } from '../../shared/refused-request.ts';
import { TEAMS_LIMITS } from '../limits.ts';
import { allowedServiceUrl } from '../send/service-url.ts';
import type { Authenticate } from './authentication.ts';
import type { HandleActivity } from './handle-activity.ts';
import { createReplayGuard } from './replay-guard.ts';
import { type Inbound, readActivity } from './schema.ts';

/** Activities that are remembered, so that each is done once; business keys stand behind. */
const MOST_SEEN = 20_000;
/** An answer is kept for whoever asks again while it may have been lost. */
const ANSWER_MILLISECONDS = 60_000;
const LOCAL_HOST = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d{1,5})?$/;
const LOOPBACK = /^(::1|(::ffff:)?127\.\d{1,3}\.\d{1,3}\.\d{1,3})$/;

export interface EndpointDeps {
  readonly teams: TeamsConfig;
  readonly authenticate: Authenticate;
  readonly handle: HandleActivity;
  readonly log: Log;
}

/** Where Teams posts its activities. */
export function createEndpoint(deps: EndpointDeps): Express {
  const take = createTake(deps);
  const app = express();
  app.disable('x-powered-by');
  app.use((request, _response, next) => {
    // Before anything of a body is read.
    knock(deps.teams, request);
    next();
  });
  app.post('/', express.json({ limit: TEAMS_LIMITS.bodyBytes }), async (request, response) => {
    const inbound = readActivity(request.body);
    if (!inbound) return void response.status(400).end();
    const answer = await take(inbound, request.headers.authorization ?? '');
    if (answer === undefined) response.end();
    else response.json(answer);
  });
  app.use((_request, response) => void response.status(405).end());
  app.use(faults(deps.log));
  return app;
}

/** @throws RefusedRequest */
function knock({ playground }: TeamsConfig, request: Request): void {
  if (playground) {
    const local = LOOPBACK.test(request.socket.remoteAddress ?? '');
    if (!local || isFromPage(request) || isForwarded(request))
      throw new RefusedRequest(403, 'not_local');
  } else if (!request.headers.authorization?.startsWith('Bearer ')) {
    throw new RefusedRequest(401, 'no_token');
  }
}

/** The playground posts by itself; a page in a browser on this machine has no business here. */
function isFromPage({ headers }: Request): boolean {
  return headers.origin !== undefined || headers['sec-fetch-site'] !== undefined;
}

/** Through a tunnel or a proxy on this machine, anybody could come; they name themselves or the host asked for. */
function isForwarded({ headers }: Request): boolean {
  const names = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host'];
  return names.some((name) => headers[name] !== undefined) || !LOCAL_HOST.test(headers.host ?? '');
}

/**
 * What comes again is done once: within a conversation, Teams gives each activity an id of its own. Only
 * what was let in is remembered.
 */
function createTake({ teams, authenticate, handle, log }: EndpointDeps) {
  const seen = createReplayGuard<Awaited<ReturnType<HandleActivity>>>(
    MOST_SEEN,
    ANSWER_MILLISECONDS,
  );
  return async (inbound: Inbound, authorization: string) => {
    const { activity, read } = inbound;
    if (!allowedServiceUrl(teams, activity.serviceUrl)) {
      throw new RefusedRequest(403, 'service_host');
    }
    await authenticate(activity, authorization);
    if (!read) return passOver(inbound, log);
    const { type, id, conversation } = read;
    const run = () => handle(read);
    return id ? seen.once(JSON.stringify([type, conversation.id, id]), run) : run();
  };
}

/**
 * Of what Tandem does not take, whoever waits for an answer hears so by its status, as Microsoft's own handler says
 * it; for anything else Teams waits for no more than to know that it came.
 *
 * https://learn.microsoft.com/javascript/api/botbuilder/teamsactivityhandler
 *
 * @throws RefusedRequest
 */
function passOver({ activity: { type }, lacks }: Inbound, log: Log): undefined {
  if (lacks === 'nothing') return;
  if (type === 'invoke') throw new RefusedRequest(lacks === 'something' ? 400 : 501, 'invoke');
  log.warn({ platform: 'teams', type }, 'activity without what is needed; nothing was done');
}

/**
 * A sentence would tell a stranger more than they need; the log has a word. An error's own text may hold
 * what somebody wrote: its kind is enough.
 */
function faults(log: Log): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    if (response.headersSent) return next(error);
    const said = error instanceof Error && 'status' in error ? Number(error.status) : 500;
    if (error instanceof RefusedRequest || (said >= 400 && said < 500)) {
      const why = error instanceof RefusedRequest ? error.message : 'unreadable';
      log.warn({ platform: 'teams', status: said, why }, 'request refused');
      response.status(said).end();
      return;
    }
    log.error({ platform: 'teams', error: errorName(error) }, 'activity failed');
    response.status(500).end();
  };
}
