import { onSubmit } from '../../../bot/declare/action.ts';
import { cardReply } from '../../../bot/declare/reply.ts';
import { unchanged, useCase } from '../../../bot/declare/use-case.ts';
import { STEP_CHANGES } from '../../../bot/signals/actions.ts';
import { saveChange } from '../../../bot/signals/save-signal.ts';
import { tellOwner } from '../../../bot/signals/step-tells.ts';
import { actorOf } from '../../../domain/people/member.ts';
import { changeStep, stepOwners, stepToChange } from '../../../domain/signal/step.ts';
import { ownerInput } from '../input.ts';
import { ownerAmong } from '../set/set-step.ts';
import { ownerChoice } from '../set/step-fields.ts';
import { onStepForm, type StepForm } from '../show-step.ts';
import { stepWords } from '../step-lines.ts';
import { toldCard } from '../told-card.ts';
import { opens } from './step-form.ts';

/** Gives a step to somebody else. Who has it now hears of it, and who had it. */
export const giveStep = useCase({
  name: 'give-step',
  ...onStepForm<StepForm & { readonly ownerId: string }>('step.give'),
  async run(ctx, { stepId, ownerId }, signal) {
    const { member, people, now } = ctx;
    const step = stepToChange(member, signal, stepId);
    const owner = actorOf(ownerAmong(people, signal, ownerId));
    if (owner.memberId === step.owner.memberId) return unchanged(signal);
    const changed = changeStep(signal, stepId, { owner }, now);
    const detail = { step: stepId, from: step.owner.memberId, owner: ownerId };
    const outcome = await saveChange(ctx, changed, 'signal.step_given', detail);
    const memberCards = [step, { ...step, owner }].map((one) => tellOwner(changed, one, member));
    return { ...outcome, memberCards };
  },
});

/** Offers everybody but the one who has it. */
export const openGive = opens('give', (ctx, { signal, step }) => {
  const others = stepOwners(ctx.members, signal).filter(({ id }) => id !== step.owner.memberId);
  return [ownerChoice(ctx.words, ctx.words('step.give.owner'), others)];
});

export const submitGive = onSubmit(
  STEP_CHANGES.give,
  ownerInput,
  async (ctx, { key, about: stepId, input }) => {
    const signal = await ctx.run(giveStep, { stepId, key, ownerId: input.owner });
    return cardReply(toldCard({ how: 'give', what: stepWords(signal, stepId), signal }, ctx));
  },
);
