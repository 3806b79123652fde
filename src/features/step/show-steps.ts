import { findSignal } from '../../bot/signals/find-signal.ts';
import { unchanged, useCase } from '../../bot/use-case.ts';
import type { Signal } from '../../domain/signal/signal.ts';
import { HAS_STEPS } from './rights.ts';

/** Shows the steps of a signal to one member. Their words stand on the card, so nothing is opened. */
export const showSteps = useCase<{ readonly reference: string }, Signal>({
  name: 'show-steps',
  right: HAS_STEPS,
  async run(scene, { reference }) {
    return unchanged(await findSignal(scene, reference));
  },
});
