import { onPress } from '../../../bot/declare/action.ts';
import { useCase } from '../../../bot/declare/use-case.ts';
import { DECLINE_LEAD } from '../../../bot/signals/actions.ts';
import { saveChange, writeNote } from '../../../bot/signals/save-signal.ts';
import { onSignalForm, type SignalForm } from '../../../bot/signals/signal-use-case.ts';
import { answerLead } from '../../../domain/signal/lead.ts';
import { LEADS } from '../rights.ts';
import { ASKED_CARD, tellContact, tellDeclined } from '../tell-lead.ts';
import { submitWords, wordsForm } from '../words-form.ts';
import { contactsOf, planLeadAnswer } from './answer-lead.ts';

/** Says no, with a reason; who asked and both coordinators hear at once that somebody else is needed. */
export const declineLead = useCase({
  name: 'decline-lead',
  right: LEADS,
  ...onSignalForm<SignalForm & { readonly reason: string }>('lead.decline'),
  async run(ctx, { reason }, signal) {
    const { member, now, people } = ctx;
    const declined = answerLead(signal, member.id, 'declined', now);
    const own = contactsOf(declined, member.id);
    const note = await writeNote(ctx, declined, 'lead_declined', reason, own[0]?.id);
    const { lead } = declined;
    return {
      ...(await saveChange(ctx, declined, 'signal.lead_declined', note)),
      memberCards: own.flatMap((one) => [
        tellContact(ASKED_CARD, one, declined),
        ...(lead ? tellDeclined(lead, one, declined, people) : []),
      ]),
    };
  },
});

/** Asks for the reason first. */
export const openDecline = onPress(DECLINE_LEAD, async (ctx, typed) => {
  const { words } = ctx;
  const { reference } = await ctx.run(planLeadAnswer, { reference: typed });
  const form = wordsForm(ctx, {
    title: words('lead.decline.title', { reference }),
    submit: words('lead.decline.submit'),
    label: words('lead.decline.reason'),
    hint: words('lead.choose.reason_hint'),
  });
  return DECLINE_LEAD.dialog(reference, form);
});

export const submitDecline = submitWords(DECLINE_LEAD, async (ctx, reference, reason, key) => {
  await ctx.run(declineLead, { reference, reason, key });
  return ctx.words('lead.decline.done');
});
