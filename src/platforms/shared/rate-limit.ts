import type { Clock } from '../../ports/clock.ts';

/** So many messages within so many milliseconds. */
export interface RateWindow {
  readonly messages: number;
  readonly milliseconds: number;
}

/** The moments at which something went out, lane by lane; no lane waits for another one. */
export interface RateLimits {
  /** In how many milliseconds this lane is free; 0: now. */
  wait(lane: string): number;
  /** Takes the lane's next free moment. */
  reserve(lane: string): void;
}

/** Each lane's moments, oldest first; a message is due when it fits into every window. */
export function createRateLimits(clock: Clock, windows: readonly RateWindow[]): RateLimits {
  const lanes = new Map<string, number[]>();
  const longest = Math.max(...windows.map(({ milliseconds }) => milliseconds));

  function next(lane: string, now: number): number {
    const sent = lanes.get(lane) ?? [];
    const due = windows.map(({ messages, milliseconds }) => {
      const before = sent[sent.length - messages];
      return before === undefined ? now : before + milliseconds;
    });
    return Math.max(now, ...due);
  }

  return {
    wait(lane) {
      const now = clock.now().epochMilliseconds;
      return next(lane, now) - now;
    },
    reserve(lane) {
      const now = clock.now().epochMilliseconds;
      for (const [other, sent] of lanes) {
        const kept = sent.filter((at) => at > now - longest);
        if (kept.length > 0) lanes.set(other, kept);
        else lanes.delete(other);
      }
      lanes.set(lane, [...(lanes.get(lane) ?? []), next(lane, now)]);
    },
  };
}

/** What a platform told to wait, for so long. */
export interface Holds {
  hold(what: string, seconds: number): void;
  /** For how many milliseconds it still waits; 0: it does not. */
  left(what: string): number;
}

/** Remembers in this process alone what was told to wait. */
export function createHolds(clock: Clock): Holds {
  const until = new Map<string, number>();
  return {
    hold(what, seconds) {
      until.set(what, clock.now().epochMilliseconds + seconds * 1000);
    },
    left(what) {
      const left = (until.get(what) ?? 0) - clock.now().epochMilliseconds;
      if (left <= 0) until.delete(what);
      return Math.max(0, left);
    },
  };
}
