import type { Member } from '../../domain/people/member.ts';
import type { Partnership } from '../../domain/people/partnership.ts';
import type { Side } from '../../domain/people/side.ts';
import type { ReadingStores, RegisteredChannel, Stores } from '../../ports/stores.ts';
import type { Agenda } from './agenda-source.ts';

/** What a use case works with. */
export interface Transaction {
  readonly stores: Stores;
  readonly member: Member;
  readonly partnership: Partnership;
  /** Everybody of the partnership. */
  readonly people: readonly Member[];
  /** Its conversations: the joint ones, and those that only crisis messages go to. */
  readonly channels: readonly RegisteredChannel[];
  /** The organisations of each side by name, as one phrase. */
  readonly sides: Readonly<Record<Side, string>>;
  /** What comes onto an agenda by itself. */
  readonly agenda: Agenda;
  readonly now: Temporal.Instant;
  /** Has this member an account in the workspace or tenant whose conversation it is? */
  hasAccountIn(channel: Pick<RegisteredChannel, 'platform' | 'tenant'>): boolean;
}

/** The same for who only looks. */
export type Look = Omit<Transaction, 'stores'> & { readonly stores: ReadingStores };

/** What Tandem itself works with, of one partnership, inside one transaction. */
export type OwnTransaction = Pick<
  Transaction,
  'stores' | 'partnership' | 'people' | 'channels' | 'now'
>;
