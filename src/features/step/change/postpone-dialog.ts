import { onSubmit } from '../../../bot/action.ts';
import { dueFields, readDueFields } from '../../../bot/form/due-field.ts';
import { longText } from '../../../bot/form/form-fields.ts';
import { cardReply, fieldErrors } from '../../../bot/reply.ts';
import { STEP_CHANGES } from '../../../bot/signals/actions.ts';
import type { Turn } from '../../../bot/turn.ts';
import type { Field, FormValues } from '../../../cards/dialog.ts';
import type { DueMoment } from '../../../domain/phrases/due-input.ts';
import { postponeInput } from '../input.ts';
import { stepWords } from '../step-lines.ts';
import { toldCard } from '../told-card.ts';
import { asksAgain, opens } from './change-dialog.ts';
import { postponeStep } from './postpone-step.ts';

export const openPostpone = opens('postpone', (turn) => postponeFields(turn, {}));

export const submitPostpone = onSubmit(STEP_CHANGES.postpone, postponeInput, async (turn, form) => {
  const { key, about: stepId, input, values } = form;
  const due = readDueFields(turn, values);
  if (due.kind === 'fault') return fieldErrors(due.errors);
  if (due.kind === 'ask') {
    return asksAgain('postpone', turn, form, () => postponeFields(turn, values, due.moments));
  }
  const { moment } = due;
  const postponed = { stepId, key, due: moment.due, reason: input.reason };
  const signal = await turn.perform(postponeStep, postponed);
  const what = stepWords(signal, stepId);
  return cardReply(toldCard({ how: 'postpone', what, signal, moment }, turn));
});

function postponeFields(
  turn: Turn,
  values: FormValues,
  moments: readonly DueMoment[] = [],
): readonly Field[] {
  const { words } = turn;
  const reason = longText({
    name: 'reason',
    label: words('step.postpone.reason'),
    hint: words('step.field.reason'),
    required: true,
    value: String(values['reason'] ?? ''),
  });
  return [...dueFields(turn, values, true, moments), reason];
}
