import { createServer, type Server } from 'node:http';
import express, { type ErrorRequestHandler, type Express } from 'express';
import { errorName, type Log } from '../log.ts';
import type { Platform } from '../ports/delivery/platform.ts';
import type { HealthCheck } from '../ports/health.ts';
import { mountHealth } from './health.ts';
import type { Metrics } from './metrics.ts';

export interface ServerDeps {
  readonly mounts: Platform['mounts'];
  readonly checks: readonly HealthCheck[];
  readonly metrics: Metrics;
  readonly log: Log;
}

export interface RunningServer {
  /** The port it listens on; chosen by the system if 0 was asked for. */
  readonly port: number;
  stop(): Promise<void>;
}

/** Starts the one web server: health, metrics, and whatever the platforms mount. */
export async function startServer(
  deps: ServerDeps,
  at: { readonly host: string; readonly port: number },
): Promise<RunningServer> {
  const server = createServer(createApp(deps));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(at.port, at.host, resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : at.port;
  return { port, stop: () => stop(server) };
}

function createApp(deps: ServerDeps): Express {
  const app = express();
  app.disable('x-powered-by');
  mountHealth(app, deps.checks);
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

/** Lets requests under way finish; connections that only listen are closed. */
function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
