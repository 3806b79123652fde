import type { Stopping } from './bot/stopping.ts';
import type { RunningServer } from './http/server.ts';
import { errorName, type Log } from './log.ts';
import type { Platform } from './ports/delivery/platform.ts';
import type { Lanes } from './schedule/delivery-concurrency.ts';
import type { Queue } from './schedule/queue.ts';
import type { Tick } from './schedule/tick.ts';

/** What is under way may be finished for so long; then whoever waits is told to come again. */
const FINISH_MILLISECONDS = 8_000;
/** A request that has no answer even then is told so without being asked again what it was. */
const ANSWER_MILLISECONDS = 8_500;
/** From then on only the database is closed. */
const WORK_MILLISECONDS = 9_000;
/** Over all: orchestrators kill what is not gone by then, or by three times that. */
const ALL_MILLISECONDS = 10_000;

export interface Running {
  readonly server: RunningServer;
  readonly platforms: readonly Platform[];
  readonly stopping: Stopping;
  readonly queue: Queue;
  readonly lanes: Lanes;
  readonly ticks: readonly Tick[];
  /** Once nothing is under way that needs it. */
  readonly closeDatabase: () => Promise<void>;
  readonly log: Log;
}

/**
 * Brings everything to an end: nothing more is begun, what is under way is finished or answered in words, and
 * whatever else was acknowledged is owed in the database, for the next process.
 *
 * @returns within 10 s, by name, what was cut; nothing if all was finished.
 */
export async function shutDown(running: Running): Promise<readonly string[]> {
  const { server, stopping, closeDatabase, log } = running;
  const unfinished = new Set<string>();
  const cutShort = new Set<string>();
  const timers = [
    setTimeout(() => stopping.tellThoseWhoWait(), FINISH_MILLISECONDS),
    setTimeout(() => server.answerRest(), ANSWER_MILLISECONDS),
  ];
  const end = async (name: string, work: () => Promise<unknown>): Promise<void> => {
    unfinished.add(name);
    try {
      await work();
      unfinished.delete(name);
    } catch (error) {
      log.error({ part: name, error: errorName(error) }, 'not ended');
    }
  };
  const all = async (): Promise<void> => {
    await Promise.race([endWork(running, end), after(WORK_MILLISECONDS)]);
    // Whatever still works loses its database now, and ends without it.
    for (const name of unfinished) cutShort.add(name);
    await end('database', closeDatabase);
  };
  await Promise.race([all(), after(ALL_MILLISECONDS)]);
  for (const timer of timers) clearTimeout(timer);
  server.cut();
  const cut = [...cutShort.union(unfinished)];
  if (cut.length > 0) log.warn({ cut }, 'stopped before all was done');
  return cut;
}

type End = (name: string, work: () => Promise<unknown>) => Promise<void>;

async function endWork(running: Running, end: End): Promise<void> {
  const { server, platforms, stopping, queue, lanes, ticks } = running;
  for (const platform of platforms) platform.closeStreams?.();
  const endRequests = async (): Promise<void> => {
    await end('requests', () => server.stop());
    // What was acknowledged over the web server is still under way.
    await end('platforms', () => Promise.all(platforms.map((platform) => platform.stop())));
    await end('interactions', () => stopping.settled());
  };
  await Promise.all([
    endRequests(),
    end('ticks', () => Promise.all(ticks.map((tick) => tick.stop()))),
    end('deliveries', () => lanes.stop()),
    end('jobs', () => queue.stopWorking()),
  ]);
}

function after(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds).unref();
  });
}
