import { oncePerForm } from '../../../bot/signals/once-per-form.ts';
import { changedSignal, saveSignal } from '../../../bot/signals/save-signal.ts';
import { tellOwner } from '../../../bot/signals/step-tells.ts';
import { writeNote } from '../../../bot/signals/write-note.ts';
import { useCase } from '../../../bot/use-case.ts';
import { changeStep, stepToChange } from '../../../domain/signal/step.ts';
import { findSignalOfStep } from '../find-step.ts';
import { HAS_STEPS } from '../rights.ts';

export interface PostponeStep {
  readonly stepId: string;
  /** The dialog's key: the same key twice is once. */
  readonly key: string;
  readonly due: Temporal.Instant;
  /** Protected text. */
  readonly reason: string;
}

/** Gives a step another due time, with the reason. */
export const postponeStep = useCase({
  name: 'postpone-step',
  right: HAS_STEPS,
  find: (scene, { stepId }: PostponeStep) => findSignalOfStep(scene, stepId),
  once: oncePerForm('step.postpone'),
  async run(scene, { stepId, due, reason }, signal) {
    const { member, now } = scene;
    const step = stepToChange(member, signal, stepId);
    const changed = changeStep(signal, stepId, { due }, now);
    const note = await writeNote(scene, changed, 'step_postponed', reason, stepId);
    await saveSignal(scene, changed);
    const detail = { step: stepId, due: due.toString(), ...note };
    const later = Temporal.Instant.compare(due, step.due) > 0;
    const action = later ? 'signal.step_postponed' : 'signal.step_changed';
    const outcome = changedSignal(changed, action, detail);
    return { ...outcome, tells: [tellOwner(changed, step, member)] };
  },
});
