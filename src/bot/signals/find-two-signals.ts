import { parseReference } from '../../domain/reference.ts';
import type { Signal } from '../../domain/signal/signal.ts';
import { maySeeSignal } from '../../domain/signal/signal-visibility.ts';
import type { Transaction } from '../declare/transaction.ts';
import { findSignal } from './find-signal.ts';

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
  const first = await referenceOf(ctx, typed);
  const second = await referenceOf(ctx, other);
  const locked = new Map<string, Signal>();
  for (const reference of [first, second].toSorted()) {
    const found = await ctx.stores.signals.findForUpdate(ctx.partnership.id, reference);
    if (found && maySeeSignal(ctx.member, found)) locked.set(reference, found);
  }
  // Of one that there is not, or that is not theirs to see, it is said as of any other.
  return [
    locked.get(first) ?? (await findSignal(ctx, typed)),
    locked.get(second) ?? (await findSignal(ctx, other)),
  ];
}

/** A number alone may be one of two years. */
async function referenceOf(ctx: Transaction, typed: string): Promise<string> {
  return parseReference(typed) ?? (await findSignal(ctx, typed)).reference;
}

/** The references in a text, in any spelling that is one; what joins them may be words. */
export function referencesIn(text: string): readonly string[] {
  return text
    .split(/[\s,;]+/)
    .filter((word) => !/^(?:into|in|with|and|to)?$/i.test(word))
    .map((word) => parseReference(word) ?? word);
}
