import type { Transaction } from './transaction.ts';

/** The business key under which something is done once, however often it is sent. */
export interface Once<Input, Result, Subject> {
  /** Taken once the record is locked, so of two at once one is first. */
  readonly key: FormKey<Input, Subject>;
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

/** The key of a form: one member, one opened form, once. See {@link byForm}. */
interface FormKey<Input, Subject> {
  /** Which form, as it is stored: `lead.decline`. */
  readonly form: string;
  readonly of: (input: Input) => string;
  /** Whether anything will be recorded as things stand; if not, the key is left for when it will. */
  readonly records: (subject: Subject) => boolean;
}

/**
 * @param form which one, as it is stored: `lead.decline`.
 * @param records whether anything will be recorded as things stand; left out: always.
 */
export function byForm<Subject = unknown>(
  form: string,
  records: (subject: Subject) => boolean = () => true,
): FormKey<{ readonly key: string }, Subject> {
  return { form, of: ({ key }) => key, records };
}

/**
 * The business key as it is stored.
 *
 * @param key of the opened form, the same however often it is sent.
 */
export function formKey(form: string, memberId: string, key: string): string {
  return `${form}:${memberId}:${key}`;
}

/** @returns the record that the same key was taken for before. */
export async function takeKey<Input, Result, Subject>(
  { key: { form, of, records }, model, recordId }: Once<Input, Result, Subject>,
  { stores, partnership, member, now: at }: Transaction,
  input: Input,
  subject: Subject,
): Promise<string | undefined> {
  const { id: partnershipId } = partnership;
  const key = formKey(form, member.id, of(input));
  if (!records(subject)) return stores.businessKeys.find(partnershipId, [key]);
  return stores.businessKeys.take({
    partnershipId,
    key,
    model,
    recordId: recordId(subject, input),
    at,
  });
}
