import type { SubmissionHandler } from '../../../bot/feature.ts';
import { readForm } from '../../../bot/form/form-input.ts';
import { stepOwners } from '../../../domain/signal/step.ts';
import { ownerInput } from '../input.ts';
import { memberChoice } from '../set/step-fields.ts';
import { stepWords } from '../step-lines.ts';
import { toldCard } from '../told-card.ts';
import { changeDialog, opener } from './change-dialog.ts';
import { giveStep } from './give-step.ts';

/** Offers everybody but the one who has it. */
export const openGive = opener((turn, key, at) => {
  const { signal, step } = at;
  const others = stepOwners(turn.members, signal).filter(({ id }) => id !== step.owner.memberId);
  const field = memberChoice(turn.words('step.give.owner'), others, undefined);
  return changeDialog('give', turn, key, at, [field]);
});

export const submitGive: SubmissionHandler = async (turn, { key, about = '', values }) => {
  const form = readForm(ownerInput, values, turn.words);
  if (!form.ok) return form.reply;
  const ownerId = form.input.owner;
  const signal = await turn.perform(giveStep, { stepId: about, key, ownerId });
  const what = stepWords(signal, about);
  return { kind: 'card', card: toldCard({ how: 'give', what, signal }, turn) };
};
