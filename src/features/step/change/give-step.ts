import { oncePerForm } from '../../../bot/signals/once-per-form.ts';
import { changedSignal, saveSignal } from '../../../bot/signals/save-signal.ts';
import { tellOwner } from '../../../bot/signals/step-tells.ts';
import { unchanged, useCase } from '../../../bot/use-case.ts';
import { actorOf } from '../../../domain/people/member.ts';
import { changeStep, stepToChange } from '../../../domain/signal/step.ts';
import { findSignalOfStep } from '../find-step.ts';
import { HAS_STEPS } from '../rights.ts';
import { ownerAmong } from '../set/new-step.ts';

export interface GiveStep {
  readonly stepId: string;
  /** The dialog's key: the same key twice is once. */
  readonly key: string;
  readonly ownerId: string;
}

/** Gives a step to somebody else. Who has it now hears of it, and who had it. */
export const giveStep = useCase({
  name: 'give-step',
  right: HAS_STEPS,
  find: (scene, { stepId }: GiveStep) => findSignalOfStep(scene, stepId),
  once: oncePerForm('step.give'),
  async run(scene, { stepId, ownerId }, signal) {
    const { member, people, now } = scene;
    const step = stepToChange(member, signal, stepId);
    const owner = actorOf(ownerAmong(people, signal, ownerId));
    if (owner.memberId === step.owner.memberId) return unchanged(signal);
    const changed = changeStep(signal, stepId, { owner }, now);
    await saveSignal(scene, changed);
    const detail = { step: stepId, from: step.owner.memberId, owner: ownerId };
    const outcome = changedSignal(changed, 'signal.step_given', detail);
    const tells = [step, { ...step, owner }].map((one) => tellOwner(changed, one, member));
    return { ...outcome, tells };
  },
});
