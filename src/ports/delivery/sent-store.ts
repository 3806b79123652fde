import type { AccountKey } from '../people/account.ts';
import type { KeptReminder, ReminderRecord } from './reminder-store.ts';

/** Why a card for one person of a conversation could not be shown there, on every platform: they are no member. */
export const NOT_MEMBER = 'not_member';

/** A card that was owed to somebody, or to a conversation, and what became of it. */
export interface SentCard {
  readonly card: string;
  readonly recordId: string;
  /** Whose own chat it went to; nothing: a channel, or somebody who is not known any more. */
  readonly memberId: string | undefined;
  readonly conversationId: string;
  readonly state: 'under_way' | 'arrived' | 'failed';
  /** When it arrived. */
  readonly at: Temporal.Instant | undefined;
  /** Why it failed: a code. */
  readonly reason: string | undefined;
}

/** Reads what became of cards that were owed, such as calls. */
export interface SentStore {
  /** Those of these cards that are of one of these records, in the order in which they were owed. */
  list(cards: readonly string[], recordIds: readonly string[]): Promise<readonly SentCard[]>;
  /** The reminders of a record, and of these cards those of the record or of one of its reminders: in one statement. */
  listOfReminded(
    record: Pick<ReminderRecord, 'kind' | 'recordId'>,
    cards: readonly string[],
  ): Promise<{
    /** What is due first before the rest. */
    readonly reminders: readonly KeptReminder[];
    /** In the order in which they were owed. */
    readonly sent: readonly SentCard[];
  }>;
  /** Every account by which a member is known. */
  accounts(memberId: string): Promise<readonly AccountKey[]>;
}
