import { onSubmit } from '../../../bot/declare/action.ts';
import type { Context } from '../../../bot/declare/context.ts';
import { cardReply, fieldErrors, type Reply } from '../../../bot/declare/reply.ts';
import { dueFields, readDueFields } from '../../../bot/form/due-field.ts';
import { noteField } from '../../../bot/form/form-fields.ts';
import { STEP_CHANGES } from '../../../bot/signals/actions.ts';
import type { Field, FormValues } from '../../../cards/dialog.ts';
import type { DueMoment } from '../../../domain/phrases/due-input.ts';
import { doneInput } from '../input.ts';
import type { NamedStep } from '../set/set-step.ts';
import { ownerField, whatFault, whatField } from '../set/step-fields.ts';
import type { StepOfSignal } from '../show-step.ts';
import { stepWords } from '../step-lines.ts';
import { toldCard } from '../told-card.ts';
import { settleStep } from './settle-step.ts';
import { asksAgain, opens } from './step-form.ts';

/** Asks at once for what comes next, so that nobody has to think of it twice. */
export const openDone = opens('done', (ctx, at) => doneFields(ctx, at, {}));

export const submitDone = onSubmit(STEP_CHANGES.done, doneInput, async (ctx, form) => {
  const { input, values } = form;
  const { what, owner, due: typed } = input;
  if (what === '' && typed === '') return settle(ctx, form, undefined);
  const due = readDueFields(ctx, values);
  const errors = { ...missing(input, ctx), ...whatFault(what, ctx.words) };
  if (due.kind === 'fault') return fieldErrors({ ...due.errors, ...errors });
  if (Object.keys(errors).length > 0) return fieldErrors(errors);
  if (due.kind === 'ask') {
    return asksAgain('done', ctx, form, (at) => doneFields(ctx, at, values, due.moments));
  }
  return settle(ctx, form, { what, ownerId: owner, due: due.moment.due }, due.moment);
});

/** A next step is whole or not there. */
function missing(
  { what, owner, due }: { readonly what: string; readonly owner: string; readonly due: string },
  { words }: Context,
): Record<string, string> {
  const absent = Object.entries({ what, owner, due }).filter(([, value]) => value === '');
  return Object.fromEntries(absent.map(([name]) => [name, words('field.required')]));
}

async function settle(
  ctx: Context,
  { key, about: stepId }: { readonly key: string; readonly about: string },
  next: NamedStep | undefined,
  moment?: DueMoment,
): Promise<Reply> {
  const input = { stepId, key, state: 'done', reason: '', next } as const;
  const signal = await ctx.run(settleStep, input);
  const what = stepWords(signal, stepId);
  return cardReply(toldCard({ how: 'done', what, signal, moment }, ctx));
}

function doneFields(
  ctx: Context,
  { signal }: StepOfSignal,
  values: FormValues,
  moments: readonly DueMoment[] = [],
): readonly Field[] {
  const { words } = ctx;
  const text = (name: string) => String(values[name] ?? '');
  const required = false;
  const what = { label: words('step.done.next'), required, value: text('what'), suggested: [] };
  const owner = { label: words('step.field.owner'), required, value: text('owner') };
  return [
    noteField(words('step.done.why'), 'quiet'),
    whatField(ctx, what),
    ownerField(ctx, signal, owner),
    ...dueFields(ctx, values, required, moments),
  ];
}
