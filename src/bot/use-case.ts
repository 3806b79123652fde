import type { Member } from '../domain/people/member.ts';
import type { Partnership } from '../domain/people/partnership.ts';
import type { Right } from '../domain/people/right.ts';
import type { Side } from '../domain/people/side.ts';
import type { PlacedCard } from '../ports/crisis/push-store.ts';
import type { ShownCard } from '../ports/delivery/delivery-store.ts';
import type { AuditDraft, RegisteredChannel, Stores } from '../ports/stores.ts';

/**
 * One thing that somebody can do. Without a right it is no use case, and only a use case
 * gets at the stores: what is not declared cannot be done.
 */
export interface UseCase<Input, Result> {
  /** Verb and noun: `raise-signal`. */
  readonly name: string;
  readonly right: Right;
  /** Runs inside one transaction. Throws a Refusal to undo it all. */
  run(scene: Scene, input: Input): Promise<Outcome<Result>>;
}

/** What a use case works with. */
export interface Scene {
  readonly stores: Stores;
  readonly member: Member;
  readonly partnership: Partnership;
  /** Everybody of the partnership. */
  readonly people: readonly Member[];
  /** Its conversations: the joint ones, and those that only crisis messages go to. */
  readonly channels: readonly RegisteredChannel[];
  /** The organisations of each side by name, as one phrase. */
  readonly sides: Readonly<Record<Side, string>>;
  readonly now: Temporal.Instant;
}

export interface Outcome<Result> {
  readonly result: Result;
  /** What the audit log says of it. Empty only where nothing was done or read that concerns anybody. */
  readonly audit: readonly AuditDraft[];
  /** Cards that must now be shown, or shown anew, in every joint channel. */
  readonly shows: readonly ShownCard[];
  /** Cards for one member's direct messages. */
  readonly tells?: readonly ToldCard[];
  /** Cards for conversations that were chosen one by one. */
  readonly posts?: readonly PlacedCard[];
  /** Who is known, or whether it is live, changed: what this process remembers of it is read anew. */
  readonly registerChanged?: true;
}

export interface ToldCard extends ShownCard {
  readonly memberId: string;
}
