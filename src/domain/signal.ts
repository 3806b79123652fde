import type { Category, Urgency } from './category.ts';
import type { Actor, Member } from './member.ts';
import { Refusal } from './refusal.ts';

export const SIGNAL_STATUSES = ['raised', 'acknowledged'] as const;
export type SignalStatus = (typeof SIGNAL_STATUSES)[number];

/** The fields of a signal whose text is protected; they stand in the encrypted store alone. */
export const SIGNAL_PROTECTED_FIELDS = ['facts', 'interpretation'] as const;

export interface Deed {
  readonly by: Actor;
  readonly at: Temporal.Instant;
}

/** A concern that somebody raised. What concerns a person is not in it: see {@link SIGNAL_PROTECTED_FIELDS}. */
export interface Signal {
  readonly id: string;
  readonly partnershipId: string;
  readonly reference: string;
  readonly status: SignalStatus;
  /** One or two. */
  readonly categories: readonly Category[];
  readonly urgency: Urgency;
  /** A quarter or a neighbourhood, never an address; empty if not said. */
  readonly area: string;
  readonly raised: Deed;
  readonly acknowledged: Deed | undefined;
  /** Grows by one with every change. */
  readonly revision: number;
}

/**
 * Says for another organisation that the signal was seen.
 *
 * @throws Refusal `signal_own_organisation` if the member's own organisation raised it;
 *   `signal_already_acknowledged` if somebody did so before.
 */
export function acknowledgeSignal(signal: Signal, by: Actor, now: Temporal.Instant): Signal {
  if (signal.acknowledged) {
    const { name, organisation } = signal.acknowledged.by;
    throw new Refusal('signal_already_acknowledged', {
      reference: signal.reference,
      name,
      organisation: organisation.name,
    });
  }
  if (signal.raised.by.organisation.id === by.organisation.id) {
    throw new Refusal('signal_own_organisation', { reference: signal.reference });
  }
  return {
    ...signal,
    status: 'acknowledged',
    acknowledged: { by, at: now },
    revision: signal.revision + 1,
  };
}

/** The two sides see every signal of their partnership; a partner sees what its own people raised. */
export function maySeeSignal(member: Member, signal: Signal): boolean {
  if (member.partnershipId !== signal.partnershipId) return false;
  if (member.organisation.side !== 'partner') return true;
  return signal.raised.by.organisation.id === member.organisation.id;
}
