import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { filledFolder, startProcess } from '../support/process.ts';

const MAIN = fileURLToPath(new URL('faulty-main.ts', import.meta.url));

it('a library that fails in the background ends nothing, and the log says of what kind it was', async () => {
  const tandem = await startProcess({ DATA_DIR: filledFolder() }, MAIN);
  await expect.poll(tandem.output).toContain('"error":"RangeError"');
  expect(tandem.output()).toContain('"error":"TypeError"');
  expect(tandem.output()).not.toContain('typed this');
  expect(await fetch(`http://127.0.0.1:${tandem.port}/healthz`)).toMatchObject({ status: 200 });
  expect(await tandem.stop()).toBe(0);
});
