import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createPostgresDatabase } from '../../test/support/databases.ts';
import { dumpEverything } from '../../test/support/dump.ts';
import { exampleFile } from '../../test/support/example.ts';
import { filledFolder } from '../../test/support/process.ts';
import { envelope, signalForm } from '../../test/support/world.ts';
import { startTandem, type Tandem } from '../compose.ts';
import { readConfig } from '../config.ts';
import { createLog } from '../log.ts';
import { registerWriter } from '../storage/people/register-writer.ts';
import { newKeyText } from '../storage/protection/key-ring.ts';

const FACTS = 'Quillfeather stood at the quay.';
const INTERPRETATION = 'Perhaps a Wobblethorpe matter.';

const PLACES = [
  {
    name: 'embedded',
    skip: false,
    settings: async () => ({ more: {}, drop: async () => undefined }),
  },
  {
    name: 'PostgreSQL',
    skip: inject('postgres') === null,
    async settings() {
      const { url, drop } = await createPostgresDatabase();
      return { more: { DATABASE_URL: url, TANDEM_MASTER_KEYS: newKeyText('k1') }, drop };
    },
  },
];

/** The whole of Tandem at work, as `npm start` wires it, logging all it can. */
describe.for(PLACES)('what was written of a person, on $name', ({ skip, settings }) => {
  describe.skipIf(skip)('', () => {
    let tandem: Tandem;
    const log: string[] = [];
    let drop = async () => undefined as unknown;

    beforeAll(async () => {
      const place = await settings();
      drop = place.drop;
      const config = readConfig({ DATA_DIR: filledFolder(), PORT: '0', ...place.more });
      const destination = { write: (line: string) => void log.push(line) };
      tandem = await startTandem(config, createLog('trace', destination));
      const { database, clock, directory } = tandem.core;
      await registerWriter(database).apply(exampleFile(), clock.now());
      await directory.refresh();
    });
    afterAll(async () => {
      await tandem.stop();
      await drop();
    });

    it('is in no log line, no job, no card and no column but the encrypted one', async () => {
      const { dispatch, database } = tandem.core;
      const values = signalForm({ facts: FACTS, interpretation: INTERPRETATION });
      const raised = await dispatch({
        ...envelope('liaison-officer'),
        kind: 'submission',
        action: 'signal.raise',
        key: randomUUID(),
        about: undefined,
        values,
      });
      expect(JSON.stringify(raised)).toContain('S-2026-0001');
      await dispatch({
        ...envelope('safety-coordinator'),
        kind: 'press',
        action: 'signal.acknowledge',
        value: 'S-2026-0001',
      });
      const opened = await dispatch({
        ...envelope('safety-coordinator'),
        kind: 'press',
        action: 'signal.open',
        value: 'S-2026-0001',
      });
      expect(JSON.stringify(opened)).toContain(FACTS);
      await expect
        .poll(() => database.prisma.delivery.count({ where: { state: 'sent' } }), {
          timeout: 20_000,
        })
        .toBe(7);

      const dump = await dumpEverything(database);
      expect(dump).toContain('S-2026-0001');
      expect(dump).toContain('pgboss');
      expect(log.join()).toContain('delivery');
      for (const place of [dump, log.join()])
        expect(place).not.toMatch(/Quillfeather|Wobblethorpe/);
    });
  });
});
