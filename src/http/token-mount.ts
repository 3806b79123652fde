import express, { type Express, type Response } from 'express';
import { errorName, type Log } from '../log.ts';
import type { Platform } from '../ports/delivery/platform.ts';

/** Kept nowhere on the way, found by no search, named to no other site. */
const HEADERS = {
  'cache-control': 'no-store',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-robots-tag': 'noindex',
};

/** Addresses that only those know to whom they were given. */
export interface TokenAddresses {
  readonly path: string;
  /** Headers of each answer beside those of all such addresses. */
  readonly headers: Readonly<Record<string, string>>;
  /** Adds what is found there. */
  routes(app: Express): void;
  /** The same whatever the reason: whoever tries addresses learns nothing. */
  sendGone(response: Response): void;
  sendFailed(response: Response): void;
  /** For the log: what could not be done. */
  readonly failure: string;
}

/** What is mounted there. An address that cannot be read leads nowhere; anything else is logged by its kind alone. */
export function tokenMount(
  { path, headers, routes, sendGone, sendFailed, failure }: TokenAddresses,
  log: Log,
): Platform['mounts'][number] {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.use((_request, response, next) => {
    response.set({ ...HEADERS, ...headers });
    next();
  });
  routes(app);
  app.use((_request, response) => sendGone(response));
  const faults: express.ErrorRequestHandler = (error, _request, response, next) => {
    if (response.headersSent) return next(error);
    if (error instanceof URIError) return sendGone(response);
    log.error({ error: errorName(error) }, failure);
    sendFailed(response);
  };
  app.use(faults);
  return { path, listener: app };
}
