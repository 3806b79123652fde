import { oncePerForm } from '../../../bot/signals/once-per-form.ts';
import { changedSignal, saveSignal } from '../../../bot/signals/save-signal.ts';
import { tellOwner } from '../../../bot/signals/step-tells.ts';
import { writeNote } from '../../../bot/signals/write-note.ts';
import { useCase } from '../../../bot/use-case.ts';
import { actorOf } from '../../../domain/people/member.ts';
import { settleStep as settle, stepToChange } from '../../../domain/signal/step.ts';
import { findSignalOfStep } from '../find-step.ts';
import { HAS_STEPS } from '../rights.ts';
import { type NamedStep, nameStep } from '../set/new-step.ts';

export interface SettleStep {
  readonly stepId: string;
  /** The dialog's key: the same key twice is once. */
  readonly key: string;
  readonly state: 'done' | 'not_needed';
  /** Why it is not needed; protected text. */
  readonly reason: string;
  /** What comes next, if that was said at once. */
  readonly next: NamedStep | undefined;
}

/** Says that a step is done, or not needed, and what comes next. Of two at once, one did. */
export const settleStep = useCase({
  name: 'settle-step',
  right: HAS_STEPS,
  find: (scene, { stepId }: SettleStep) => findSignalOfStep(scene, stepId),
  once: oncePerForm('step.settle'),
  async run(scene, { stepId, state, reason, next }, signal) {
    const { member, now } = scene;
    const step = stepToChange(member, signal, stepId);
    const settled = settle(signal, stepId, state, { by: actorOf(member), at: now });
    const added = next && nameStep(scene, settled, next);
    const changed = added?.changed ?? settled;
    const note = await writeNote(scene, changed, 'step_not_needed', reason, stepId);
    await saveSignal(scene, changed);
    const outcome = changedSignal(changed, `signal.step_${state}`, { step: stepId, ...note });
    const named = added ? changedSignal(changed, 'signal.step_set', added.detail).audit : [];
    return {
      ...outcome,
      audit: [...outcome.audit, ...named],
      tells: [tellOwner(changed, step, member), ...(added ? [added.tell(changed)] : [])],
    };
  },
});
