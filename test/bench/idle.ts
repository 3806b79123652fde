import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { newKeyText } from '../../src/storage/protection/key-ring.ts';
import { newFolder } from '../support/process.ts';
import { describe, said, tellJson } from './measure/report.ts';
import { spread } from './measure/rounds.ts';
import { createDatabase, startApp } from './surroundings.ts';

/** What a start leaves to be done is over by then: the queue's daily upkeep comes in its first minute. */
const SETTLE_MILLISECONDS = 90_000;
/** Each as long as `--seconds` says. Two more would say little: nothing beside it is measured, and what is asked is counted. */
const IDLE_ROUNDS = 3;
/** Of a minute. */
const AIM_STATEMENTS = 60;
const AIM_CPU_SECONDS = 0.2;

interface Spent {
  readonly statements: Readonly<Record<string, number>>;
  readonly cpuSeconds: number;
}

/**
 * What one process asks of PostgreSQL, and how long it computes, while nobody does anything: statements as the driver
 * sends them, from every connection; three rounds of a minute, one after the other.
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
    const rounds: Spent[] = [];
    for (let round = 0; round < IDLE_ROUNDS; round += 1) {
      await wait(seconds * 1_000);
      rounds.push(await spent());
    }
    return report(rounds, seconds);
  } finally {
    app.process.kill();
    await once(app.process, 'exit');
    await drop();
  }
}

function report(rounds: readonly Spent[], seconds: number): number {
  const minutes = seconds / 60;
  const asked = rounds.flatMap(({ statements }) => Object.entries(statements));
  const texts = Map.groupBy(asked, ([sql]) => sql);
  const counts = [...texts].map(([sql, of]) => [sql, sum(of.map(([, count]) => count))] as const);
  for (const [sql, count] of counts.toSorted(([, one], [, other]) => other - one)) {
    console.log(`${String(count).padStart(5)}  ${sql}`);
  }
  const statements = spread(rounds.map((one) => sum(Object.values(one.statements)) / minutes));
  const cpuSeconds = spread(rounds.map((one) => one.cpuSeconds / minutes));
  console.log(describe());
  console.log(`An idle minute: ${said(statements)} statements, ${said(cpuSeconds)} s CPU.`);
  console.log(`Aim: at most ${AIM_STATEMENTS} statements, ${AIM_CPU_SECONDS} s CPU.`);
  tellJson('idle', { rounds: rounds.length, seconds, statements, cpuSeconds });
  return statements.median > AIM_STATEMENTS || cpuSeconds.median > AIM_CPU_SECONDS ? 1 : 0;
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, one) => total + one, 0);
}
