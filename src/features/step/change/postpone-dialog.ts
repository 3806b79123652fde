import type { SubmissionHandler, Turn } from '../../../bot/feature.ts';
import { dueFields, readDueFields } from '../../../bot/form/due-field.ts';
import { longText } from '../../../bot/form/form-fields.ts';
import { readForm } from '../../../bot/form/form-input.ts';
import type { Dialog, FormValues } from '../../../cards/dialog.ts';
import type { DueMoment } from '../../../domain/phrases/due-input.ts';
import { postponeInput } from '../input.ts';
import { stepWords } from '../step-lines.ts';
import { toldCard } from '../told-card.ts';
import { changeDialog, opener } from './change-dialog.ts';
import { planStepChange, type StepOfSignal } from './plan-step-change.ts';
import { postponeStep } from './postpone-step.ts';

export const openPostpone = opener((turn, key, at) => postponeDialog(turn, key, at, {}));

export const submitPostpone: SubmissionHandler = async (turn, { key, about = '', values }) => {
  const form = readForm(postponeInput, values, turn.words);
  if (!form.ok) return form.reply;
  const due = readDueFields(turn, values);
  if (due.kind === 'fault') return { kind: 'field-errors', errors: due.errors };
  if (due.kind === 'ask') {
    const at = await turn.perform(planStepChange, { stepId: about });
    return { kind: 'dialog', dialog: postponeDialog(turn, key, at, values, due.moments) };
  }
  const { moment } = due;
  const { reason } = form.input;
  const signal = await turn.perform(postponeStep, { stepId: about, key, due: moment.due, reason });
  const what = stepWords(signal, about);
  return { kind: 'card', card: toldCard({ how: 'postpone', what, signal, moment }, turn) };
};

function postponeDialog(
  turn: Turn,
  key: string,
  at: StepOfSignal,
  values: FormValues,
  moments: readonly DueMoment[] = [],
): Dialog {
  const { words } = turn;
  const reason = longText({
    name: 'reason',
    label: words('step.postpone.reason'),
    hint: words('step.field.reason'),
    required: true,
    value: String(values['reason'] ?? ''),
  });
  return changeDialog('postpone', turn, key, at, [
    ...dueFields(turn, values, true, moments),
    reason,
  ]);
}
