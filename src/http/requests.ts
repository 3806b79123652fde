import type { RequestListener, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { NotReady } from '../ports/health.ts';

/** What a load balancer or a person is told who gets no other answer; they come again after so many seconds. */
const AGAIN_SECONDS = 5;
const AGAIN = JSON.stringify({ fault: 'Tandem is restarting. Please try again in a minute.' });

/** The requests that are under way, and how they come to an end. */
export interface Requests {
  /** Listens as the listener does, and remembers what it has not answered yet. */
  track(listener: RequestListener): RequestListener;
  /** Remembers a connection; one that is open, with nothing on it, is closed at the end. */
  connected(socket: Socket): void;
  /** @throws Error once `finish` was called. */
  requireOpen(): Promise<void>;
  /** Takes and answers requests until none is under way, then closes the server. */
  finish(server: Server): Promise<void>;
  /** Answers those that have no answer yet: come again. */
  answerRest(): void;
}

/** Of one server, which is told of each request and each connection by `track` and `connected`. */
export function createRequests(): Requests {
  const underway = new Set<ServerResponse>();
  const sockets = new Set<Socket>();
  let stopping = false;
  let idle = (): void => undefined;

  /** Whoever is answered finds another replica with the next request. */
  function lastOnConnection(response: ServerResponse): void {
    if (!response.headersSent) response.setHeader('connection', 'close');
  }

  return {
    track: (listener) => (request, response) => {
      underway.add(response);
      if (stopping) lastOnConnection(response);
      response.on('close', () => {
        underway.delete(response);
        if (underway.size === 0) idle();
      });
      listener(request, response);
    },
    connected(socket) {
      sockets.add(socket);
      socket.on('close', () => sockets.delete(socket));
    },
    async requireOpen() {
      if (stopping) throw new NotReady('is stopping');
    },
    async finish(server) {
      stopping = true;
      server.closeIdleConnections();
      for (const response of underway) lastOnConnection(response);
      await new Promise<void>((resolve) => {
        idle = resolve;
        if (underway.size === 0) resolve();
      });
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        // Nothing is under way on them: a browser opens some that it may never use.
        for (const socket of sockets) socket.destroySoon();
      });
    },
    answerRest() {
      for (const response of underway) {
        if (response.headersSent) continue;
        response.writeHead(503, {
          'content-type': 'application/json',
          'retry-after': String(AGAIN_SECONDS),
        });
        response.end(AGAIN);
      }
    },
  };
}
