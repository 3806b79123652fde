/** More than any correction by small steps makes of one second. */
const STEP_MILLISECONDS = 250;
/** Before the next full second, at which node-cron wakes and would make up for every second that was skipped. */
const BEFORE_MILLISECONDS = 5;
const SECOND_MILLISECONDS = 1_000;

/**
 * Sees that the clock of the host was put: where it and the time that only goes on part.
 *
 * @param onStep called within a second of it, before anything that waits for a full second.
 * @returns what ends it.
 */
export function watchWallClock(onStep: () => void): () => void {
  let parted = Date.now() - performance.now();
  let timer = setTimeout(look, untilLook()).unref();

  function look(): void {
    const now = Date.now() - performance.now();
    const step = Math.abs(now - parted);
    parted = now;
    timer = setTimeout(look, untilLook()).unref();
    if (step > STEP_MILLISECONDS) onStep();
  }

  return () => clearTimeout(timer);
}

/** @returns milliseconds. */
function untilLook(): number {
  const rest = SECOND_MILLISECONDS - (Date.now() % SECOND_MILLISECONDS);
  return rest > BEFORE_MILLISECONDS
    ? rest - BEFORE_MILLISECONDS
    : rest + SECOND_MILLISECONDS - BEFORE_MILLISECONDS;
}
