import type { Category, Urgency } from './category.ts';
import type { Actor, Member } from './member.ts';
import { Refusal } from './refusal.ts';

export const SIGNAL_STATUSES = ['raised', 'acknowledged'] as const;
export type SignalStatus = (typeof SIGNAL_STATUSES)[number];

/** The fields of a signal whose text is protected; they stand in the encrypted store alone. */
export const SIGNAL_PROTECTED_FIELDS = ['facts', 'interpretation', 'needs', 'others'] as const;

/**
 * Who told it: the member, somebody who may be named, or somebody who may not. Of an anonymous
 * source nothing is kept at all.
 */
export const SOURCE_KINDS = ['me', 'named', 'anonymous'] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];

/** What is known of a named source is protected, apart from everything else. */
export interface Source {
  readonly kind: SourceKind;
  /** May one come back to the source? */
  readonly contact: boolean;
}

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
  readonly source: Source;
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

/**
 * May something be told back to the source, and written down as told? The member who raised it and
 * the coordinators of both sides may do so, if the source wants it.
 *
 * @throws Refusal `feedback_not_wanted` if the source does not want to be come back to or is anonymous;
 *   `feedback_not_yours` for other members.
 */
export function requireFeedback(member: Member, signal: Signal): void {
  const { reference, raised, source } = signal;
  const coordinates =
    member.organisation.side !== 'partner' && member.roles.includes('coordinator');
  if (raised.by.memberId !== member.id && !coordinates) {
    throw new Refusal('feedback_not_yours', { reference, name: raised.by.name });
  }
  if (source.kind === 'anonymous' || !source.contact) {
    throw new Refusal('feedback_not_wanted', { reference });
  }
}
