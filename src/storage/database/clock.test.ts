import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DATABASES } from '../../../test/support/databases.ts';
import { createClock, type DatabaseClock } from './clock.ts';
import type { Database } from './database.ts';

const DAY_MILLISECONDS = 86_400_000;
const STEPS = [DAY_MILLISECONDS, -90_000, -DAY_MILLISECONDS];
const same = (now: Temporal.Instant) => now;

/** This machine, whose clock somebody puts, and where time passes without waiting. */
function movedMachine() {
  let put = 0;
  let passed = 0;
  return {
    wall: () => Date.now() + passed + put,
    monotonic: () => performance.now() + passed,
    put: (milliseconds: number) => {
      put += milliseconds;
    },
    pass: (milliseconds: number) => {
      passed += milliseconds;
    },
  };
}

describe.for(DATABASES.filter(({ skip }) => !skip))('the clock on $name', ({ name, open }) => {
  let database: Database;
  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database.close());

  /** Milliseconds from what it really is. */
  const off = (clock: DatabaseClock) => Math.abs(clock.now().epochMilliseconds - Date.now());

  it.for(STEPS)('goes on where that of the host is put by %i ms', async (step) => {
    const machine = movedMachine();
    const clock = await createClock(database, same, machine);
    machine.put(step);
    expect(off(clock)).toBeLessThan(5_000);
    await clock.correct();
    expect(off(clock)).toBeLessThan(5_000);
  });

  it.runIf(name === 'embedded')('takes a step over once it has stood for 60 s', async () => {
    const machine = movedMachine();
    const clock = await createClock(database, same, machine);
    machine.put(DAY_MILLISECONDS);
    const ahead = [];
    for (let count = 0; count < 4; count += 1) {
      await clock.correct();
      ahead.push(Math.round(clock.ahead / DAY_MILLISECONDS));
      machine.pass(30_000);
    }
    expect(ahead).toEqual([-1, -1, 0, 0]);
  });

  it.runIf(name === 'embedded')('forgets a step that was put right', async () => {
    const machine = movedMachine();
    const clock = await createClock(database, same, machine);
    for (const step of [DAY_MILLISECONDS, -DAY_MILLISECONDS, DAY_MILLISECONDS]) {
      machine.put(step);
      await clock.correct();
      machine.pass(40_000);
    }
    await clock.correct();
    expect(Math.round(clock.ahead / DAY_MILLISECONDS)).toBe(-1);
  });

  it.runIf(name === 'PostgreSQL')(
    'is the one of the database, however far the host is off',
    async () => {
      const machine = movedMachine();
      machine.put(DAY_MILLISECONDS);
      const clock = await createClock(database, same, machine);
      expect(off(clock)).toBeLessThan(5_000);
      expect(Math.round(clock.ahead / DAY_MILLISECONDS)).toBe(-1);
    },
  );
});
