import type { Transaction } from '../../../bot/declare/transaction.ts';
import { useCase } from '../../../bot/declare/use-case.ts';
import { writeNote } from '../../../bot/signals/save-signal.ts';
import { onSignalForm, type SignalForm } from '../../../bot/signals/signal-use-case.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { askedNames, currentContacts } from '../../../domain/signal/lead.ts';
import type { LeadContact, Signal } from '../../../domain/signal/signal.ts';
import { requireAction } from '../../../domain/signal/signal-life.ts';
import { choosers, LEADS } from '../rights.ts';
import { QUESTION_CARD } from '../tell-lead.ts';

/** A contact asks the one who chose them something, before answering. */
export const askQuestion = useCase({
  name: 'ask-lead-question',
  right: LEADS,
  ...onSignalForm<SignalForm & { readonly question: string }>('lead.ask'),
  async run(ctx, { question }, signal) {
    const { people, member } = ctx;
    const contact = requireContact(ctx, signal);
    const note = await writeNote(ctx, signal, 'lead_question', question, contact.id);
    const recordId = note['note'] ?? '';
    const { id } = signal;
    return {
      result: signal,
      audit: [{ action: 'signal.lead_question', model: 'signal', recordId: id, detail: note }],
      channelCards: [],
      memberCards: choosers(people, signal.lead)
        .filter(({ id }) => id !== member.id)
        .map(({ id: memberId }) => ({ card: QUESTION_CARD, recordId, revision: 1, memberId })),
    };
  },
});

/** @throws Refusal `signal_not_now` and the like; `lead_not_asked` for everybody else. */
function requireContact({ member }: Transaction, signal: Signal): LeadContact {
  requireAction(signal, 'answer_lead');
  const own = currentContacts(signal.lead).find(
    ({ contact, state }) => contact.memberId === member.id && state !== 'declined',
  );
  if (!own) throw new Refusal('lead_not_asked', askedNames(signal));
  return own;
}
