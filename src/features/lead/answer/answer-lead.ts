import { onPress } from '../../../bot/declare/action.ts';
import { doneNotice } from '../../../bot/declare/reply.ts';
import { useCase } from '../../../bot/declare/use-case.ts';
import { ACCEPT_LEAD } from '../../../bot/signals/actions.ts';
import { saveChange } from '../../../bot/signals/save-signal.ts';
import { findNamedSignal, looksAtSignal } from '../../../bot/signals/signal-use-case.ts';
import { answerLead, currentContacts } from '../../../domain/signal/lead.ts';
import type { LeadContact, Signal } from '../../../domain/signal/signal.ts';
import { LEADS } from '../rights.ts';
import { ASKED_CARD, tellContact } from '../tell-lead.ts';

/** Is this member asked to lead, and could still answer? Asked before a form opens. */
export const planLeadAnswer = looksAtSignal(
  'plan-lead-answer',
  LEADS,
  ({ member, now }, signal) => {
    answerLead(signal, member.id, 'declined', now);
    return signal;
  },
);

/** Takes the lead that one was asked to take. Joint leads wait for both. */
export const acceptLead = useCase({
  name: 'accept-lead',
  right: LEADS,
  find: findNamedSignal,
  async run(ctx, _, signal) {
    const { member, now } = ctx;
    const accepted = answerLead(signal, member.id, 'accepted', now);
    const memberCards = contactsOf(accepted, member.id).map((one) =>
      tellContact(ASKED_CARD, one, accepted),
    );
    return { ...(await saveChange(ctx, accepted, 'signal.lead_accepted')), memberCards };
  },
});

export function contactsOf({ lead }: Signal, memberId: string): readonly LeadContact[] {
  return currentContacts(lead).filter(({ contact }) => contact.memberId === memberId);
}

export const pressAccept = onPress(ACCEPT_LEAD, async (ctx, reference) => {
  await ctx.run(acceptLead, { reference });
  return doneNotice(ctx.words('lead.accepted', { reference }));
});
