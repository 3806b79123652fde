import { unchanged, useCase } from '../../bot/use-case.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { StepOfSignal } from './change/plan-step-change.ts';
import { findSignalOfStep } from './find-step.ts';
import { HAS_STEPS } from './rights.ts';

/** Shows one step to one member. */
export const showStep = useCase<{ readonly stepId: string }, StepOfSignal>({
  name: 'show-step',
  right: HAS_STEPS,
  async run(scene, { stepId }) {
    const signal = await findSignalOfStep(scene, stepId);
    const step = signal.steps.find(({ id }) => id === stepId);
    if (!step) throw new Refusal('step_unknown', { reference: signal.reference });
    return unchanged({ signal, step });
  },
});
