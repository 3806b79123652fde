import { findSignal } from '../../../bot/signals/find-signal.ts';
import { timingOf } from '../../../bot/signals/timing.ts';
import { unchanged, useCase } from '../../../bot/use-case.ts';
import type { Signal } from '../../../domain/signal/signal.ts';
import { requireAction } from '../../../domain/signal/signal-life.ts';
import { NAMES_STEPS } from '../rights.ts';

export interface PlannedStep {
  readonly signal: Signal;
  /** What the protocol suggests as the first step, by its categories. */
  readonly suggested: readonly string[];
}

/** May a step be named here, and which ones come to mind? Asked before the form opens. */
export const planStep = useCase<{ readonly reference: string }, PlannedStep>({
  name: 'plan-step',
  right: NAMES_STEPS,
  async run(scene, { reference }) {
    const signal = await findSignal(scene, reference);
    requireAction(signal, 'set_step');
    const { terms } = await timingOf(scene.stores, scene.partnership);
    const first = signal.steps.length === 0 ? signal.categories : [];
    const suggested = new Set(first.map((category) => terms.firstSteps[category].trim()));
    suggested.delete('');
    return unchanged({ signal, suggested: [...suggested] });
  },
});
