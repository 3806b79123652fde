import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createReplayGuard } from './replay-guard.ts';

describe('what was seen', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('is done once while it is in hand and after, and answered the same for a while', async () => {
    const seen = createReplayGuard<number>(10, 1_000);
    const work = vi.fn(async () => 7);
    expect(await Promise.all([seen.once('a', work), seen.once('a', work)])).toEqual([7, 7]);
    expect(await seen.once('a', work)).toBe(7);
    await vi.advanceTimersByTimeAsync(1_001);
    expect(await seen.once('a', work)).toBeUndefined();
    expect(work).toHaveBeenCalledOnce();
  });

  it('may be tried again if it failed', async () => {
    const seen = createReplayGuard<number>(10, 1_000);
    const fails = () => Promise.reject(new Error('x'));
    await expect(seen.once('a', fails)).rejects.toThrow('x');
    expect(await seen.once('a', async () => 1)).toBe(1);
  });

  it('is forgotten, the oldest first, when there is too much of it', async () => {
    const seen = createReplayGuard<string>(2, 1_000);
    for (const key of ['a', 'b', 'c']) await seen.once(key, async () => key);
    const again = async (key: string) => seen.once(key, async () => `${key} again`);
    expect([await again('c'), await again('b'), await again('a')]).toEqual(['c', 'b', 'a again']);
  });
});
