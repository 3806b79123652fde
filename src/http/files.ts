import type { Response } from 'express';
import type { Log } from '../log.ts';
import type { Platform } from '../ports/delivery/platform.ts';
import type { FetchedFile, FileDesk } from '../ports/files/file-desk.ts';
import { awaitedPage, FILE_PAGE_POLICY, failedPage, gonePage, refusedPage } from './file-page.ts';
import { tokenMount } from './token-mount.ts';

/** Shown in no frame, and kept apart from whatever opened it. */
const HEADERS = {
  'content-security-policy': FILE_PAGE_POLICY,
  'cross-origin-opener-policy': 'same-origin',
};

/**
 * `GET /files/<token>`: a page that says what waits. `POST` takes it, once. Previews that chat platforms
 * make of a link only ever look.
 */
export function fileMount(desk: FileDesk, log: Log): Platform['mounts'][number] {
  return tokenMount(
    {
      path: '/files',
      headers: HEADERS,
      routes(app) {
        app.get('/:token', async ({ params }, response) => {
          const awaited = await desk.look(params.token);
          if (awaited) response.type('html').send(awaitedPage(awaited));
          else sendGone(response);
        });
        app.post('/:token', async ({ params }, response) => {
          sendFetched(response, await desk.fetch(params.token));
        });
      },
      sendGone,
      sendFailed: (response) => void response.status(500).type('html').send(failedPage()),
      failure: 'file not made',
    },
    log,
  );
}

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
