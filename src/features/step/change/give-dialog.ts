import { onSubmit } from '../../../bot/action.ts';
import { cardReply } from '../../../bot/reply.ts';
import { STEP_CHANGES } from '../../../bot/signals/actions.ts';
import { stepOwners } from '../../../domain/signal/step.ts';
import { ownerInput } from '../input.ts';
import { memberChoice } from '../set/step-fields.ts';
import { stepWords } from '../step-lines.ts';
import { toldCard } from '../told-card.ts';
import { opens } from './change-dialog.ts';
import { giveStep } from './give-step.ts';

/** Offers everybody but the one who has it. */
export const openGive = opens('give', (turn, { signal, step }) => {
  const others = stepOwners(turn.members, signal).filter(({ id }) => id !== step.owner.memberId);
  return [memberChoice(turn.words('step.give.owner'), others, undefined)];
});

export const submitGive = onSubmit(
  STEP_CHANGES.give,
  ownerInput,
  async (turn, { key, about: stepId, input }) => {
    const signal = await turn.perform(giveStep, { stepId, key, ownerId: input.owner });
    return cardReply(toldCard({ how: 'give', what: stepWords(signal, stepId), signal }, turn));
  },
);
