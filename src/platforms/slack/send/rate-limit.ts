import type { Clock } from '../../../ports/clock.ts';
import type { Conversation } from '../../../ports/delivery/messenger.ts';
import { createHolds, createRateLimits } from '../../shared/rate-limit.ts';
import { SLACK_LIMITS } from '../limits.ts';

type Place = Pick<Conversation, 'tenant' | 'external'>;

/** When what may be sent: one message a second to each channel, nothing to what Slack told to wait. */
export interface RateLimit {
  /**
   * Waits until it is this channel's turn, if it comes soon.
   *
   * @throws NotItsTurn
   */
  turn(channel: string): Promise<void>;
  /**
   * Slack said how long a conversation must wait: the others go on. Where another one of its workspace was told
   * so shortly before, it is the whole workspace that is too fast.
   */
  hold(place: Place, seconds: number): void;
  /** @returns for how many seconds a conversation still waits, or its workspace; 0: it does not. */
  held(place: Place): number;
  pause(milliseconds: number): Promise<unknown>;
}

/** Nothing was sent: its turn comes in so many seconds, which is too long to wait for. */
export class NotItsTurn extends Error {
  readonly seconds: number;

  constructor(seconds: number) {
    super('Not its turn.');
    this.name = 'NotItsTurn';
    this.seconds = seconds;
  }
}

/** @param pause waits so many milliseconds. */
export function createRateLimit(
  clock: Clock,
  pause: (milliseconds: number) => Promise<unknown>,
): RateLimit {
  const channels = createRateLimits(clock, [
    { messages: 1, milliseconds: SLACK_LIMITS.channelPaceMilliseconds },
  ]);
  const conversations = createHolds(clock);
  const workspaces = createHolds(clock);
  const refused = new Map<string, Refused>();

  return {
    async turn(channel) {
      const wait = channels.wait(channel);
      if (wait > SLACK_LIMITS.waitMilliseconds) throw new NotItsTurn(Math.ceil(wait / 1000));
      channels.reserve(channel);
      if (wait > 0) await pause(wait);
    },
    hold({ tenant, external }, seconds) {
      const at = clock.now().epochMilliseconds;
      conversations.hold(keyOf({ tenant, external }), seconds);
      if (isAnotherOf(refused.get(tenant), external, at)) workspaces.hold(tenant, seconds);
      refused.set(tenant, { external, at });
    },
    held(place) {
      const left = Math.max(conversations.left(keyOf(place)), workspaces.left(place.tenant));
      return Math.ceil(left / 1000);
    },
    pause,
  };
}

/** The last conversation of a workspace that was told to wait, and when. */
interface Refused {
  readonly external: string;
  readonly at: number;
}

function isAnotherOf(last: Refused | undefined, external: string, at: number): boolean {
  if (!last || last.external === external) return false;
  return at - last.at <= SLACK_LIMITS.workspaceRefusedMilliseconds;
}

/** A channel that two workspaces share is reached from each for itself. */
function keyOf({ tenant, external }: Place): string {
  return `${tenant} ${external}`;
}
