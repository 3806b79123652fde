import { saveChange } from '../../../bot/signals/save-signal.ts';
import { onSignalForm, type SignalForm } from '../../../bot/signals/signal-use-case.ts';
import { useCase } from '../../../bot/use-case.ts';
import { NAMES_STEPS } from '../rights.ts';
import { type NamedStep, nameStep } from './new-step.ts';

/** Names a next step, its owner and its due time. The owner hears of it. */
export const setStep = useCase({
  name: 'set-step',
  right: NAMES_STEPS,
  ...onSignalForm<SignalForm & NamedStep>('step.set'),
  async run(scene, named, signal) {
    const { changed, detail, tell } = nameStep(scene, signal, named);
    const outcome = await saveChange(scene, changed, 'signal.step_set', detail);
    return { ...outcome, tells: [tell(changed)] };
  },
});
