import type { Clock } from '../../../ports/clock.ts';
import { createHolds, createRateLimits, type RateLimits } from '../../shared/rate-limit.ts';
import { TEAMS_LIMITS } from '../limits.ts';
import { ConnectorFault } from './connector-fault.ts';

/**
 * When what may be sent: so many messages to each conversation, so many requests to each tenant, and
 * nothing to a conversation that was told to wait. No conversation waits for another one.
 */
export interface RateLimit {
  /**
   * Waits for the turn of this conversation, if it comes soon.
   *
   * @param longest for how many milliseconds it is worth waiting.
   * @returns 0: it is its turn; else for how many seconds it is not.
   */
  turn(tenant: string, conversation: string, longest: number): Promise<number>;
  /** Teams said how long this conversation must wait. */
  hold(conversation: string, seconds: number): void;
}

/** The code of a fault of ours: its turn is not now, so nothing was sent. */
export const PACED = 'paced';

/** @param pause waits so many milliseconds. */
export function createRateLimit(
  clock: Clock,
  pause: (milliseconds: number) => Promise<unknown>,
): RateLimit {
  const conversations = createRateLimits(clock, TEAMS_LIMITS.conversationPace);
  const tenants = createRateLimits(clock, TEAMS_LIMITS.tenantPace);
  const { hold, left } = createHolds(clock);

  async function take(lanes: RateLimits, lane: string, longest: number): Promise<number> {
    const wait = lanes.wait(lane);
    if (wait > longest) return wait;
    lanes.reserve(lane);
    if (wait > 0) await pause(wait);
    return 0;
  }

  return {
    async turn(tenant, conversation, longest) {
      const wait =
        left(conversation) ||
        (await take(conversations, conversation, longest)) ||
        (await take(tenants, tenant, longest));
      return Math.ceil(wait / 1000);
    },
    hold,
  };
}

/**
 * @param longest for how many milliseconds it is worth waiting; left out: as long as the lease of a delivery allows.
 * @throws ConnectorFault where its turn would come too late.
 */
export async function awaitTurn(
  pace: RateLimit,
  tenant: string,
  conversation: string,
  longest: number = TEAMS_LIMITS.waitMilliseconds,
): Promise<void> {
  const seconds = await pace.turn(tenant, conversation, longest);
  if (seconds > 0) throw new ConnectorFault(429, PACED, seconds);
}
