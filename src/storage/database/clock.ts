import type { Clock } from '../../ports/clock.ts';
import type { Database } from './database.ts';

/**
 * The database's time, so that all replicas agree: this machine's time that only goes on, and by how much the database
 * is ahead of it. Nobody who puts the clock of this machine moves it.
 */
export interface DatabaseClock extends Clock {
  /** Milliseconds by which the database is ahead of this machine's clock. */
  readonly ahead: number;
  /** Measures anew by how much it is ahead. Often enough: every 30 s. */
  correct(): Promise<void>;
}

/** Where this machine has its time from, in milliseconds. */
export interface MachineTime {
  /** Since 1970; somebody may put it. */
  wall(): number;
  /** Since some moment; it only goes on. */
  monotonic(): number;
}

const MACHINE: MachineTime = { wall: () => Date.now(), monotonic: () => performance.now() };
/** An answer that took longer says only roughly when it was given. */
const QUICK_MILLISECONDS = 1_000;

/** @param shift says another time than the clock's: for trying out what comes later. */
export async function createClock(
  { kind, prisma }: Pick<Database, 'kind' | 'prisma'>,
  shift: (now: Temporal.Instant) => Temporal.Instant = (now) => now,
  machine = MACHINE,
): Promise<DatabaseClock> {
  let offset = machine.wall() - machine.monotonic();
  const agreed = createAgreement(offset);

  async function measure(): Promise<number> {
    const before = machine.monotonic();
    const [row] = await prisma.$queryRaw<{ ms: number }[]>`
      SELECT (extract(epoch FROM clock_timestamp()) * 1000)::float8 AS ms`;
    const took = machine.monotonic() - before;
    if (!row) return offset;
    const measured = row.ms - before - took / 2;
    const isSure = took < QUICK_MILLISECONDS || Math.abs(measured - offset) > took / 2;
    return isSure ? measured : offset;
  }

  const clock: DatabaseClock = {
    get ahead() {
      return Math.round(offset + machine.monotonic() - machine.wall());
    },
    now() {
      const milliseconds = Math.round(machine.monotonic() + offset);
      return shift(Temporal.Instant.fromEpochMilliseconds(milliseconds));
    },
    async correct() {
      // The embedded database reads this machine's clock.
      const now = machine.monotonic();
      offset = kind === 'embedded' ? agreed(machine.wall() - now, now) : await measure();
    },
  };
  await clock.correct();
  return clock;
}

/** A clock that was put counts once it has stood so for this long: a slip of a hand is mended sooner. */
const AGREEMENT_MILLISECONDS = 60_000;
/** By less, a clock is corrected in passing, as time servers do. */
const STEP_MILLISECONDS = 1_000;

/** @returns what counts of what was measured: how far a clock is ahead, and when that was, both in milliseconds. */
type Agreement = (measured: number, at: number) => number;

/** Believes small corrections at once, and a step once everything measured for 60 s agrees on it. */
function createAgreement(first: number): Agreement {
  let believed = first;
  let claimed: { readonly measured: number; readonly since: number } | undefined;
  const agrees = (one: number, other: number) => Math.abs(one - other) <= STEP_MILLISECONDS;
  return (measured, at) => {
    if (agrees(measured, believed)) {
      claimed = undefined;
      believed = measured;
    } else if (!claimed || !agrees(measured, claimed.measured)) {
      claimed = { measured, since: at };
    } else if (at - claimed.since >= AGREEMENT_MILLISECONDS) {
      claimed = undefined;
      believed = measured;
    }
    return believed;
  };
}
