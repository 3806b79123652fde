/**
 * One of two processes that raise signals on the same PostgreSQL at once. Every third is rolled
 * back after it took its number; every fifth form is sent twice.
 * Arguments: connection string, how many.
 */
import '../../src/temporal.ts';
import { randomUUID } from 'node:crypto';
import { runUseCase } from '../../src/bot/run-use-case.ts';
import { raiseSignal } from '../../src/features/signal/raise/raise-signal.ts';
import { createLog } from '../../src/log.ts';
import { openPostgres } from '../../src/storage/database/postgres.ts';
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
    needs: '',
    others: '',
    source: 'me' as const,
    source_name: '',
    contact: 'no' as const,
  };
  const useCase = index % 3 === 0 ? failing : raiseSignal;
  const once = () => pressUntilRecorded(() => runUseCase(world, actor, useCase, input));
  await Promise.all(index % 5 === 0 ? [once(), once()] : [once()]);
}

/** As people do: a form that a busy database turned away is sent again, with the same key. */
async function pressUntilRecorded(press: () => Promise<unknown>): Promise<void> {
  for (let tries = 0; tries < 20; tries++) {
    try {
      await press();
      return;
    } catch (error) {
      if (error instanceof RolledBack) return;
    }
  }
}

class RolledBack extends Error {}

const failing: typeof raiseSignal = {
  ...raiseSignal,
  async run(scene, input, prepared) {
    const outcome = await raiseSignal.run(scene, input, prepared);
    if ('number' in outcome) await outcome.number();
    throw new RolledBack();
  },
};

await Promise.all(Array.from({ length: Number(count) }, (_, index) => raise(index)));
await database.close();
