import type { Member } from '../../domain/people/member.ts';
import type { Partnership } from '../../domain/people/partnership.ts';
import type { Right } from '../../domain/people/right.ts';
import type { Side } from '../../domain/people/side.ts';
import type { ConversationCard } from '../../ports/crisis/push-store.ts';
import type { RecordCard } from '../../ports/delivery/delivery-store.ts';
import type { AuditDraft, RegisteredChannel, Stores } from '../../ports/stores.ts';
import type { AgendaSource } from './agenda-source.ts';

/**
 * One thing that somebody can do. Without a right it is no use case, and only a use case
 * gets at the stores: what is not declared cannot be done.
 */
export interface UseCase<Input, Result> {
  readonly declares: 'use-case';
  /** Verb and noun: `raise-signal`. */
  readonly name: string;
  readonly right: Right;
  /** Runs inside one transaction. Throws a Refusal to undo it all. */
  run(ctx: Transaction, input: Input): Promise<Outcome<Result>>;
}

/** How a use case is written down; {@link useCase} makes it one. */
interface UseCaseDefinition<Input, Result, Subject> {
  readonly name: string;
  readonly right: Right;
  /** Finds and locks the record that it is about; for a new one, makes its id ({@link newRecord}). */
  readonly find?: (ctx: Transaction, input: Input) => Promise<Subject>;
  /** Left out where doing it twice changes nothing. */
  readonly once?: Once<Input, Result, Subject>;
  run(ctx: Transaction, input: Input, subject: Subject): Promise<Outcome<Result>>;
}

/** The business key under which something is done once, however often it is sent. */
export interface Once<Input, Result, Subject> {
  /**
   * As it is stored: see {@link byForm}. Taken once the record is locked, so of two at once one is first.
   * Nothing: as things stand nothing will be recorded, so the key is left for when it will.
   */
  readonly key: (ctx: Transaction, input: Input, subject: Subject) => string | undefined;
  /** The kind of record that the key is kept for. */
  readonly model: string;
  /** The id of that record. */
  readonly recordId: (subject: Subject, input: Input) => string;
  /**
   * What whoever sends it again is told.
   *
   * @param recordId that of the first time.
   */
  readonly repeated: (
    subject: Subject,
    recordId: string,
    ctx: Transaction,
    input: Input,
  ) => Result | Promise<Result>;
}

/** Declares a use case. What it is about is found first, then its business key is taken, then it runs. */
export function useCase<Input, Result, Subject = undefined>({
  name,
  right,
  find,
  once,
  run,
}: UseCaseDefinition<Input, Result, Subject>): UseCase<Input, Result> {
  return {
    declares: 'use-case',
    name,
    right,
    async run(ctx, input) {
      // Without `find` there is no subject, and `run` names no third parameter.
      const subject = (await find?.(ctx, input)) as Subject;
      const earlier = once && (await takeKey(once, ctx, input, subject));
      if (!once || earlier === undefined) return run(ctx, input, subject);
      return {
        result: await once.repeated(subject, earlier, ctx, input),
        audit: [],
        channelCards: [],
      };
    },
  };
}

/** @returns the record that the same key was taken for before. */
async function takeKey<Input, Result, Subject>(
  { key: keyOf, model, recordId }: Once<Input, Result, Subject>,
  ctx: Transaction,
  input: Input,
  subject: Subject,
): Promise<string | undefined> {
  const { stores, partnership, now } = ctx;
  const key = keyOf(ctx, input, subject);
  if (key === undefined) return undefined;
  return stores.businessKeys.take({
    partnershipId: partnership.id,
    key,
    model,
    recordId: recordId(subject, input),
    at: now,
  });
}

/**
 * The key of a form: one member, one opened form, once.
 *
 * @param what which form, as it is stored: `lead.decline`.
 */
export function byForm(what: string) {
  return ({ member }: Transaction, { key }: { readonly key: string }): string =>
    `${what}:${member.id}:${key}`;
}

/** What a use case is about that makes a record: its id. */
export async function newRecord(): Promise<{ readonly id: string }> {
  return { id: crypto.randomUUID() };
}

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
  readonly agenda: AgendaSource;
  readonly now: Temporal.Instant;
}

export interface Outcome<Result> {
  readonly result: Result;
  /** What the audit log says of it. Empty only where nothing was done or read that concerns anybody. */
  readonly audit: readonly AuditDraft[];
  /** Cards that must now be shown, or shown anew, in every joint channel. */
  readonly channelCards: readonly RecordCard[];
  /** Cards for one member's direct messages. */
  readonly memberCards?: readonly MemberCard[];
  /** Cards for conversations that were chosen one by one. */
  readonly conversationCards?: readonly ConversationCard[];
  /** Who is known, or whether it is live, changed: what this process remembers of it is read anew. */
  readonly registerChanged?: true;
}

/** What follows from something that nobody in particular did, or what is looked at of an outcome. */
export type Consequences = Pick<
  Outcome<unknown>,
  'audit' | 'channelCards' | 'memberCards' | 'conversationCards'
>;

/** What Tandem itself works with, of one partnership, inside one transaction. */
export type OwnTransaction = Pick<
  Transaction,
  'stores' | 'partnership' | 'people' | 'channels' | 'now'
>;

/** What nothing follows from, such as something that was only looked at and concerns no person. */
export function unchanged<Result>(result: Result): Outcome<Result> {
  return { result, audit: [], channelCards: [] };
}

export interface MemberCard extends RecordCard {
  readonly memberId: string;
}
