import type { Transaction } from './transaction.ts';

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

/** @returns the record that the same key was taken for before. */
export async function takeKey<Input, Result, Subject>(
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
