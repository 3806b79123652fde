import { onPress, type Press } from '../../../bot/declare/action.ts';
import type { Context } from '../../../bot/declare/context.ts';
import type { DialogReply } from '../../../bot/declare/reply.ts';
import { emergencyNote } from '../../../bot/form/form-fields.ts';
import { STEP_CHANGES } from '../../../bot/signals/actions.ts';
import type { Field } from '../../../cards/dialog.ts';
import { planStepChange, type StepOfSignal } from '../show-step.ts';
import { type StepChange, stepLine } from '../step-lines.ts';

/** Opens a form about one step, if it is this member's to change. */
export function opens(
  change: StepChange,
  fieldsOf: (ctx: Context, at: StepOfSignal) => readonly Field[],
): Press {
  return onPress(STEP_CHANGES[change], async (ctx, stepId) => {
    const at = await ctx.run(planStepChange, { stepId });
    return changeDialog(change, ctx, at, fieldsOf(ctx, at));
  });
}

/** Opens the form again, under the same key, to ask for what is missing. */
export async function asksAgain(
  change: StepChange,
  ctx: Context,
  { key, about }: { readonly key: string; readonly about: string },
  fieldsOf: (at: StepOfSignal) => readonly Field[],
): Promise<DialogReply> {
  const at = await ctx.run(planStepChange, { stepId: about });
  return changeDialog(change, ctx, at, fieldsOf(at), key);
}

/** A form about one step: which one stands above what it asks. */
function changeDialog(
  change: StepChange,
  ctx: Context,
  { signal, step }: StepOfSignal,
  fields: readonly Field[],
  key?: string,
): DialogReply {
  const { words, partnership } = ctx;
  return STEP_CHANGES[change].dialog(step.id, {
    ...(key && { key }),
    title: words(`step.${change}.title`, { reference: signal.reference }),
    submit: words(`step.${change}.submit`),
    fields: [
      emergencyNote(words, partnership.emergencyNumber),
      { tag: 'note', blocks: stepLine(signal, step, ctx) },
      ...fields,
    ],
  });
}
