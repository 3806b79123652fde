import { createServer } from 'node:http';
import express, { type ErrorRequestHandler, type Express } from 'express';
import { errorName, type Log } from '../log.ts';
import type { Platform } from '../ports/delivery/platform.ts';
import type { Degraded, HealthCheck } from '../ports/health.ts';
import { mountHealth } from './health.ts';
import type { Metrics } from './metrics.ts';
import { createRequests } from './requests.ts';

export interface ServerDeps {
  readonly mounts: Platform['mounts'];
  readonly checks: readonly HealthCheck[];
  /** Nothing: everything works. */
  readonly degraded?: Degraded;
  readonly metrics: Metrics;
  readonly log: Log;
}

export interface RunningServer {
  /** The port it listens on; chosen by the system if 0 was asked for. */
  readonly port: number;
  /**
   * Says at `/readyz` that it is stopping, answers what is under way and what still comes, and listens no longer
   * once nothing is under way. Resolves when that is so.
   */
  stop(): Promise<void>;
  /** Tells whoever has no answer yet to come again. */
  answerRest(): void;
  /** Closes every connection, whatever is under way. */
  cut(): void;
}

/** Starts the one web server: health, metrics, and whatever the platforms mount. */
export async function startServer(
  deps: ServerDeps,
  at: { readonly host: string; readonly port: number },
): Promise<RunningServer> {
  const requests = createRequests();
  const checks = [...deps.checks, { name: 'process', check: requests.requireOpen }];
  const server = createServer(requests.track(createApp({ ...deps, checks })));
  server.on('connection', requests.connected);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(at.port, at.host, resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : at.port;
  return {
    port,
    stop: () => requests.finish(server),
    answerRest: requests.answerRest,
    cut: () => server.closeAllConnections(),
  };
}

function createApp(deps: ServerDeps): Express {
  const app = express();
  app.disable('x-powered-by');
  mountHealth(app, deps.checks, deps.degraded ?? (() => []));
  app.get('/metrics', async (_request, response) => {
    response.type(deps.metrics.contentType).send(await deps.metrics.text());
  });
  for (const { path, listener } of deps.mounts) app.use(path, listener);
  app.use((_request, response) => {
    response.status(404).json({ fault: 'There is nothing at this address.' });
  });
  app.use(faults(deps.log));
  return app;
}

/** A fault of the request is a 4xx with a sentence; anything else is logged by its kind alone. */
function faults(log: Log): ErrorRequestHandler {
  return (error, _request, response, next) => {
    if (response.headersSent) return next(error);
    const status = Number(error?.status ?? error?.statusCode ?? 500);
    if (status >= 400 && status < 500) {
      response.status(status).json({ fault: 'This request could not be read.' });
      return;
    }
    log.error({ error: errorName(error) }, 'request failed');
    response.status(500).json({ fault: 'This could not be done. Please try again.' });
  };
}
