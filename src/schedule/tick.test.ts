import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createLog } from '../log.ts';
import { startTick } from './tick.ts';

const EVERY_SECOND = '* * * * * *';
const log = createLog('silent');

describe('a tick', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    vi.setSystemTime(new Date('2026-11-24T09:00:20.300Z'));
  });
  afterEach(() => void vi.useRealTimers());

  it('comes every second, and no more once it was stopped', async () => {
    let ticks = 0;
    const tick = startTick(EVERY_SECOND, 'counting', async () => (ticks += 1), log);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(ticks).toBe(60);
    await tick.stop();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(ticks).toBe(60);
  });

  it.for([-90_000, -86_400_000, 86_400_000])(
    'comes on where the clock of the host is put by %i ms',
    async (step) => {
      let ticks = 0;
      const tick = startTick(EVERY_SECOND, 'counting', async () => (ticks += 1), log);
      await vi.advanceTimersByTimeAsync(5_000);
      vi.setSystemTime(Date.now() + step);
      ticks = 0;
      await vi.advanceTimersByTimeAsync(60_000);
      expect(ticks).toBeGreaterThan(50);
      expect(ticks).toBeLessThan(65);
      await tick.stop();
    },
  );

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
});
