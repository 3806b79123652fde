import type { MemberCard } from '../../bot/declare/use-case.ts';
import type { Member } from '../../domain/people/member.ts';
import { currentContacts } from '../../domain/signal/lead.ts';
import type { Note } from '../../domain/signal/note.ts';
import type { Lead, LeadContact, Signal } from '../../domain/signal/signal.ts';
import { coordinators } from './rights.ts';

/** To a contact: will you lead? The record is the contact. */
export const ASKED_CARD = 'lead.asked';
/** To whoever chose, and to the coordinators: somebody declined. The record is the contact. */
export const DECLINED_CARD = 'lead.declined';
/** To whoever led: somebody else does now. The record is the contact who led. */
export const REPLACED_CARD = 'lead.replaced';
/** To whoever chose: a contact asks something. The record is the question. */
export const QUESTION_CARD = 'lead.question';
/** To the contact who asked. The record is the answer. */
export const ANSWER_CARD = 'lead.answer';
/** To both who confirm a handover. The record is its reason. */
export const HANDOVER_CARD = 'lead.handover';
/** To the coordinators, of a member who left. The record is the reminder. */
export const LEFT_CARD = 'lead.left';

/** Whom a choice is told: those who are asked now, and those whose lead it takes the place of. */
export function tellChoice(
  before: Lead | undefined,
  chosen: Signal,
  people: readonly Member[],
): MemberCard[] {
  const asked = currentContacts(chosen.lead).filter(({ state }) => state === 'asked');
  return [
    ...asked.map((one) => tellContact(ASKED_CARD, one, chosen)),
    ...(before ? tellReplaced(before, chosen, people) : []),
  ];
}

function tellReplaced(before: Lead, chosen: Signal, people: readonly Member[]): MemberCard[] {
  const named = currentContacts(chosen.lead).map(({ contact }) => contact.memberId);
  return currentContacts(before).flatMap((one) => {
    if (one.state === 'declined') return tellDeclined(before, one, chosen, people);
    if (one.state === 'asked') return [tellContact(ASKED_CARD, one, chosen)];
    // Who leads on, or chose it, knows; who does not lead any more hears it in a message of its own.
    const { memberId } = one.contact;
    const knows = named.includes(memberId) || chosen.lead?.chosen.by.memberId === memberId;
    return knows ? [] : [tellContact(REPLACED_CARD, one, chosen)];
  });
}

/** A handover falls with the lead that it would have moved: whom it asked, it asks no more. */
export function tellFallen(
  before: Lead | undefined,
  notes: readonly Note[],
  { revision }: Signal,
): MemberCard[] {
  return currentContacts(before).flatMap(({ id, contact, handover }) => {
    const note = handover && handoverNote(notes, id);
    if (!note) return [];
    const both = [contact.memberId, handover.to.memberId];
    const told = both.filter((memberId) => memberId !== note.written.by.memberId);
    return told.map((memberId) => {
      return { card: HANDOVER_CARD, recordId: note.id, revision, memberId };
    });
  });
}

/** Why the lead of a contact is handed over; of several tries the last. */
export function handoverNote(notes: readonly Note[], contactId: string): Note | undefined {
  return notes.findLast(({ kind, about }) => kind === 'handover_reason' && about === contactId);
}

/** To who chose and both sides' coordinators; whoever declined knows. */
export function tellDeclined(
  { chosen }: Lead,
  { id: recordId, contact }: LeadContact,
  { revision }: Signal,
  people: readonly Member[],
): MemberCard[] {
  const heard = [chosen.by.memberId, ...coordinators(people).map(({ id }) => id)];
  return [...new Set(heard)]
    .filter((memberId) => memberId !== contact.memberId)
    .map((memberId) => ({ card: DECLINED_CARD, recordId, revision, memberId }));
}

/** Tells a contact how it stands with their lead. The record is the contact. */
export function tellContact(
  card: string,
  { id: recordId, contact }: LeadContact,
  { revision }: Signal,
): MemberCard {
  return { card, recordId, revision, memberId: contact.memberId };
}
