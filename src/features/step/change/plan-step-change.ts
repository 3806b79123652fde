import { type Scene, unchanged, useCase } from '../../../bot/use-case.ts';
import type { Signal, Step } from '../../../domain/signal/signal.ts';
import { stepToChange } from '../../../domain/signal/step.ts';
import { findSignalOfStep } from '../find-step.ts';
import { HAS_STEPS } from '../rights.ts';

export interface StepOfSignal {
  readonly signal: Signal;
  readonly step: Step;
}

/** May this member settle this step, put it off or give it away? Asked before the form opens. */
export const planStepChange = useCase<{ readonly stepId: string }, StepOfSignal>({
  name: 'plan-step-change',
  right: HAS_STEPS,
  async run(scene, { stepId }) {
    return unchanged(await stepAtHand(scene, stepId));
  },
});

async function stepAtHand(scene: Scene, stepId: string): Promise<StepOfSignal> {
  const signal = await findSignalOfStep(scene, stepId);
  return { signal, step: stepToChange(scene.member, signal, stepId) };
}
