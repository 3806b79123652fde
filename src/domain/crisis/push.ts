import type { Deed } from '../people/member.ts';
import type { PushTarget } from './message.ts';

/** How a delivery stands: see `DeliveryStore`. */
export const DELIVERY_STATES = [
  'owed',
  'sending',
  'unknown',
  'sent',
  'parked',
  'held',
  'dropped',
] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** The card that was signed, on its way. */
export interface PushedDelivery {
  readonly conversationId: string;
  readonly platform: string;
  /** When a process that runs its platform was seen last; nothing: no process has said yet what it runs. */
  readonly platformSeen: Temporal.Instant | 'never' | undefined;
  /** Key of the member who sees to it that it is read there, and whom to call. */
  readonly contact: string | undefined;
  readonly state: DeliveryState;
  /** Why it waits or cannot leave: a code. */
  readonly reason: string | undefined;
  /** When it arrived. */
  readonly settledAt: Temporal.Instant | undefined;
}

/** Every process says once a minute what it runs; it may miss two. */
const SEEN_MINUTES = 3;

/** Does it wait for a platform that no process runs? */
export function waitsForPlatform(
  delivery: PushedDelivery | undefined,
  now: Temporal.Instant,
): boolean {
  const seen = delivery?.platformSeen;
  if (seen === undefined || seen === 'never') return seen === 'never';
  return now.epochMilliseconds - seen.epochMilliseconds > SEEN_MINUTES * 60_000;
}

/** One target of a push, as far as it got. */
export interface PushedTarget {
  /** The record of its deliveries. */
  readonly id: string;
  /** Of the target in the version's content. */
  readonly key: string;
  /** Nothing if there was no way to send it. */
  readonly delivery: PushedDelivery | undefined;
  readonly confirmed: Deed | undefined;
}

/** That a version was sent off, and what became of it. */
export interface Push {
  readonly versionId: string;
  readonly partnershipId: string;
  readonly unitId: string;
  readonly pushed: Deed;
  readonly stopped: Deed | undefined;
  /** The reference of the message that took its place. */
  readonly replacedBy: string | undefined;
  readonly revision: number;
  readonly targets: readonly PushedTarget[];
}

/**
 * How a target stands. `held`: nobody knows whether it arrived, and a human looks. `to_call`: reached by
 * phone only. `halted`: it was stopped, or another message took its place, before it left.
 */
export const TARGET_STATES = [
  'held',
  'unreachable',
  'to_call',
  'waiting',
  'sent',
  'confirmed',
  'halted',
] as const;
export type TargetState = (typeof TARGET_STATES)[number];

/** Of what is held: it may have arrived. */
const NOBODY_KNOWS = 'unknown';
/** It was to go to somebody who has no account where Tandem runs. */
const NO_ACCOUNT = 'no_account';
/** Reasons for which what had not left stays where it is. */
export const HALTED = ['stopped', 'overtaken'] as const;

/** How one target of a push stands. */
export interface Standing {
  readonly target: PushTarget;
  readonly pushed: PushedTarget;
  readonly state: TargetState;
  /** Of one that is unreachable or halted: a code. */
  readonly reason: string | undefined;
}

/** How each target of a push stands, in the order in which they were signed. */
export function standings(targets: readonly PushTarget[], push: Push): readonly Standing[] {
  return targets.flatMap((target) => {
    const pushed = push.targets.find(({ key }) => key === target.key);
    return pushed ? [{ target, pushed, ...stateOf(target, pushed) }] : [];
  });
}

/** May anything of it still change without a human? */
export function isUnderWay(standing: readonly Standing[]): boolean {
  return standing.some(({ state }) => state === 'waiting' || state === 'held');
}

function stateOf(
  { to }: PushTarget,
  { delivery, confirmed }: PushedTarget,
): Pick<Standing, 'state' | 'reason'> {
  if (confirmed) return { state: 'confirmed', reason: undefined };
  if ('voiceId' in to) return { state: 'to_call', reason: undefined };
  if (!delivery) return { state: 'unreachable', reason: NO_ACCOUNT };
  const { state, reason } = delivery;
  switch (state) {
    case 'owed':
    case 'sending':
    case 'unknown':
      return { state: 'waiting', reason: undefined };
    case 'sent':
      return { state, reason: undefined };
    case 'dropped':
      return { state: 'halted', reason };
    case 'held':
      // Refused, or too late to leave by itself: it is not there, and does not go there before somebody says so.
      return reason === undefined || reason === NOBODY_KNOWS
        ? { state: 'held', reason: undefined }
        : { state: 'unreachable', reason };
    case 'parked': {
      const halted = HALTED.some((one) => one === reason);
      return { state: halted ? 'halted' : 'unreachable', reason };
    }
    default:
      return state satisfies never;
  }
}

/** One push of a unit, as far as it matters to those that follow it. */
export interface PushedBefore {
  readonly versionId: string;
  /** The version that it followed. */
  readonly follows: string | undefined;
  readonly overtaken: boolean;
}

/**
 * What a version takes the place of: everything that says the same thing earlier, that is, all that goes
 * back to the same first message. A first message takes the place of none.
 *
 * @param follows the pushed version that it follows.
 * @param before all pushes of the unit but its own.
 */
export function overtakenBy(
  follows: string | undefined,
  before: readonly PushedBefore[],
): readonly string[] {
  if (follows === undefined) return [];
  const origin = originOf(follows, before);
  return before
    .filter(({ versionId, overtaken }) => !overtaken && originOf(versionId, before) === origin)
    .map(({ versionId }) => versionId);
}

function originOf(versionId: string, pushes: readonly PushedBefore[]): string {
  const follows = pushes.find((one) => one.versionId === versionId)?.follows;
  return follows === undefined ? versionId : originOf(follows, pushes);
}
