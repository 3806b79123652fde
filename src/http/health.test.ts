import { afterAll, beforeAll, expect, it } from 'vitest';
import { createLog } from '../log.ts';
import { createMetrics } from './metrics.ts';
import { type RunningServer, startServer } from './server.ts';

let server: RunningServer;
let working = true;

beforeAll(async () => {
  const checks = [
    { name: 'database', check: async () => undefined },
    {
      name: 'queue',
      check: async () => {
        if (!working) throw new Error('no answer');
      },
    },
  ];
  const deps = { mounts: [], checks, metrics: createMetrics(), log: createLog('silent') };
  server = await startServer(deps, { host: '127.0.0.1', port: 0 });
});
afterAll(() => server.stop());

const ready = () => fetch(`http://127.0.0.1:${server.port}/readyz`);

it('is ready while everything works', async () => {
  expect((await ready()).status).toBe(200);
});

it('says with 503 what does not work, and is alive all the same', async () => {
  working = false;
  const response = await ready();
  expect(response.status).toBe(503);
  expect(await response.json()).toEqual({ status: 'not ready', reasons: ['queue: no answer'] });
  expect((await fetch(`http://127.0.0.1:${server.port}/healthz`)).status).toBe(200);
});
