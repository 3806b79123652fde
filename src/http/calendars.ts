import type { Response } from 'express';
import type { Log } from '../log.ts';
import type { Platform } from '../ports/delivery/platform.ts';
import type { CalendarDesk } from '../ports/meeting/calendar-desk.ts';
import { tokenMount } from './token-mount.ts';

const HEADERS = { 'content-security-policy': "default-src 'none'; frame-ancestors 'none'" };
const GONE = 'There is no calendar at this address. Ask for a new one with /liaison calendar.';
const FAILED = 'The calendar could not be made. Try again soon.';

/** `GET /calendar/<token>.ics`: what a calendar program subscribes to. */
export function calendarMount(desk: CalendarDesk, log: Log): Platform['mounts'][number] {
  return tokenMount(
    {
      path: '/calendar',
      headers: HEADERS,
      routes: (app) =>
        app.get('/:token.ics', async ({ params }, response) => {
          const calendar = await desk.read(params.token);
          if (calendar) response.type(calendar.type).send(Buffer.from(calendar.text));
          else sendGone(response);
        }),
      sendGone,
      sendFailed: (response) => void response.status(500).type('text/plain').send(FAILED),
      failure: 'calendar not made',
    },
    log,
  );
}

function sendGone(response: Response): void {
  response.status(410).type('text/plain').send(GONE);
}
