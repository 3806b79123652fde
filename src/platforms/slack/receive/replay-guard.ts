/** Remembers what was seen for as long as it could come again. */
export interface ReplayGuard {
  /** @returns true the first time. */
  first(key: string, now: Temporal.Instant): boolean;
}

/** @param seconds for how long a key is remembered. */
export function createReplayGuard(seconds: number): ReplayGuard {
  const seen = new Map<string, number>();
  return {
    first(key, now) {
      const at = now.epochMilliseconds;
      for (const [old, until] of seen) {
        if (until > at) break;
        seen.delete(old);
      }
      if (seen.has(key)) return false;
      seen.set(key, at + seconds * 1000);
      return true;
    },
  };
}
