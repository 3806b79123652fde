import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { newKeyText } from '../../src/storage/protection/key-ring.ts';
import { newFolder } from '../support/process.ts';
import { createDatabase, startApp } from './surroundings.ts';

/** What a start leaves to be done is over by then: the queue's daily upkeep comes in its first minute. */
const SETTLE_MILLISECONDS = 90_000;
/** Of a minute. */
const AIM_STATEMENTS = 60;
const AIM_CPU_SECONDS = 0.2;

interface Spent {
  readonly statements: Readonly<Record<string, number>>;
  readonly cpuSeconds: number;
}

/**
 * What one process asks of PostgreSQL, and how long it computes, while nobody does anything: statements as the driver
 * sends them, from every connection.
 *
 * @returns 1 if the aim was missed.
 */
export async function benchIdle({ seconds }: { readonly seconds: number }): Promise<number> {
  const { url, drop } = await createDatabase();
  const app = await startApp('idle-app.ts', {
    DATABASE_URL: url,
    TANDEM_MASTER_KEYS: newKeyText('k1'),
    DATA_DIR: newFolder(),
    PRACTICE_ROOM: 'on',
    LOG_LEVEL: 'silent',
  });
  const spent = async (): Promise<Spent> => {
    app.process.send('spent');
    const [answer] = await once(app.process, 'message');
    return answer;
  };
  try {
    await wait(SETTLE_MILLISECONDS);
    await spent();
    await wait(seconds * 1_000);
    return report(await spent(), seconds);
  } finally {
    app.process.kill();
    await once(app.process, 'exit');
    await drop();
  }
}

function report({ statements, cpuSeconds }: Spent, seconds: number): number {
  const minutes = seconds / 60;
  const sorted = Object.entries(statements).toSorted(([, one], [, other]) => other - one);
  for (const [sql, count] of sorted) console.log(`${String(count).padStart(5)}  ${sql}`);
  const count = sorted.reduce((sum, [, one]) => sum + one, 0) / minutes;
  const cpu = cpuSeconds / minutes;
  console.log(`An idle minute: ${count.toFixed(0)} statements, ${cpu.toFixed(2)} s CPU.`);
  console.log(`Aim: at most ${AIM_STATEMENTS} statements, ${AIM_CPU_SECONDS} s CPU.`);
  return count > AIM_STATEMENTS || cpu > AIM_CPU_SECONDS ? 1 : 0;
}
