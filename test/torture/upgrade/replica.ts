import { randomUUID } from 'node:crypto';
import { FAKETIME, fakeClock } from '../../support/faketime.ts';
import { startDatabaseLine } from '../../support/faults/database-line.ts';
import { newFolder, startProcess, type TandemProcess } from '../../support/process.ts';

/** Longer than anything takes that is not stuck. */
const ANSWER_MILLISECONDS = 15_000;
const MOST_STARTS = 10;

/** One of the processes on one database: it dies and starts anew, its line falls silent, its host's clock is put. */
export interface Replica {
  readonly name: string;
  /** As `kill -9`, at once; a successor takes its place. @returns false if it is dead already. */
  kill(): boolean;
  /** Until whoever was killed has a successor. */
  alive(): Promise<void>;
  /** Nothing comes from its database or goes there, and nothing is closed. */
  hush(): void;
  speak(): void;
  /** @param seconds by which the clock of its host is ahead from now on. */
  putClock(seconds: number): Promise<void>;
  /** Presses a button in its practice room. @returns what it answered; nothing if it did not. */
  press(member: string, conversation: string, button: Button): Promise<string | undefined>;
  end(): Promise<void>;
}

export interface Button {
  readonly action: string;
  readonly value: string;
}

interface Setting {
  readonly name: string;
  /** Of the database. */
  readonly url: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly main: string | undefined;
}

export async function startReplica({ name, url, environment, main }: Setting): Promise<Replica> {
  const line = await startDatabaseLine(url);
  const clock = FAKETIME === undefined ? undefined : await fakeClock(newFolder(), '+0');
  const own = { DATABASE_URL: line.url, ...clock?.environment, FAKETIME_DONT_FAKE_MONOTONIC: '1' };
  const start = () => startInTheEnd(() => startProcess({ ...environment, ...own }, main));
  let current = await start();
  let isAlive = true;
  let replaced: Promise<void> = Promise.resolve();
  return {
    name,
    kill() {
      if (!isAlive) return false;
      isAlive = false;
      line.speak();
      replaced = current.kill().then(async () => {
        current = await start();
        isAlive = true;
      });
      return true;
    },
    alive: () => replaced,
    hush: line.hush,
    speak: line.speak,
    async putClock(seconds) {
      await clock?.set(seconds < 0 ? `${seconds}` : `+${seconds}`);
    },
    async press(member, conversation, { action, value }) {
      const body = { as: `havenstad/${member}`, id: randomUUID(), conversation, action, value };
      try {
        const response = await fetch(`${current.address}/api/presses`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
          signal: AbortSignal.timeout(ANSWER_MILLISECONDS),
        });
        return await response.text();
      } catch {
        return undefined;
      }
    },
    async end() {
      line.speak();
      await replaced;
      await current.stop();
      await line.close();
    },
  };
}

/** As whoever minds a service does: one that cannot reach its database ends, and is started anew. */
async function startInTheEnd(start: () => Promise<TandemProcess>): Promise<TandemProcess> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await start();
    } catch (error) {
      if (tries === MOST_STARTS) throw error;
    }
  }
}
