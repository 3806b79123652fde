import { looksAtSignal } from '../../../bot/signals/signal-use-case.ts';
import { timingOf } from '../../../bot/signals/timing.ts';
import type { Signal } from '../../../domain/signal/signal.ts';
import { requireAction } from '../../../domain/signal/signal-life.ts';
import { NAMES_STEPS } from '../rights.ts';

export interface PlannedStep {
  readonly signal: Signal;
  /** What the protocol suggests as the first step, by its categories. */
  readonly suggested: readonly string[];
}

/** May a step be named here, and which ones come to mind? Asked before the form opens. */
export const planStep = looksAtSignal(
  'plan-step',
  NAMES_STEPS,
  async ({ stores, partnership }, signal) => {
    requireAction(signal, 'set_step');
    const { terms } = await timingOf(stores, partnership);
    const first = signal.steps.length === 0 ? signal.categories : [];
    const suggested = new Set(first.map((category) => terms.firstSteps[category].trim()));
    suggested.delete('');
    return { signal, suggested: [...suggested] };
  },
);
