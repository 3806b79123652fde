import type { Clock } from '../../../ports/clock.ts';
import { SLACK_LIMITS } from '../limits.ts';

/** When what may be sent: one message a second to each channel, nothing to a workspace that said wait. */
export interface Pace {
  /** Waits until it is this channel's turn. */
  turn(channel: string): Promise<void>;
  /** A workspace said how long to wait; the others go on. */
  hold(tenant: string, seconds: number): void;
  /** @returns for how many seconds a workspace still waits; 0: it does not. */
  held(tenant: string): number;
  pause(milliseconds: number): Promise<unknown>;
}

export function createPace(clock: Clock, pause: (milliseconds: number) => Promise<unknown>): Pace {
  const next = new Map<string, number>();
  const holds = new Map<string, number>();
  return {
    async turn(channel) {
      const now = clock.now().epochMilliseconds;
      const at = Math.max(now, next.get(channel) ?? 0);
      for (const [old, free] of next) if (free <= now) next.delete(old);
      next.set(channel, at + SLACK_LIMITS.channelPaceMilliseconds);
      if (at > now) await pause(at - now);
    },
    hold(tenant, seconds) {
      holds.set(tenant, clock.now().epochMilliseconds + seconds * 1000);
    },
    held(tenant) {
      const left = (holds.get(tenant) ?? 0) - clock.now().epochMilliseconds;
      if (left <= 0) holds.delete(tenant);
      return Math.max(0, Math.ceil(left / 1000));
    },
    pause,
  };
}
