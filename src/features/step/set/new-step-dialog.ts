import { onPress, onSubmit } from '../../../bot/declare/action.ts';
import type { Context } from '../../../bot/declare/context.ts';
import { cardReply, type DialogReply, fieldErrors } from '../../../bot/declare/reply.ts';
import { dueFields, readDueFields } from '../../../bot/form/due-field.ts';
import { emergencyNote } from '../../../bot/form/form-fields.ts';
import { NEW_STEP } from '../../../bot/signals/actions.ts';
import type { FormValues } from '../../../cards/dialog.ts';
import type { DueMoment } from '../../../domain/phrases/due-input.ts';
import { MAX_STEP_CHARACTERS } from '../../../domain/signal/step.ts';
import { stepInput } from '../input.ts';
import { toldCard } from '../told-card.ts';
import { type PlannedStep, planStep, setStep } from './set-step.ts';
import { ownerField, whatFault, whatField } from './step-fields.ts';

/** Opens the form, if a step can be named here. */
export async function openNewStep(
  ctx: Context,
  reference: string,
  what = '',
): Promise<DialogReply> {
  ctx.require(planStep.right);
  const plan = await ctx.run(planStep, { reference: reference.trim() });
  const [first, ...others] = plan.suggested;
  const fits = first !== undefined && others.length === 0 && first.length <= MAX_STEP_CHARACTERS;
  return newStepDialog(ctx, plan, { what: what || (fits ? first : '') });
}

export const pressNewStep = onPress(NEW_STEP, (ctx, reference) => openNewStep(ctx, reference));

export const submitNewStep = onSubmit(NEW_STEP, stepInput, async (ctx, form) => {
  const { key, about: reference, input, values } = form;
  const { what, owner: ownerId } = input;
  const due = readDueFields(ctx, values);
  const errors = whatFault(what, ctx.words);
  if (due.kind === 'fault') return fieldErrors({ ...errors, ...due.errors });
  if (Object.keys(errors).length > 0) return fieldErrors(errors);
  if (due.kind === 'ask') {
    const plan = await ctx.run(planStep, { reference });
    return newStepDialog(ctx, plan, values, { key, moments: due.moments });
  }
  const named = { what, ownerId, due: due.moment.due };
  const signal = await ctx.run(setStep, { reference, key, ...named });
  return cardReply(toldCard({ how: 'set', what, signal, moment: due.moment }, ctx));
});

function newStepDialog(
  ctx: Context,
  { signal, suggested }: PlannedStep,
  values: FormValues,
  {
    moments = [],
    ...again
  }: { readonly key?: string; readonly moments?: readonly DueMoment[] } = {},
): DialogReply {
  const { words, partnership } = ctx;
  const { reference } = signal;
  const text = (name: string) => String(values[name] ?? '');
  const required = true;
  const what = { label: words('step.field.what.label'), required, value: text('what'), suggested };
  const owner = { label: words('step.field.owner'), required, value: text('owner') };
  return NEW_STEP.dialog(reference, {
    ...again,
    title: words('step.new.title', { reference }),
    submit: words('step.new.submit'),
    fields: [
      emergencyNote(words, partnership.emergencyNumber),
      whatField(ctx, what),
      ownerField(ctx, signal, owner),
      ...dueFields(ctx, values, required, moments),
    ],
  });
}
