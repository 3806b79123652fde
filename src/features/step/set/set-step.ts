import { findSignalForUpdate } from '../../../bot/signals/find-signal.ts';
import { oncePerForm } from '../../../bot/signals/once-per-form.ts';
import { changedSignal, saveSignal } from '../../../bot/signals/save-signal.ts';
import { useCase } from '../../../bot/use-case.ts';
import { NAMES_STEPS } from '../rights.ts';
import { type NamedStep, nameStep } from './new-step.ts';

export interface SetStep extends NamedStep {
  readonly reference: string;
  /** The dialog's key: the same key twice is the same step. */
  readonly key: string;
}

/** Names a next step, its owner and its due time. The owner hears of it. */
export const setStep = useCase({
  name: 'set-step',
  right: NAMES_STEPS,
  find: (scene, { reference }: SetStep) => findSignalForUpdate(scene, reference),
  once: oncePerForm('step.set'),
  async run(scene, named, signal) {
    const { changed, detail, tell } = nameStep(scene, signal, named);
    await saveSignal(scene, changed);
    const outcome = changedSignal(changed, 'signal.step_set', detail);
    return { ...outcome, tells: [tell(changed)] };
  },
});
