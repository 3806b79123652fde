import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { startTandem, type Tandem } from '../../src/compose.ts';
import { readConfig } from '../../src/config.ts';
import { createLog } from '../../src/log.ts';
import { registerWriter } from '../../src/storage/people/register-writer.ts';
import { newKeyText } from '../../src/storage/protection/key-ring.ts';
import { exampleFile } from '../support/example.ts';
import { newFolder } from '../support/process.ts';
import { envelope, signalForm } from '../support/world.ts';
import { createDatabase } from './surroundings.ts';

const FIRST = Number(process.env['HEAP_INTERACTIONS'] ?? 50_000);
/** Of so many interactions one records a signal. */
const SIGNAL_EVERY = Number(process.env['HEAP_SIGNAL_EVERY'] ?? 500);
const MOST_GROWN_MEGABYTES = 5;
const COMMANDS = ['signal', 'lead', 'step', 'tandem'];
const MEMBERS = ['liaison-officer', 'community-officer', 'safety-coordinator'];

/**
 * What Tandem keeps in memory of what passes through it: the heap after garbage collection, after 50,000 interactions and
 * after as many again.
 *
 * @returns 1 if it grew by more than 5 MB between the two.
 */
export async function benchHeap(): Promise<number> {
  setFlagsFromString('--expose-gc');
  const collect: () => void = runInNewContext('gc');
  const { url, drop } = await createDatabase();
  const tandem = await startWithExample(url);
  try {
    const megabytes: number[] = [];
    const cpu = process.cpuUsage();
    for (const upTo of [FIRST, 2 * FIRST]) {
      for (let count = upTo - FIRST; count < upTo; count += 1) await interact(tandem, count);
      collect();
      collect();
      megabytes.push(process.memoryUsage().heapUsed / 2 ** 20);
    }
    const { user, system } = process.cpuUsage(cpu);
    const [once = 0, twice = 0] = megabytes;
    console.log(
      `${FIRST} interactions: ${once.toFixed(1)} MB; ${2 * FIRST}: ${twice.toFixed(1)} MB.`,
    );
    console.log(`${((user + system) / 2_000 / FIRST).toFixed(2)} ms of CPU an interaction.`);
    console.log(`Grown by ${(twice - once).toFixed(1)} MB (at most ${MOST_GROWN_MEGABYTES}).`);
    return twice - once > MOST_GROWN_MEGABYTES ? 1 : 0;
  } finally {
    await tandem.stop();
    await drop();
  }
}

async function startWithExample(url: string): Promise<Tandem> {
  const settings = {
    DATABASE_URL: url,
    TANDEM_MASTER_KEYS: newKeyText('k1'),
    DATA_DIR: newFolder(),
    PRACTICE_ROOM: 'on',
    PORT: '0',
  };
  const tandem = await startTandem(readConfig(settings), createLog('silent'));
  const { database, clock, directory } = tandem.core;
  await registerWriter(database).apply(exampleFile(), clock.now());
  await directory.refresh();
  return tandem;
}

/** A command in most cases; now and then a signal, which owes cards and reminders. */
async function interact({ core }: Tandem, count: number): Promise<void> {
  const member = MEMBERS[count % MEMBERS.length] ?? '';
  const from = envelope(member);
  if (count % SIGNAL_EVERY > 0) {
    const name = COMMANDS[count % COMMANDS.length] ?? '';
    await core.dispatch({ ...from, kind: 'command', name, text: '' });
    return;
  }
  const form = { action: 'signal.raise', values: signalForm(), key: from.id, about: undefined };
  await core.dispatch({ ...from, kind: 'submission', ...form });
}
