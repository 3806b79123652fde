import { changedSignal, saveSignal } from '../../../bot/signals/save-signal.ts';
import { tellOwner } from '../../../bot/signals/step-tells.ts';
import { takeKey } from '../../../bot/signals/take-key.ts';
import { writeNote } from '../../../bot/signals/write-note.ts';
import type { UseCase } from '../../../bot/use-case.ts';
import type { Signal } from '../../../domain/signal/signal.ts';
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
export const postponeStep: UseCase<PostponeStep, Signal> = {
  name: 'postpone-step',
  right: HAS_STEPS,
  async run(scene, { stepId, key, due, reason }) {
    const { member, now } = scene;
    const signal = await findSignalOfStep(scene, stepId);
    const first = await takeKey(scene, 'step.postpone', key, signal.id);
    if (!first) return { result: signal, audit: [], shows: [] };
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
};
