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
import { describe, said, tellJson } from './measure/report.ts';
import { ROUNDS, spread } from './measure/rounds.ts';
import { createDatabase } from './surroundings.ts';

const PER_ROUND = Number(process.env['HEAP_INTERACTIONS'] ?? 50_000);
/** Of so many interactions one records a signal. */
const SIGNAL_EVERY = Number(process.env['HEAP_SIGNAL_EVERY'] ?? 500);
const MOST_GROWN_MEGABYTES = 5;
const COMMANDS = ['signal', 'lead', 'step', 'tandem'];
const MEMBERS = ['liaison-officer', 'community-officer', 'safety-coordinator'];

/**
 * What Tandem keeps in memory of what passes through it: by how much the heap grows, after garbage collection, with 50,000
 * interactions more; five times in one process, after as many that warm it up.
 *
 * @returns 1 if it grew by more than 5 MB with them, by the median.
 */
export async function benchHeap(): Promise<number> {
  setFlagsFromString('--expose-gc');
  const collect: () => void = runInNewContext('gc');
  const { url, drop } = await createDatabase();
  const tandem = await startWithExample(url);
  try {
    const heaps: number[] = [];
    const cpu: number[] = [];
    for (let round = 0; round <= ROUNDS; round += 1) {
      const before = process.cpuUsage();
      for (let count = 0; count < PER_ROUND; count += 1) await interact(tandem, count);
      const { user, system } = process.cpuUsage(before);
      cpu.push((user + system) / 1_000 / PER_ROUND);
      collect();
      collect();
      heaps.push(process.memoryUsage().heapUsed / 2 ** 20);
    }
    return report(heaps, cpu.slice(1));
  } finally {
    await tandem.stop();
    await drop();
  }
}

/** @param heaps in megabytes, after each round; the first one is where it begins. */
function report(heaps: readonly number[], cpu: readonly number[]): number {
  const grown = spread(heaps.slice(1).map((one, round) => one - (heaps[round] ?? one)));
  const milliseconds = spread(cpu);
  const interactions = PER_ROUND.toLocaleString('en');
  console.log(describe());
  console.log(
    `Heap after each ${interactions}: ${heaps.map((one) => one.toFixed(1)).join(', ')} MB.`,
  );
  console.log(`${said(milliseconds)} ms of CPU an interaction.`);
  console.log(`Grown by ${said(grown)} MB with ${interactions} (at most ${MOST_GROWN_MEGABYTES}).`);
  tellJson('heap', { rounds: ROUNDS, interactions: PER_ROUND, heaps, grown, milliseconds });
  return grown.median > MOST_GROWN_MEGABYTES ? 1 : 0;
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
