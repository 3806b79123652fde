import { afterAll, beforeAll, expect, it } from 'vitest';
import { createLog } from '../log.ts';
import { type Degradation, NotReady } from '../ports/health.ts';
import { createMetrics } from './metrics.ts';
import { type RunningServer, startServer } from './server.ts';

let server: RunningServer;
let working = true;
let fault: Error | undefined;
let degraded: Degradation[] = [];

beforeAll(async () => {
  const checks = [
    {
      name: 'database',
      check: async () => {
        if (fault) throw fault;
      },
    },
    {
      name: 'queue',
      check: async () => {
        if (!working) throw new NotReady('no answer');
      },
    },
  ];
  const metrics = createMetrics(undefined, () => degraded);
  const deps = { mounts: [], checks, metrics, log: createLog('silent') };
  server = await startServer({ ...deps, degraded: () => degraded }, { host: '127.0.0.1', port: 0 });
});
afterAll(() => server.stop());

const ready = () => fetch(`http://127.0.0.1:${server.port}/readyz`);

it('is ready while everything works', async () => {
  expect((await ready()).status).toBe(200);
});

it('stays ready where no other replica could do better, and says and counts what does not work', async () => {
  degraded = [{ code: 'disk_full', word: 'the disk is full' }];
  const response = await ready();
  expect(response.status).toBe(200);
  expect(await response.json()).toEqual({ status: 'ready', degraded: ['the disk is full'] });
  const metrics = await (await fetch(`http://127.0.0.1:${server.port}/metrics`)).text();
  expect(metrics).toContain('tandem_degraded{what="disk_full",platform=""} 1');
  degraded = [];
});

it('says with 503 what does not work, and is alive all the same', async () => {
  working = false;
  const response = await ready();
  expect(response.status).toBe(503);
  expect(await response.json()).toEqual({ status: 'not ready', reasons: ['queue: no answer'] });
  expect((await fetch(`http://127.0.0.1:${server.port}/healthz`)).status).toBe(200);
});

it('says of a fault that is not ours its code alone, if it has one: never its words', async () => {
  working = true;
  const said = 'password authentication failed for user "tandem" at 10.0.0.7 near "Quillfeather"';
  const reasons = async () => (await (await ready()).json()).reasons;
  fault = new Error(said);
  expect(await reasons()).toEqual(['database: fails']);
  fault = Object.assign(new Error(said), { code: '28P01' });
  expect(await reasons()).toEqual(['database: fails (28P01)']);
  fault = Object.assign(new Error(said), { code: said });
  expect(await reasons()).toEqual(['database: fails']);
  fault = undefined;
});
