import type { Clock } from '../../../ports/clock.ts';
import { TEAMS_LIMITS } from '../limits.ts';

/**
 * When what may be sent: so many messages to each conversation, so many requests to each tenant, and
 * nothing to a conversation that was told to wait. No conversation waits for another one.
 */
export interface Pace {
  /**
   * Waits for the turn of this conversation, if it comes soon.
   *
   * @returns 0: it is its turn; else for how many seconds it is not.
   */
  turn(tenant: string, conversation: string): Promise<number>;
  /** Teams said how long this conversation must wait. */
  hold(conversation: string, seconds: number): void;
}

/** The code of a fault of ours: its turn is not now, so nothing was sent. */
export const PACED = 'paced';

interface Window {
  readonly messages: number;
  readonly milliseconds: number;
}

export function createPace(clock: Clock, pause: (milliseconds: number) => Promise<unknown>): Pace {
  const conversations = createLanes(TEAMS_LIMITS.conversationPace);
  const tenants = createLanes(TEAMS_LIMITS.tenantPace);
  const holds = new Map<string, number>();
  const now = () => clock.now().epochMilliseconds;

  function held(conversation: string): number {
    const left = (holds.get(conversation) ?? 0) - now();
    if (left <= 0) holds.delete(conversation);
    return Math.max(0, left);
  }

  async function take(lanes: Lanes, lane: string): Promise<number> {
    const at = now();
    const wait = lanes.next(lane, at) - at;
    if (wait > TEAMS_LIMITS.waitMilliseconds) return wait;
    lanes.reserve(lane, at);
    if (wait > 0) await pause(wait);
    return 0;
  }

  return {
    async turn(tenant, conversation) {
      const wait =
        held(conversation) ||
        (await take(conversations, conversation)) ||
        (await take(tenants, tenant));
      return Math.ceil(wait / 1000);
    },
    hold(conversation, seconds) {
      holds.set(conversation, now() + seconds * 1000);
    },
  };
}

interface Lanes {
  /** When this lane is free, in milliseconds; `now` at the earliest. */
  next(lane: string, now: number): number;
  reserve(lane: string, now: number): void;
}

/** Each lane's moments, oldest first; a message is due when it fits into every window. */
function createLanes(windows: readonly Window[]): Lanes {
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
    next,
    reserve(lane, now) {
      for (const [other, sent] of lanes) {
        const kept = sent.filter((at) => at > now - longest);
        if (kept.length > 0) lanes.set(other, kept);
        else lanes.delete(other);
      }
      lanes.set(lane, [...(lanes.get(lane) ?? []), next(lane, now)]);
    },
  };
}
