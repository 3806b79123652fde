import { setTimeout as sleep } from 'node:timers/promises';

/** The server takes no more connections, or is just starting: it may in a moment. */
const LATER: ReadonlySet<unknown> = new Set(['53300', '57P03']);
const PAUSE_MILLISECONDS = 100;

/**
 * Connects as often as it takes while the server has too many connections already, for so long.
 *
 * @param connect is told how many milliseconds are left, and takes no longer.
 * @param busy told whenever there were too many: somebody may let one go.
 * @throws whatever else keeps it from connecting, and at the end that there are too many.
 */
export async function patiently<T>(
  milliseconds: number,
  connect: (left: number) => Promise<T>,
  busy: () => void,
): Promise<T> {
  const until = performance.now() + milliseconds;
  let left = milliseconds;
  for (;;) {
    try {
      return await connect(left);
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined;
      if (!LATER.has(code)) throw error;
      busy();
      await sleep(PAUSE_MILLISECONDS);
      left = until - performance.now();
      if (left <= 0) throw error;
    }
  }
}
