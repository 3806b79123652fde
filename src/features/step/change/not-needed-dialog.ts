import { onSubmit } from '../../../bot/action.ts';
import { longText } from '../../../bot/form/form-fields.ts';
import { cardReply } from '../../../bot/reply.ts';
import { STEP_CHANGES } from '../../../bot/signals/actions.ts';
import { notNeededInput } from '../input.ts';
import { stepWords } from '../step-lines.ts';
import { toldCard } from '../told-card.ts';
import { opens } from './change-dialog.ts';
import { settleStep } from './settle-step.ts';

export const openNotNeeded = opens('not_needed', ({ words }) => [
  longText({
    name: 'reason',
    label: words('step.not_needed.reason'),
    hint: words('step.field.reason'),
    required: true,
  }),
]);

export const submitNotNeeded = onSubmit(
  STEP_CHANGES.not_needed,
  notNeededInput,
  async (turn, { key, about: stepId, input: { reason } }) => {
    const settled = { stepId, key, state: 'not_needed', next: undefined, reason } as const;
    const signal = await turn.perform(settleStep, settled);
    const what = stepWords(signal, stepId);
    return cardReply(toldCard({ how: 'not_needed', what, signal }, turn));
  },
);
