import type { Right } from '../../domain/people/right.ts';
import type { ConversationCard } from '../../ports/crisis/push-store.ts';
import type { RecordCard } from '../../ports/delivery/delivery-store.ts';
import type { AuditDraft, UnitOfWork } from '../../ports/stores.ts';
import { type Once, takeKey } from './once.ts';
import type { Look, Transaction } from './transaction.ts';

/**
 * One thing that somebody can do. Without a right it is no use case, and only a use case
 * gets at the stores: what is not declared cannot be done.
 */
export type UseCase<Input, Result> = Acting<Input, Result> | Looking<Input, Result>;

interface Declared<Input> {
  readonly declares: 'use-case';
  /** Verb and noun: `raise-signal`. */
  readonly name: string;
  readonly right: Right;
  /** The form that records it once, as its business key is stored; nothing: no form of its own. */
  readonly form: string | undefined;
  /** Makes what needs nothing of the database, so that nobody waits for it; nothing: there is nothing such. */
  readonly prepare: ((ctx: Preparing, input: Input) => Promise<unknown>) | undefined;
}

/** It may change something. */
export interface Acting<Input, Result> extends Declared<Input> {
  readonly looks: false;
  /** Runs inside one transaction. Throws a Refusal to undo it all. */
  run(
    ctx: Transaction,
    input: Input,
    prepared?: unknown,
  ): Promise<Outcome<Result> | NumberedOutcome<Result>>;
}

/** It writes and locks nothing, but that somebody read something: it needs no transaction. */
interface Looking<Input, Result> extends Declared<Input> {
  readonly looks: true;
  run(ctx: Look, input: Input): Promise<Outcome<Result>>;
}

/** What is at hand before the transaction. */
export type Preparing = Pick<Transaction, 'partnership'> & Pick<UnitOfWork, 'seal'>;

/** How a use case is written down; {@link useCase} makes it one. */
interface UseCaseDefinition<Input, Result, Subject> {
  readonly name: string;
  readonly right: Right;
  /** Finds and locks the record that it is about; for a new one, makes its id ({@link newRecord}). */
  readonly find?: (ctx: Transaction, input: Input) => Promise<Subject>;
  /** In place of `find`: makes beforehand what a new record consists of. It may be used for two transactions. */
  readonly prepare?: (ctx: Preparing, input: Input) => Promise<Subject>;
  /** Left out where doing it twice changes nothing. */
  readonly once?: Once<Input, Result, Subject>;
  run(
    ctx: Transaction,
    input: Input,
    subject: Subject,
  ): Promise<Outcome<Result> | NumberedOutcome<Result>>;
}

/** Declares a use case. What it is about is found first, then its business key is taken, then it runs. */
export function useCase<Input, Result, Subject = undefined>({
  name,
  right,
  find,
  prepare,
  once,
  run,
}: UseCaseDefinition<Input, Result, Subject>): Acting<Input, Result> {
  return {
    declares: 'use-case',
    name,
    right,
    form: once?.key.form,
    prepare,
    looks: false,
    async run(ctx, input, prepared) {
      // Without either there is no subject, and `run` names no third parameter.
      const subject = (find ? await find(ctx, input) : prepared) as Subject;
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

/**
 * Declares a use case that only looks. Each of its queries sees what is committed by then, as it would in a
 * transaction of PostgreSQL's usual kind; that something protected was read is committed before it is opened.
 */
export function look<Input, Result>(
  name: string,
  right: Right,
  see: (ctx: Look, input: Input) => Promise<Result>,
): UseCase<Input, Result> {
  return {
    ...{ declares: 'use-case', name, right, form: undefined, prepare: undefined, looks: true },
    run: async (ctx: Look, input: Input) => unchanged(await see(ctx, input)),
  };
}

/** What a use case is about that makes a record: its id. */
export async function newRecord(): Promise<{ readonly id: string }> {
  return { id: crypto.randomUUID() };
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

/** The outcome of what takes a number: that comes last, since from there to the commit whoever takes the next one waits. */
export interface NumberedOutcome<Result>
  extends Pick<Outcome<Result>, 'channelCards' | 'memberCards' | 'conversationCards'> {
  /** Takes the number, keeps the record and logs it. */
  number(): Promise<Result>;
}

/** What follows from something that nobody in particular did, or what is looked at of an outcome. */
export type Consequences = Pick<
  Outcome<unknown>,
  'audit' | 'channelCards' | 'memberCards' | 'conversationCards'
>;

/** What nothing follows from, such as something that was only looked at and concerns no person. */
export function unchanged<Result>(result: Result): Outcome<Result> {
  return { result, audit: [], channelCards: [] };
}

export interface MemberCard extends RecordCard {
  readonly memberId: string;
}
