import type { Feedback } from '../domain/feedback.ts';
import type { Side } from '../domain/side.ts';
import type { Signal, SignalStatus } from '../domain/signal.ts';

/** Which signals; what is left out does not narrow. */
export interface SignalFilter {
  readonly partnershipId: string;
  readonly statuses?: readonly SignalStatus[];
  readonly raisedById?: string;
  /** Of the member who raised it. */
  readonly organisationId?: string;
  readonly side?: Side;
}

export interface Page {
  readonly most: number;
  readonly skip: number;
}

export interface SignalStore {
  insert(signal: Signal): Promise<void>;
  /** Locks it until the transaction ends. */
  findForUpdate(partnershipId: string, reference: string): Promise<Signal | undefined>;
  findByReference(partnershipId: string, reference: string): Promise<Signal | undefined>;
  find(id: string): Promise<Signal | undefined>;
  /** Newest first. */
  list(filter: SignalFilter, page: Page): Promise<readonly Signal[]>;
  insertFeedback(feedback: Feedback): Promise<void>;
  /** Oldest first. */
  listFeedback(signalId: string): Promise<readonly Feedback[]>;
  /** Saves what may change after raising. */
  update(signal: Signal): Promise<void>;
}
