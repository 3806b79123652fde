import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createLog } from '../log.ts';
import { onDemand, startCronTick, startTick } from './tick.ts';
import { ticksCheck } from './ticks.ts';

const EVERY_SECOND = { every: 1_000 };
/** By a timer, and at moments of the clock. */
const KINDS = [
  startTick.bind(undefined, EVERY_SECOND),
  startCronTick.bind(undefined, '* * * * * *'),
];
const log = createLog('silent');

describe('a tick', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    vi.setSystemTime(new Date('2026-11-24T09:00:20.300Z'));
  });
  afterEach(() => void vi.useRealTimers());

  it.for(KINDS)('comes every second, and no more once it was stopped', async (start) => {
    let ticks = 0;
    const tick = start('counting', async () => (ticks += 1), log);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(ticks).toBe(60);
    await tick.stop();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(ticks).toBe(60);
  });

  it('comes first when it is told to', async () => {
    const begun: number[] = [];
    const work = async () => begun.push(Date.now() - started);
    const started = Date.now();
    const tick = startTick({ every: 60_000, first: 15_000 }, 'first', work, log);
    await vi.advanceTimersByTimeAsync(140_000);
    expect(begun).toEqual([15_000, 75_000, 135_000]);
    await tick.stop();
    await vi.advanceTimersByTimeAsync(140_000);
    expect(begun).toHaveLength(3);
  });

  it.for(
    [-90_000, -86_400_000, 86_400_000].flatMap((step) => KINDS.map((start) => ({ step, start }))),
  )('comes on where the clock of the host is put by $step ms', async ({ step, start }) => {
    let ticks = 0;
    const tick = start('counting', async () => (ticks += 1), log);
    await vi.advanceTimersByTimeAsync(5_000);
    vi.setSystemTime(Date.now() + step);
    ticks = 0;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(ticks).toBeGreaterThan(50);
    expect(ticks).toBeLessThan(65);
    await tick.stop();
  });

  it('is left out while the last one is still at work, and goes on after one that failed', async () => {
    let begun = 0;
    let end: (() => void) | undefined;
    const work = () => {
      begun += 1;
      if (begun === 1) return Promise.reject(new Error('no database'));
      return new Promise<void>((resolve) => {
        end = resolve;
      });
    };
    const tick = startTick(EVERY_SECOND, 'slow', work, log);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(begun).toBe(2);
    end?.();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(begun).toBe(3);
    end?.();
    await tick.stop();
  });

  it('whose work never ends is given up after 30 s and counted, and the next ones come', async () => {
    let begun = 0;
    let givenUp = 0;
    const work = () => {
      begun += 1;
      return begun === 1 ? new Promise<void>(() => undefined) : Promise.resolve();
    };
    const tick = startTick({ every: 30_000 }, 'clock', work, log, () => (givenUp += 1));
    await vi.advanceTimersByTimeAsync(59_000);
    expect({ begun, givenUp, isStuck: tick.isStuck }).toEqual({
      begun: 1,
      givenUp: 0,
      isStuck: false,
    });
    await vi.advanceTimersByTimeAsync(1_500);
    expect({ givenUp, isStuck: tick.isStuck }).toEqual({ givenUp: 1, isStuck: true });
    await expect(ticksCheck([tick]).check()).rejects.toThrow('clock stuck');
    await vi.advanceTimersByTimeAsync(30_000);
    expect(begun).toBe(2);
    expect(tick.isStuck).toBe(false);
    await ticksCheck([tick]).check();
    await tick.stop();
  });

  it('that was given up and ends after all is not stuck, though nobody wants it again', async () => {
    const turns = onDemand(
      'sweep',
      () => new Promise((resolve) => setTimeout(resolve, 33_000)),
      log,
    );
    turns.begin();
    await vi.advanceTimersByTimeAsync(31_000);
    expect(turns.isStuck).toBe(true);
    await vi.advanceTimersByTimeAsync(3_000);
    expect(turns.isStuck).toBe(false);
    await turns.stop();
  });

  it('whose work takes long and goes on is not taken for stuck', async () => {
    let givenUp = 0;
    let parts = 0;
    const work = async (goesOn: () => void) => {
      for (; parts < 100; parts += 1) {
        await new Promise((resolve) => setTimeout(resolve, 20_000));
        goesOn();
      }
    };
    const tick = startTick(EVERY_SECOND, 'reminders', work, log, () => (givenUp += 1));
    await vi.advanceTimersByTimeAsync(2_100_000);
    expect({ parts, givenUp }).toEqual({ parts: 100, givenUp: 0 });
    await tick.stop();
  });
});
