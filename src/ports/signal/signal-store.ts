import type { LeadMode, Side } from '../../domain/people/side.ts';
import type { Feedback } from '../../domain/signal/feedback.ts';
import type { Note } from '../../domain/signal/note.ts';
import type { Lead, Signal, SignalStatus, Unnumbered } from '../../domain/signal/signal.ts';

/** Which signals; what is left out does not narrow. */
export interface SignalFilter {
  readonly partnershipId: string;
  readonly statuses?: readonly SignalStatus[];
  readonly raisedById?: string;
  /** Of the member who raised it. */
  readonly organisationId?: string;
  /** Not of that member: raised by another one. */
  readonly notOfOrganisationId?: string;
  /** What somebody of a partner sees: what their organisation raised, and what they have or had a step in. */
  readonly seenBy?: { readonly memberId: string; readonly organisationId: string };
  readonly side?: Side;
  /** One of these leads it, is asked to, is to take the lead over, or has an open step in it. */
  readonly memberIds?: readonly string[];
  /**
   * Something of it waits for one of these members, or for whoever speaks for one of these sides: see `nextThings`. A page
   * holds what is due first.
   */
  readonly waitsFor?: { readonly memberIds: readonly string[]; readonly sides: readonly Side[] };
  /** Who leads it, is asked to, or is to take the lead over. */
  readonly leaderId?: string;
  /** Of those: which they are asked to lead, which they lead, or whose handover waits for their word. */
  readonly leaderAs?: 'asked' | 'accepted' | 'handing_over';
  /** Has a step of this member, or one that they have to name as its lead: a page holds what is due first. */
  readonly ownStepsOf?: string;
  /** Has an open step that is due by then: a page holds what has been due longest. */
  readonly stepDueBy?: Temporal.Instant;
  /** `none`: nobody was asked to lead, or somebody who was declined. */
  readonly lead?: LeadMode | 'none';
  /** This side is asked to agree to an outcome, or to close it. */
  readonly asksSide?: Side;
  /** The reference of the signal that they go on in. */
  readonly mergedInto?: string;
}

/** Somebody, and the side in whose name they act. */
export interface Waiter {
  readonly memberId: string;
  readonly side: Side | undefined;
}

/** How many of a list, after how many that are passed over. */
export interface Page {
  readonly most: number;
  readonly skip: number;
  /** What waits longest before the rest. */
  readonly oldestFirst?: boolean;
}

/** A page of signals that is asked for together with others. */
export interface AskedSignals {
  readonly filter: SignalFilter;
  readonly page: Page;
}

/** What belongs to a signal and does not stand in it, each oldest first. */
export interface SignalHistory {
  /** Every lead that it has or had. */
  readonly leads: readonly Lead[];
  readonly feedback: readonly Feedback[];
  /** Who wrote what kind of note; the words are among the protected texts. */
  readonly notes: readonly Note[];
}

/** Signals with everything of them that is not protected text. */
export interface SignalStore {
  insert(signal: Signal): Promise<void>;
  /**
   * Gives a new signal the next reference of a year, gapless, keeps it, and logs that it was raised: all in one
   * statement, the last of its transaction, since whoever raises another one waits from here to the commit.
   *
   * @param detail for the log, beside its reference.
   */
  record(
    signal: Unnumbered,
    year: number,
    detail: Readonly<Record<string, string | readonly string[]>>,
  ): Promise<Signal>;
  /** Locks it until the transaction ends. */
  findForUpdate(partnershipId: string, reference: string): Promise<Signal | undefined>;
  findByReference(partnershipId: string, reference: string): Promise<Signal | undefined>;
  find(id: string): Promise<Signal | undefined>;
  /** The one whose lead, the present or an earlier one, has or had that contact. */
  findByContact(contactId: string): Promise<Signal | undefined>;
  /** The one that has that step, open or settled. */
  findByStep(stepId: string): Promise<Signal | undefined>;
  /** The same, locked until the transaction ends. */
  findForUpdateByStep(stepId: string): Promise<Signal | undefined>;
  /** Those that there are, in any order. */
  findAll(ids: readonly string[]): Promise<readonly Signal[]>;
  /** Locks them until the transaction ends. @returns the ids of those that there are. */
  lock(ids: readonly string[]): Promise<ReadonlySet<string>>;
  /** Their cards are to be shown anew, though nothing of their own changed. @returns their new revisions. */
  touch(ids: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** Newest first, unless the page says otherwise. */
  list(filter: SignalFilter, page: Page): Promise<readonly Signal[]>;
  /** How many there are. */
  count(filter: Omit<SignalFilter, 'ownStepsOf' | 'stepDueBy' | 'waitsFor'>): Promise<number>;
  /** For which of these members something waits, each with the side that they speak for: whatever it is, and however much. */
  waitedFor(partnershipId: string, members: readonly Waiter[]): Promise<ReadonlySet<string>>;
  /** Several pages in one statement, in the order in which they were asked for. */
  listEach(asked: readonly AskedSignals[]): Promise<readonly (readonly Signal[])[]>;
  /** Those of these references that there are, in any order. */
  findNamed(partnershipId: string, references: readonly string[]): Promise<readonly Signal[]>;
  /** What was before and beside it. */
  history(signalId: string): Promise<SignalHistory>;
  insertFeedback(feedback: Feedback): Promise<void>;
  /** Saves what may change after raising: with its leads and steps. */
  update(signal: Signal): Promise<void>;
}
