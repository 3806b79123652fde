/**
 * One of two processes that raise signals on the same PostgreSQL at once. Every third is rolled
 * back after it took its number; every fifth form is sent twice.
 * Arguments: connection string, how many.
 */
import '../../src/temporal.ts';
import { randomUUID } from 'node:crypto';
import { perform } from '../../src/bot/perform.ts';
import { raiseSignal } from '../../src/features/signal/raise-signal.ts';
import { createLog } from '../../src/log.ts';
import { openPostgres } from '../../src/storage/postgres.ts';
import { createWorld } from '../support/world.ts';

const [url = '', count = '0'] = process.argv.slice(2);
const database = openPostgres(url, createLog('silent'));
const world = await createWorld(database);
const actor = world.presence('liaison-officer');

async function raise(index: number): Promise<void> {
  const input = {
    key: randomUUID(),
    facts: 'Leaflets lie at the tram stop.',
    interpretation: '',
    categories: ['recruitment' as const],
    urgency: 'normal' as const,
    area: '',
  };
  const once = () =>
    perform(world, actor, index % 3 === 0 ? failing : raiseSignal, input).catch(() => undefined);
  await Promise.all(index % 5 === 0 ? [once(), once()] : [once()]);
}

const failing: typeof raiseSignal = {
  ...raiseSignal,
  async run(scene, input) {
    await raiseSignal.run(scene, input);
    throw new Error('rolled back on purpose');
  },
};

await Promise.all(Array.from({ length: Number(count) }, (_, index) => raise(index)));
await database.close();
