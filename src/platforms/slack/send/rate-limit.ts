import type { Clock } from '../../../ports/clock.ts';
import { createHolds, createRateLimits } from '../../shared/rate-limit.ts';
import { SLACK_LIMITS } from '../limits.ts';

/** When what may be sent: one message a second to each channel, nothing to a workspace that said wait. */
export interface RateLimit {
  /** Waits until it is this channel's turn. */
  turn(channel: string): Promise<void>;
  /** A workspace said how long to wait; the others go on. */
  hold(tenant: string, seconds: number): void;
  /** @returns for how many seconds a workspace still waits; 0: it does not. */
  held(tenant: string): number;
  pause(milliseconds: number): Promise<unknown>;
}

/** @param pause waits so many milliseconds. */
export function createRateLimit(
  clock: Clock,
  pause: (milliseconds: number) => Promise<unknown>,
): RateLimit {
  const channels = createRateLimits(clock, [
    { messages: 1, milliseconds: SLACK_LIMITS.channelPaceMilliseconds },
  ]);
  const { hold, left } = createHolds(clock);
  return {
    async turn(channel) {
      const wait = channels.wait(channel);
      channels.reserve(channel);
      if (wait > 0) await pause(wait);
    },
    hold,
    held: (tenant) => Math.ceil(left(tenant) / 1000),
    pause,
  };
}
