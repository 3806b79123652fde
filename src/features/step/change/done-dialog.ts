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
import { asksAgain, opens } from './change-dialog.ts';
import { settleStep } from './settle-step.ts';

/** Asks at once for what comes next, so that nobody has to think of it twice. */
export const openDone = opens('done', (turn, at) => doneFields(turn, at, {}));

export const submitDone = onSubmit(STEP_CHANGES.done, doneInput, async (turn, form) => {
  const { input, values } = form;
  const { what, owner, due: typed } = input;
  if (what === '' && typed === '') return settle(turn, form, undefined);
  const due = readDueFields(turn, values);
  const errors = { ...missing(input, turn), ...whatFault(what, turn.words) };
  if (due.kind === 'fault') return fieldErrors({ ...due.errors, ...errors });
  if (Object.keys(errors).length > 0) return fieldErrors(errors);
  if (due.kind === 'ask') {
    return asksAgain('done', turn, form, (at) => doneFields(turn, at, values, due.moments));
  }
  return settle(turn, form, { what, ownerId: owner, due: due.moment.due }, due.moment);
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
  turn: Context,
  { key, about: stepId }: { readonly key: string; readonly about: string },
  next: NamedStep | undefined,
  moment?: DueMoment,
): Promise<Reply> {
  const input = { stepId, key, state: 'done', reason: '', next } as const;
  const signal = await turn.run(settleStep, input);
  const what = stepWords(signal, stepId);
  return cardReply(toldCard({ how: 'done', what, signal, moment }, turn));
}

function doneFields(
  turn: Context,
  { signal }: StepOfSignal,
  values: FormValues,
  moments: readonly DueMoment[] = [],
): readonly Field[] {
  const { words } = turn;
  const text = (name: string) => String(values[name] ?? '');
  const required = false;
  const what = { label: words('step.done.next'), required, value: text('what'), suggested: [] };
  const owner = { label: words('step.field.owner'), required, value: text('owner') };
  return [
    noteField(words('step.done.why'), 'quiet'),
    whatField(turn, what),
    ownerField(turn, signal, owner),
    ...dueFields(turn, values, required, moments),
  ];
}
