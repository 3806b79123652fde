import type { Category, Urgency } from '../category.ts';
import type { Actor, Deed } from '../people/member.ts';
import type { LeadMode, Side } from '../people/side.ts';

/** Where a signal stands; `SIGNAL_LIFE` tells what leads from one to the next. */
export const SIGNAL_STATUSES = [
  'raised',
  'acknowledged',
  'led',
  'weighed',
  'closed',
  'merged',
] as const;
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

/** A signal that has no reference yet. */
export type Unnumbered = Omit<Signal, 'reference'>;

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
  readonly dues: SignalDues;
  /** The present one. */
  readonly lead: Lead | undefined;
  /** Oldest first. */
  readonly steps: readonly Step[];
  /** Who of each side wrote down its view, and when; what they wrote is protected. */
  readonly views: Readonly<Partial<Record<Side, Deed>>>;
  readonly outcome: SignalOutcome | undefined;
  readonly closing: Closing;
  /** The reference of the signal that it goes on in. */
  readonly mergedInto: string | undefined;
  /** References of signals that belong together with it. */
  readonly links: readonly string[];
  /** Grows by one with every change. */
  readonly revision: number;
}

/** By when the next person has to act, as the protocol said when it began to count. */
export interface SignalDues {
  readonly acknowledge: Temporal.Instant;
  /** From when it is acknowledged on. */
  readonly lead: Temporal.Instant | undefined;
  readonly firstStep: Temporal.Instant;
  /** While the next step is to be named. */
  readonly nextStep: Temporal.Instant | undefined;
}

/** How somebody asked to lead stands. */
export const CONTACT_STATES = ['asked', 'accepted', 'declined', 'handed_over'] as const;
export type ContactState = (typeof CONTACT_STATES)[number];

/** Somebody of a leading side who is asked to lead, and what they answered. */
export interface LeadContact {
  readonly id: string;
  readonly side: Side;
  readonly contact: Actor;
  readonly state: ContactState;
  readonly answeredAt: Temporal.Instant | undefined;
  readonly handover: Handover | undefined;
}

/** A lead that is being passed on. It moves once both confirmed. */
export interface Handover {
  readonly to: Actor;
  readonly outgoing: Temporal.Instant | undefined;
  readonly incoming: Temporal.Instant | undefined;
}

/** Who sees to a signal: one side, or both with a contact each. */
export interface Lead {
  readonly id: string;
  readonly mode: LeadMode;
  /** What was suggested when it was chosen. */
  readonly suggested: LeadMode;
  readonly chosen: Deed;
  readonly acceptBy: Temporal.Instant;
  /** One for each leading side, and those before them, oldest first. */
  readonly contacts: readonly LeadContact[];
}

/** How a step stands. */
export const STEP_STATES = ['open', 'done', 'not_needed'] as const;
export type StepState = (typeof STEP_STATES)[number];

/** What is to be done, by whom, by when. Its words name no person: they stand on the card. */
export interface Step {
  readonly id: string;
  readonly what: string;
  readonly owner: Actor;
  readonly due: Temporal.Instant;
  readonly state: StepState;
  readonly set: Deed;
  readonly settled: Deed | undefined;
  /** How often it was put off. */
  readonly postponed: number;
}

/** What both sides can make of a signal together. No score, no number about a person. */
export const OUTCOMES = [
  'unfounded',
  'no_action',
  'more_information',
  'advice',
  'case_approach',
  'criminal_investigation',
] as const;
export type OutcomeKind = (typeof OUTCOMES)[number];

/** What one side proposed, until the other agrees. */
export interface SignalOutcome {
  readonly kind: OutcomeKind;
  readonly proposed: Deed;
  readonly agreed: Deed | undefined;
  /** Until when the other side has to answer. */
  readonly agreeBy: Temporal.Instant;
  /** Of more information: by whom, until when. */
  readonly more: { readonly by: Actor; readonly until: Temporal.Instant } | undefined;
}

/** Each side's word that the signal may be closed. */
export interface Closing {
  readonly sides: Readonly<Partial<Record<Side, Deed>>>;
  /** Until when the other side has to answer. */
  readonly agreeBy: Temporal.Instant | undefined;
}
