import { onSubmit } from '../../../bot/declare/action.ts';
import type { Context } from '../../../bot/declare/context.ts';
import { cardReply, fieldErrors } from '../../../bot/declare/reply.ts';
import { useCase } from '../../../bot/declare/use-case.ts';
import { dueFields, readDueFields } from '../../../bot/form/due-field.ts';
import { reasonField } from '../../../bot/form/form-fields.ts';
import { STEP_CHANGES } from '../../../bot/signals/actions.ts';
import { saveChange, writeNote } from '../../../bot/signals/save-signal.ts';
import { tellOwner } from '../../../bot/signals/step-tells.ts';
import type { Field, FormValues } from '../../../cards/dialog.ts';
import type { DueMoment } from '../../../domain/phrases/due-input.ts';
import { changeStep, stepToChange } from '../../../domain/signal/step.ts';
import { postponeInput } from '../input.ts';
import { onStepForm, type StepForm } from '../show-step.ts';
import { stepWords } from '../step-lines.ts';
import { toldCard } from '../told-card.ts';
import { asksAgain, opens } from './step-form.ts';

interface PostponeStep extends StepForm {
  readonly due: Temporal.Instant;
  /** Protected text. */
  readonly reason: string;
}

/** Gives a step another due time, with the reason. */
export const postponeStep = useCase({
  name: 'postpone-step',
  ...onStepForm<PostponeStep>('step.postpone'),
  async run(ctx, { stepId, due, reason }, signal) {
    const { member, now } = ctx;
    const step = stepToChange(member, signal, stepId);
    const changed = changeStep(signal, stepId, { due }, now);
    const note = await writeNote(ctx, changed, 'step_postponed', reason, stepId);
    const detail = { step: stepId, due: due.toString(), ...note };
    const later = Temporal.Instant.compare(due, step.due) > 0;
    const action = later ? 'signal.step_postponed' : 'signal.step_changed';
    const outcome = await saveChange(ctx, changed, action, detail);
    return { ...outcome, memberCards: [tellOwner(changed, step, member)] };
  },
});

export const openPostpone = opens('postpone', (ctx) => postponeFields(ctx, {}));

export const submitPostpone = onSubmit(STEP_CHANGES.postpone, postponeInput, async (ctx, form) => {
  const { key, about: stepId, input, values } = form;
  const due = readDueFields(ctx, values);
  if (due.kind === 'fault') return fieldErrors(due.errors);
  if (due.kind === 'ask') {
    return asksAgain('postpone', ctx, form, () => postponeFields(ctx, values, due.moments));
  }
  const { moment } = due;
  const postponed = { stepId, key, due: moment.due, reason: input.reason };
  const signal = await ctx.run(postponeStep, postponed);
  const what = stepWords(signal, stepId);
  return cardReply(toldCard({ how: 'postpone', what, signal, moment }, ctx));
});

function postponeFields(
  ctx: Context,
  values: FormValues,
  moments: readonly DueMoment[] = [],
): readonly Field[] {
  const { words } = ctx;
  const reason = reasonField(words('step.postpone.reason'), words('step.field.reason'), values);
  return [...dueFields(ctx, values, true, moments), reason];
}
