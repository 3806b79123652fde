import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';

/** In an app that a bench starts: says, when asked, how much CPU it has taken, in milliseconds. */
export function tellCpu(): void {
  process.on('message', (message: object) => {
    if (!('cpu' in message)) return;
    const { user, system } = process.cpuUsage();
    process.send?.({ cpu: (user + system) / 1_000 });
  });
}

/** Asks it. */
export async function cpuOf(child: ChildProcess): Promise<number> {
  child.send({ cpu: true });
  const [{ cpu }] = await once(child, 'message');
  return Number(cpu);
}

const IDLE_MILLISECONDS = 5_000;

/** What it takes while nothing is asked of it, for each millisecond: another figure, and no cost of what is asked. */
export async function idleOf(child: ChildProcess): Promise<number> {
  const before = await cpuOf(child);
  await wait(IDLE_MILLISECONDS);
  return ((await cpuOf(child)) - before) / IDLE_MILLISECONDS;
}
