import type { Right } from '../../domain/people/right.ts';
import type { Signal } from '../../domain/signal/signal.ts';
import { byForm, type Once } from '../declare/once.ts';
import type { Look, Transaction } from '../declare/transaction.ts';
import { look, type UseCase } from '../declare/use-case.ts';
import { findSignal, findSignalForUpdate } from './find-signal.ts';

/** What every form about a signal brings. */
export interface SignalForm {
  readonly reference: string;
  /** The dialog's key: the same key twice is done once. */
  readonly key: string;
}

/** Declares a use case that only looks at the signal that somebody means; see {@link findSignal}. */
export function looksAtSignal<Result>(
  name: string,
  right: Right,
  see: (ctx: Look, signal: Signal) => Result | Promise<Result>,
): UseCase<{ readonly reference: string }, Result> {
  return look(name, right, async (ctx, { reference }) =>
    see(ctx, await findSignal(ctx, reference)),
  );
}

/** The parts of a use case that changes, once, the signal that a form is about; see {@link oncePerForm}. */
export function onSignalForm<Input extends SignalForm>(what: string) {
  return { find: findNamedSignal, once: oncePerForm<Input>(what) };
}

/** The signal that an input names, locked until the transaction ends. */
export function findNamedSignal(
  ctx: Transaction,
  { reference }: Pick<SignalForm, 'reference'>,
): Promise<Signal> {
  return findSignalForUpdate(ctx, reference);
}

/**
 * What a form records of a signal is recorded once; who sends it again is shown the signal.
 *
 * @param what which form, as it is stored: `lead.decline`.
 */
export function oncePerForm<Input extends { readonly key: string }>(
  what: string,
): Once<Input, Signal, Signal> {
  return {
    key: byForm(what),
    model: 'signal',
    recordId: ({ id }) => id,
    repeated: (signal) => signal,
  };
}
