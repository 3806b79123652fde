import express, { type ErrorRequestHandler } from 'express';
import type { Log } from '../log.ts';
import type { Platform } from '../ports/delivery/platform.ts';
import type { CalendarDesk } from '../ports/meeting/calendar-desk.ts';

/** Kept nowhere on the way, found by no search, named to no other site. */
const HEADERS = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-robots-tag': 'noindex',
};
/** The same whatever the reason: whoever tries addresses learns nothing. */
const GONE = 'There is no calendar at this address. Ask for a new one with /liaison calendar.';

/** `GET /calendar/<token>.ics`: what a calendar program subscribes to. */
export function calendarMount(desk: CalendarDesk, log: Log): Platform['mounts'][number] {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.use((_request, response, next) => {
    response.set(HEADERS);
    next();
  });
  app.get('/:token.ics', async ({ params }, response) => {
    const calendar = await desk.read(params.token);
    if (calendar) response.type(calendar.type).send(Buffer.from(calendar.text));
    else response.status(410).type('text/plain').send(GONE);
  });
  app.use((_request, response) => {
    response.status(410).type('text/plain').send(GONE);
  });
  app.use(faults(log));
  return { path: '/calendar', listener: app };
}

/** An address that cannot be read leads nowhere; anything else is logged by its kind alone. */
function faults(log: Log): ErrorRequestHandler {
  return (error, _request, response, next) => {
    if (response.headersSent) return next(error);
    if (error instanceof URIError) {
      response.status(410).type('text/plain').send(GONE);
      return;
    }
    log.error({ error: error instanceof Error ? error.name : typeof error }, 'calendar not made');
    response.status(500).type('text/plain').send('The calendar could not be made. Try again soon.');
  };
}
