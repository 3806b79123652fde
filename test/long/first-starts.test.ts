import { describe, expect, inject, it, onTestFinished } from 'vitest';
import { newKeyText } from '../../src/storage/protection/key-ring.ts';
import { startProcess, type TandemProcess } from '../support/process.ts';
import { createDatabase } from '../support/template-database.ts';

const server = inject('postgres')?.url ?? '';

describe.skipIf(server === '')('three first starts at once on an empty database', () => {
  it('all come up, with the example in it once', async () => {
    const { url, drop } = await createDatabase(server);
    const TANDEM_MASTER_KEYS = newKeyText('k1');
    const started: TandemProcess[] = [];
    onTestFinished(async () => {
      await Promise.all(started.map((one) => one.kill()));
      await drop();
    });
    const start = async () => {
      const settings = { DATABASE_URL: url, TANDEM_MASTER_KEYS, PRACTICE_ROOM: 'on' };
      started.push(await startProcess(settings));
    };
    const results = await Promise.allSettled([start(), start(), start()]);
    expect(results).toEqual(results.map(() => ({ status: 'fulfilled', value: undefined })));
    for (const { port } of started) {
      const address = `http://127.0.0.1:${port}/practice/api/room?as=havenstad/liaison-officer`;
      expect(await fetch(address)).toMatchObject({ status: 200 });
    }
  });
});
