import { randomUUID } from 'node:crypto';
import type { SubmissionHandler, Turn } from '../../../bot/feature.ts';
import { dueFields, readDueFields } from '../../../bot/form/due-field.ts';
import { emergencyNote } from '../../../bot/form/form-fields.ts';
import { readForm } from '../../../bot/form/form-input.ts';
import type { Reply } from '../../../bot/reply.ts';
import type { Dialog, FormValues } from '../../../cards/dialog.ts';
import type { DueMoment } from '../../../domain/phrases/due-input.ts';
import { MAX_STEP_CHARACTERS } from '../../../domain/signal/step.ts';
import { stepInput } from '../input.ts';
import { toldCard } from '../told-card.ts';
import { type PlannedStep, planStep } from './plan-step.ts';
import { setStep } from './set-step.ts';
import { ownerField, whatFault, whatField } from './step-fields.ts';

export const NEW_ACTION = 'step.new';

/** Opens the form, if a step can be named here. */
export async function openNewStep(turn: Turn, reference: string, what = ''): Promise<Reply> {
  turn.require(planStep.right);
  const plan = await turn.perform(planStep, { reference: reference.trim() });
  const [first, ...others] = plan.suggested;
  const fits = first !== undefined && others.length === 0 && first.length <= MAX_STEP_CHARACTERS;
  const values = { what: what || (fits ? first : '') };
  return { kind: 'dialog', dialog: newStepDialog(turn, randomUUID(), plan, values) };
}

export const submitNewStep: SubmissionHandler = async (turn, { key, about = '', values }) => {
  const form = readForm(stepInput, values, turn.words);
  if (!form.ok) return form.reply;
  const { what, owner: ownerId } = form.input;
  const due = readDueFields(turn, values);
  const errors = { ...whatFault(what, turn.words), ...(due.kind === 'fault' ? due.errors : {}) };
  if (due.kind === 'fault' || Object.keys(errors).length > 0)
    return { kind: 'field-errors', errors };
  if (due.kind === 'ask') {
    const plan = await turn.perform(planStep, { reference: about });
    return { kind: 'dialog', dialog: newStepDialog(turn, key, plan, values, due.moments) };
  }
  const named = { what, ownerId, due: due.moment.due };
  const signal = await turn.perform(setStep, { reference: about, key, ...named });
  return { kind: 'card', card: toldCard({ how: 'set', what, signal, moment: due.moment }, turn) };
};

function newStepDialog(
  turn: Turn,
  key: string,
  { signal, suggested }: PlannedStep,
  values: FormValues,
  moments: readonly DueMoment[] = [],
): Dialog {
  const { words, partnership } = turn;
  const { reference } = signal;
  const text = (name: string) => String(values[name] ?? '');
  const required = true;
  const what = { label: words('step.field.what.label'), required, value: text('what'), suggested };
  const owner = { label: words('step.field.owner'), required, value: text('owner') };
  return {
    action: NEW_ACTION,
    key,
    about: reference,
    title: words('step.new.title', { reference }),
    submit: words('step.new.submit'),
    fields: [
      emergencyNote(words, partnership.emergencyNumber),
      whatField(turn, what),
      ownerField(turn, signal, owner),
      ...dueFields(turn, values, required, moments),
    ],
  };
}
