import type { Clock } from '../../ports/clock.ts';
import type { Database } from './database.ts';

/** The machine's clock, corrected by the database's, so that all replicas agree. */
export interface DatabaseClock extends Clock {
  /** Milliseconds by which the database is ahead of this machine. */
  readonly ahead: number;
  /** Compares the two anew. */
  correct(): Promise<void>;
}

/** @param shift says another time than the clock's: for trying out what comes later. */
export async function createClock(
  { kind, prisma }: Database,
  shift: (now: Temporal.Instant) => Temporal.Instant = (now) => now,
): Promise<DatabaseClock> {
  let ahead = 0;
  const clock: DatabaseClock = {
    get ahead() {
      return ahead;
    },
    now: () => shift(Temporal.Instant.fromEpochMilliseconds(Date.now() + ahead)),
    async correct() {
      // The embedded database reads the same clock.
      if (kind === 'embedded') return;
      const before = Date.now();
      const [row] = await prisma.$queryRaw<{ ms: number }[]>`
        SELECT (extract(epoch FROM clock_timestamp()) * 1000)::float8 AS ms`;
      const middle = (before + Date.now()) / 2;
      if (row) ahead = Math.round(row.ms - middle);
    },
  };
  await clock.correct();
  return clock;
}
