import { findSignalForUpdate } from '../../../bot/signals/find-signal.ts';
import { changedSignal, saveSignal } from '../../../bot/signals/save-signal.ts';
import { takeKey } from '../../../bot/signals/take-key.ts';
import type { UseCase } from '../../../bot/use-case.ts';
import type { Signal } from '../../../domain/signal/signal.ts';
import { NAMES_STEPS } from '../rights.ts';
import { type NamedStep, nameStep } from './new-step.ts';

export interface SetStep extends NamedStep {
  readonly reference: string;
  /** The dialog's key: the same key twice is the same step. */
  readonly key: string;
}

/** Names a next step, its owner and its due time. The owner hears of it. */
export const setStep: UseCase<SetStep, Signal> = {
  name: 'set-step',
  right: NAMES_STEPS,
  async run(scene, { reference, key, ...named }) {
    const signal = await findSignalForUpdate(scene, reference);
    const first = await takeKey(scene, 'step.set', key, signal.id);
    if (!first) return { result: signal, audit: [], shows: [] };
    const { changed, detail, tell } = nameStep(scene, signal, named);
    await saveSignal(scene, changed);
    const outcome = changedSignal(changed, 'signal.step_set', detail);
    return { ...outcome, tells: [tell(changed)] };
  },
};
