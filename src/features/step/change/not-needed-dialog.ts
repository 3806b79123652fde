import type { SubmissionHandler } from '../../../bot/feature.ts';
import { longText } from '../../../bot/form/form-fields.ts';
import { readForm } from '../../../bot/form/form-input.ts';
import { notNeededInput } from '../input.ts';
import { stepWords } from '../step-lines.ts';
import { toldCard } from '../told-card.ts';
import { changeDialog, opener } from './change-dialog.ts';
import { settleStep } from './settle-step.ts';

export const openNotNeeded = opener((turn, key, at) => {
  const { words } = turn;
  const reason = longText({
    name: 'reason',
    label: words('step.not_needed.reason'),
    hint: words('step.field.reason'),
    required: true,
  });
  return changeDialog('not_needed', turn, key, at, [reason]);
});

export const submitNotNeeded: SubmissionHandler = async (turn, { key, about = '', values }) => {
  const form = readForm(notNeededInput, values, turn.words);
  if (!form.ok) return form.reply;
  const input = {
    stepId: about,
    key,
    state: 'not_needed',
    next: undefined,
    ...form.input,
  } as const;
  const signal = await turn.perform(settleStep, input);
  const what = stepWords(signal, about);
  return { kind: 'card', card: toldCard({ how: 'not_needed', what, signal }, turn) };
};
