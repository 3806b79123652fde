import { parseReference } from '../../domain/reference.ts';
import type { Signal } from '../../domain/signal/signal.ts';
import type { Transaction } from '../declare/transaction.ts';
import { findSignal, findSignalForUpdate } from './find-signal.ts';

/**
 * Two signals, locked until the transaction ends, always in the order of their references: two people who
 * name the same two the other way round wait for each other and not for ever.
 *
 * @throws Refusal for the first one that there is not, see {@link findSignal}.
 */
export async function findTwoSignalsForUpdate(
  ctx: Transaction,
  typed: string,
  other: string,
): Promise<readonly [Signal, Signal]> {
  const first = await findSignal(ctx, typed);
  const second = await findSignal(ctx, other);
  const locked = new Map<string, Signal>();
  for (const reference of [first.reference, second.reference].toSorted()) {
    locked.set(reference, await findSignalForUpdate(ctx, reference));
  }
  return [locked.get(first.reference) ?? first, locked.get(second.reference) ?? second];
}

/** The references in a text, in any spelling that is one; what joins them may be words. */
export function referencesIn(text: string): readonly string[] {
  return text
    .split(/[\s,;]+/)
    .filter((word) => !/^(?:into|in|with|and|to)?$/i.test(word))
    .map((word) => parseReference(word) ?? word);
}
