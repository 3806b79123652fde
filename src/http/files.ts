import express, { type ErrorRequestHandler, type RequestHandler, type Response } from 'express';
import type { Log } from '../log.ts';
import type { Platform } from '../ports/delivery/platform.ts';
import type { FetchedFile, FileDesk } from '../ports/files/file-desk.ts';
import { awaitedPage, FILE_PAGE_POLICY, failedPage, gonePage, refusedPage } from './file-page.ts';

/** Kept nowhere on the way, shown in no frame, named to no other site. */
const HEADERS = {
  'cache-control': 'no-store',
  'content-security-policy': FILE_PAGE_POLICY,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-robots-tag': 'noindex',
};

/**
 * `GET /files/<token>`: a page that says what waits. `POST` takes it, once. Previews that chat platforms
 * make of a link only ever look.
 */
export function fileMount(desk: FileDesk, log: Log): Platform['mounts'][number] {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.use(strictHeaders);
  app.get('/:token', async ({ params }, response) => {
    const awaited = await desk.look(params.token);
    if (awaited) response.type('html').send(awaitedPage(awaited));
    else sendGone(response);
  });
  app.post('/:token', async ({ params }, response) => {
    sendFetched(response, await desk.fetch(params.token));
  });
  app.use((_request, response) => sendGone(response));
  app.use(faults(log));
  return { path: '/files', listener: app };
}

const strictHeaders: RequestHandler = (_request, response, next) => {
  response.set(HEADERS);
  next();
};

function sendFetched(response: Response, fetched: FetchedFile): void {
  switch (fetched.kind) {
    case 'file':
      response
        .set('content-disposition', `attachment; filename="${plainName(fetched.name)}"`)
        .type(fetched.type)
        .send(Buffer.from(fetched.bytes));
      return;
    case 'refused':
      response.status(403).type('html').send(refusedPage(fetched.language, fetched.text));
      return;
    case 'gone':
      sendGone(response);
      return;
    default:
      fetched satisfies never;
  }
}

/** Nothing that could end the header's value. */
function plainName(name: string): string {
  return name.replaceAll(/[^\w.-]/g, '_');
}

function sendGone(response: Response): void {
  response.status(410).type('html').send(gonePage());
}

/** An address that cannot be read leads nowhere; anything else is logged by its kind alone. */
function faults(log: Log): ErrorRequestHandler {
  return (error, _request, response, next) => {
    if (response.headersSent) return next(error);
    if (error instanceof URIError) return sendGone(response);
    log.error({ error: error instanceof Error ? error.name : typeof error }, 'file not made');
    response.status(500).type('html').send(failedPage());
  };
}
