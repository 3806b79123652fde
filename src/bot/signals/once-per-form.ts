import type { Signal } from '../../domain/signal/signal.ts';
import { byForm, type Once } from '../use-case.ts';

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
