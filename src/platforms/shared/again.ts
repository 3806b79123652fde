import type { Clock } from '../../ports/clock.ts';

/** What somebody waits for is tried for so long before something else is done; a stop waits for it. */
export const TRY_SECONDS = 6;

/** By what something is tried again. */
export interface Patience {
  readonly clock: Clock;
  /** Waits so many milliseconds. */
  readonly pause: (milliseconds: number) => Promise<unknown>;
}

/**
 * Tries something that comes to the same if it is done twice, until it is done or its time is up.
 *
 * @param waitOf in how many seconds it may be tried again after this fault; nothing: never.
 * @throws the last fault.
 */
export async function tryAgain<T>(
  { clock, pause }: Patience,
  work: () => Promise<T>,
  waitOf: (error: unknown) => number | undefined,
): Promise<T> {
  const until = clock.now().add({ seconds: TRY_SECONDS });
  for (;;) {
    try {
      return await work();
    } catch (error) {
      const seconds = waitOf(error);
      const next = clock.now().add({ milliseconds: Math.ceil((seconds ?? 0) * 1000) });
      if (seconds === undefined || Temporal.Instant.compare(next, until) > 0) throw error;
      await pause(seconds * 1000);
    }
  }
}
