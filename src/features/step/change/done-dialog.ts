import type { SubmissionHandler, Turn } from '../../../bot/feature.ts';
import { dueFields, readDueFields } from '../../../bot/form/due-field.ts';
import { readForm } from '../../../bot/form/form-input.ts';
import type { Reply } from '../../../bot/reply.ts';
import type { Dialog, Field, FormValues } from '../../../cards/dialog.ts';
import type { DueMoment } from '../../../domain/phrases/due-input.ts';
import { doneInput } from '../input.ts';
import type { NamedStep } from '../set/new-step.ts';
import { ownerField, whatFault, whatField } from '../set/step-fields.ts';
import { stepWords } from '../step-lines.ts';
import { toldCard } from '../told-card.ts';
import { changeDialog, opener } from './change-dialog.ts';
import { planStepChange, type StepOfSignal } from './plan-step-change.ts';
import { settleStep } from './settle-step.ts';

/** Asks at once for what comes next, so that nobody has to think of it twice. */
export const openDone = opener((turn, key, at) => doneDialog(turn, key, at, {}));

export const submitDone: SubmissionHandler = async (turn, { key, about = '', values }) => {
  const form = readForm(doneInput, values, turn.words);
  if (!form.ok) return form.reply;
  const { what, owner, due: typed } = form.input;
  if (what === '' && typed === '') return settle(turn, about, key, undefined);
  const due = readDueFields(turn, values);
  const errors = { ...missing(form.input, turn), ...whatFault(what, turn.words) };
  if (due.kind === 'fault' || Object.keys(errors).length > 0) {
    const faults = due.kind === 'fault' ? { ...due.errors, ...errors } : errors;
    return { kind: 'field-errors', errors: faults };
  }
  if (due.kind === 'ask') {
    const at = await turn.perform(planStepChange, { stepId: about });
    return { kind: 'dialog', dialog: doneDialog(turn, key, at, values, due.moments) };
  }
  const named = { what, ownerId: owner, due: due.moment.due };
  return settle(turn, about, key, named, due.moment);
};

/** A next step is whole or not there. */
function missing(
  { what, owner, due }: { readonly what: string; readonly owner: string; readonly due: string },
  { words }: Turn,
): Record<string, string> {
  const absent = Object.entries({ what, owner, due }).filter(([, value]) => value === '');
  return Object.fromEntries(absent.map(([name]) => [name, words('field.required')]));
}

async function settle(
  turn: Turn,
  stepId: string,
  key: string,
  next: NamedStep | undefined,
  moment?: DueMoment,
): Promise<Reply> {
  const input = { stepId, key, state: 'done', reason: '', next } as const;
  const signal = await turn.perform(settleStep, input);
  const what = stepWords(signal, stepId);
  return { kind: 'card', card: toldCard({ how: 'done', what, signal, moment }, turn) };
}

function doneDialog(
  turn: Turn,
  key: string,
  at: StepOfSignal,
  values: FormValues,
  moments: readonly DueMoment[] = [],
): Dialog {
  const { words } = turn;
  const text = (name: string) => String(values[name] ?? '');
  const required = false;
  const what = { label: words('step.done.next'), required, value: text('what'), suggested: [] };
  const owner = { label: words('step.field.owner'), required, value: text('owner') };
  const fields: Field[] = [
    { tag: 'note', blocks: [{ tag: 'text', tone: 'quiet', text: [words('step.done.why')] }] },
    whatField(turn, what),
    ownerField(turn, at.signal, owner),
    ...dueFields(turn, values, required, moments),
  ];
  return changeDialog('done', turn, key, at, fields);
}
