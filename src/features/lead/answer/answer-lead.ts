import { findSignal, findSignalForUpdate } from '../../../bot/signals/find-signal.ts';
import { oncePerForm } from '../../../bot/signals/once-per-form.ts';
import { changedSignal, saveSignal } from '../../../bot/signals/save-signal.ts';
import { writeNote } from '../../../bot/signals/write-note.ts';
import { unchanged, useCase } from '../../../bot/use-case.ts';
import { answerLead, currentContacts } from '../../../domain/signal/lead.ts';
import type { LeadContact, Signal } from '../../../domain/signal/signal.ts';
import { LEADS } from '../rights.ts';
import { ASKED_CARD, tellContact, tellDeclined } from '../tell-lead.ts';

export interface DeclineLead {
  readonly reference: string;
  readonly reason: string;
  /** The dialog's key: the same key twice is the same answer. */
  readonly key: string;
}

/** Is this member asked to lead, and could still answer? Asked before a form opens. */
export const planLeadAnswer = useCase<{ readonly reference: string }, Signal>({
  name: 'plan-lead-answer',
  right: LEADS,
  async run(scene, { reference }) {
    const signal = await findSignal(scene, reference);
    answerLead(signal, scene.member.id, 'declined', scene.now);
    return unchanged(signal);
  },
});

/** Takes the lead that one was asked to take. Joint leads wait for both. */
export const acceptLead = useCase({
  name: 'accept-lead',
  right: LEADS,
  find: (scene, { reference }: { readonly reference: string }) =>
    findSignalForUpdate(scene, reference),
  async run(scene, _, signal) {
    const { member, now } = scene;
    const accepted = answerLead(signal, member.id, 'accepted', now);
    await saveSignal(scene, accepted);
    const outcome = changedSignal(accepted, 'signal.lead_accepted');
    const tells = contactsOf(accepted, member.id).map((one) =>
      tellContact(ASKED_CARD, one, accepted),
    );
    return { ...outcome, tells };
  },
});

/** Says no, with a reason; who asked and both coordinators hear at once that somebody else is needed. */
export const declineLead = useCase({
  name: 'decline-lead',
  right: LEADS,
  find: (scene, { reference }: DeclineLead) => findSignalForUpdate(scene, reference),
  once: oncePerForm('lead.decline'),
  async run(scene, { reason }, signal) {
    const { member, now, people } = scene;
    const declined = answerLead(signal, member.id, 'declined', now);
    await saveSignal(scene, declined);
    const own = contactsOf(declined, member.id);
    const note = await writeNote(scene, declined, 'lead_declined', reason, own[0]?.id);
    const { lead } = declined;
    return {
      ...changedSignal(declined, 'signal.lead_declined', note),
      tells: own.flatMap((one) => [
        tellContact(ASKED_CARD, one, declined),
        ...(lead ? tellDeclined(lead, one, declined, people) : []),
      ]),
    };
  },
});

function contactsOf({ lead }: Signal, memberId: string): readonly LeadContact[] {
  return currentContacts(lead).filter(({ contact }) => contact.memberId === memberId);
}
