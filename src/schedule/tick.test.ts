import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createLog } from '../log.ts';
import { startTick } from './tick.ts';

const SECOND = { everyMilliseconds: 1_000 };
const log = createLog('silent');

describe('a tick', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllEnvs();
  });

  it.each(['2026-10-25T00:30:00Z', '2026-03-29T00:30:00Z'])(
    'comes every second through the night in which the clock of its host is changed, from %s',
    async (night) => {
      vi.stubEnv('TZ', 'Europe/Amsterdam');
      vi.setSystemTime(new Date(night));
      let ticks = 0;
      const tick = startTick(SECOND, 'counting', async () => (ticks += 1), log);
      await vi.advanceTimersByTimeAsync(2 * 3_600_000);
      expect(ticks).toBe(2 * 3_600);
      await tick.stop();
      await vi.advanceTimersByTimeAsync(5_000);
      expect(ticks).toBe(2 * 3_600);
    },
  );

  it('keeps to whole multiples, and so long after them as it is told', async () => {
    vi.setSystemTime(new Date('2026-11-24T09:00:20.300Z'));
    const at: string[] = [];
    const rhythm = { everyMilliseconds: 60_000, afterMilliseconds: 15_000 };
    const tick = startTick(rhythm, 'noting', async () => at.push(new Date().toISOString()), log);
    await vi.advanceTimersByTimeAsync(120_000);
    expect(at).toEqual(['2026-11-24T09:01:15.000Z', '2026-11-24T09:02:15.000Z']);
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
    const tick = startTick(SECOND, 'slow', work, log);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(begun).toBe(2);
    end?.();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(begun).toBe(3);
    end?.();
    await tick.stop();
  });
});
