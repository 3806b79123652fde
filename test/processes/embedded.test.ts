import { describe, expect, it } from 'vitest';
import { newFolder, runToEnd, startProcess } from '../support/process.ts';

describe('the embedded database', () => {
  it('takes one process, refuses a second in words, and lets the next one in after kill -9', async () => {
    const DATA_DIR = newFolder();
    const first = await startProcess({ DATA_DIR });
    const second = await runToEnd({ DATA_DIR });
    expect(second.code).toBe(1);
    expect(second.output).toContain(`Another Tandem already works on ${DATA_DIR}`);
    await first.kill();
    const third = await startProcess({ DATA_DIR });
    expect(third.output()).toContain('This is an exercise');
    expect(await third.stop()).toBe(0);
  });
});

describe('starting', () => {
  it('reports every fault of the configuration and does not start', async () => {
    const { code, output } = await runToEnd({ PORT: 'x', LOG_LEVEL: 'loud', TANDEM_KEY: '1' });
    expect(code).toBe(1);
    for (const name of ['PORT', 'LOG_LEVEL', 'TANDEM_KEY']) expect(output).toContain(`${name}: `);
  });

  it('is alive, ready and counted', async () => {
    const tandem = await startProcess({ DATA_DIR: newFolder() });
    const get = async (path: string) => {
      const response = await fetch(`http://127.0.0.1:${tandem.port}${path}`);
      return { status: response.status, text: await response.text() };
    };
    expect(await get('/healthz')).toMatchObject({ status: 200 });
    expect(await get('/readyz')).toEqual({ status: 200, text: '{"status":"ready"}' });
    expect((await get('/metrics')).text).toContain('tandem_interactions_total');
    expect(await get('/nowhere')).toMatchObject({ status: 404 });
    await tandem.kill();
  });
});
