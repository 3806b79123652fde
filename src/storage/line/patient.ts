import { setTimeout as sleep } from 'node:timers/promises';

/** The server takes no more connections, or is just starting: it may in a moment. */
const LATER: ReadonlySet<unknown> = new Set(['53300', '57P03']);
const PAUSE_MILLISECONDS = 100;

/**
 * Connects as often as it takes while the server has too many connections already, for so long.
 *
 * @param busy told whenever there were too many: somebody may let one go.
 * @throws whatever else keeps it from connecting, and at the end that there are too many.
 */
export async function patiently<T>(
  milliseconds: number,
  connect: () => Promise<T>,
  busy: () => void,
): Promise<T> {
  const until = performance.now() + milliseconds;
  for (;;) {
    try {
      return await connect();
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined;
      if (!LATER.has(code) || performance.now() > until) throw error;
    }
    busy();
    await sleep(PAUSE_MILLISECONDS);
  }
}
