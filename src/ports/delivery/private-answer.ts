import type { AccountKey } from '../people/account.ts';
import type { PrivateAnswer } from './messenger.ts';

/** As delivery rows keep it: an answer to one person; its record is the answer. */
export const ANSWER_CARD = 'delivery.answer';

/** An answer that could not be shown yet. */
export interface OwedAnswer extends PrivateAnswer {
  readonly id: string;
  readonly askedAt: Temporal.Instant;
  /** Who they were when they asked, in one text: see `standingOf`. */
  readonly standing: string;
}

/** Answers that are still to be shown, each encrypted under a key of its own. */
export interface AnswerStore {
  insert(answer: OwedAnswer): Promise<void>;
  find(id: string): Promise<OwedAnswer | undefined>;
  /** So many of its messages were shown. */
  noteShown(id: string, shown: number): Promise<void>;
  remove(id: string): Promise<void>;
  /** Whatever was asked for before is of no use any more. */
  removeBefore(askedAt: Temporal.Instant): Promise<void>;
}

/** Who asked, and where: the platform's id of the channel, or nothing in a direct message. */
export interface Asker {
  readonly actor: AccountKey;
  readonly conversation: string | undefined;
}

/**
 * Lets an answer wait in the delivery queue.
 *
 * @param seconds before which it is of no use to try again.
 * @returns false for somebody who is not known: to them nothing is owed.
 */
export type OweAnswer = (asker: Asker, answer: PrivateAnswer, seconds: number) => Promise<boolean>;
