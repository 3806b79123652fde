import { onSubmit } from '../../../bot/declare/action.ts';
import { cardReply } from '../../../bot/declare/reply.ts';
import { useCase } from '../../../bot/declare/use-case.ts';
import { reasonField } from '../../../bot/form/form-fields.ts';
import { STEP_CHANGES } from '../../../bot/signals/actions.ts';
import { changedSignal, saveChange, writeNote } from '../../../bot/signals/save-signal.ts';
import { tellOwner } from '../../../bot/signals/step-tells.ts';
import { actorOf } from '../../../domain/people/member.ts';
import { settleStep as settle, stepToChange } from '../../../domain/signal/step.ts';
import { notNeededInput } from '../input.ts';
import { type NamedStep, nameStep } from '../set/set-step.ts';
import { onStepForm, type StepForm } from '../show-step.ts';
import { stepWords } from '../step-lines.ts';
import { toldCard } from '../told-card.ts';
import { opens } from './step-form.ts';

interface SettleStep extends StepForm {
  readonly state: 'done' | 'not_needed';
  /** Why it is not needed; protected text. */
  readonly reason: string;
  /** What comes next, if that was said at once. */
  readonly next: NamedStep | undefined;
}

/** Says that a step is done, or not needed, and what comes next. Of two at once, one did. */
export const settleStep = useCase({
  name: 'settle-step',
  ...onStepForm<SettleStep>('step.settle'),
  async run(ctx, { stepId, state, reason, next }, signal) {
    const { member, now } = ctx;
    const step = stepToChange(member, signal, stepId);
    const settled = settle(signal, stepId, state, { by: actorOf(member), at: now });
    const added = next && nameStep(ctx, settled, next);
    const changed = added?.changed ?? settled;
    const note = await writeNote(ctx, changed, 'step_not_needed', reason, stepId);
    const detail = { step: stepId, ...note };
    const outcome = await saveChange(ctx, changed, `signal.step_${state}`, detail);
    const named = added ? changedSignal(changed, 'signal.step_set', added.detail).audit : [];
    return {
      ...outcome,
      audit: [...outcome.audit, ...named],
      memberCards: [tellOwner(changed, step, member), ...(added ? [added.tell(changed)] : [])],
    };
  },
});

export const openNotNeeded = opens('not_needed', ({ words }) => [
  reasonField(words('step.not_needed.reason'), words('step.field.reason')),
]);

export const submitNotNeeded = onSubmit(
  STEP_CHANGES.not_needed,
  notNeededInput,
  async (ctx, { key, about: stepId, input: { reason } }) => {
    const settled = { stepId, key, state: 'not_needed', next: undefined, reason } as const;
    const signal = await ctx.run(settleStep, settled);
    const what = stepWords(signal, stepId);
    return cardReply(toldCard({ how: 'not_needed', what, signal }, ctx));
  },
);
