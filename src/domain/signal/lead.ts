import type { Actor, Deed, Member, Role } from '../people/member.ts';
import { type LeadMode, SIDES, type Side } from '../people/side.ts';
import { Refusal } from '../refusal.ts';
import type { Lead, LeadContact, Signal } from './signal.ts';
import { isOpen, requireAction } from './signal-life.ts';

/** Who of a side may lead, or be asked to. */
export const LEAD_ROLES: readonly Role[] = ['coordinator', 'deputy', 'practitioner', 'crisis_seat'];

/** Everybody who could be the contact of a side. */
export function leadCandidates(people: readonly Member[], side: Side): readonly Member[] {
  return people.filter(
    ({ organisation, roles }) =>
      organisation.side === side && roles.some((role) => LEAD_ROLES.includes(role)),
  );
}

/** The sides that a lead needs a contact of. */
export function leadingSides(mode: LeadMode): readonly Side[] {
  return mode === 'joint' ? SIDES : [mode];
}

/** Those who lead or are asked to, one a side. */
export function currentContacts(lead: Lead | undefined): readonly LeadContact[] {
  return lead?.contacts.filter(({ state }) => state !== 'handed_over') ?? [];
}

/** The members who lead a signal, or are asked to: they may read what it says. */
export function leadIds({ lead }: Pick<Signal, 'lead'>): readonly string[] {
  return currentContacts(lead)
    .filter(({ state }) => state !== 'declined')
    .flatMap(({ contact, handover }) => [
      contact.memberId,
      ...(handover ? [handover.to.memberId] : []),
    ]);
}

/** Has this member accepted to lead it, and leads it still? */
export function isLeadOf(memberId: string, { lead }: Pick<Signal, 'lead'>): boolean {
  return currentContacts(lead).some(
    ({ contact, state }) => state === 'accepted' && contact.memberId === memberId,
  );
}

/** Who is to lead, before anybody is asked. */
export interface LeadChoice {
  readonly id: string;
  readonly mode: LeadMode;
  readonly suggested: LeadMode;
  /** By side; ids of the contacts-to-be are made by the caller. */
  readonly contacts: readonly {
    readonly id: string;
    readonly side: Side;
    readonly contact: Actor;
  }[];
  /** The lead that was there when the choice was made; nothing: none. */
  readonly instead: string | undefined;
}

/**
 * Chooses who leads. Somebody who names themselves has accepted with that, and who led in the same way
 * before leads on; others are asked.
 *
 * @throws Refusal `signal_not_now`; `lead_changed` if somebody else chose meanwhile; `lead_contact_missing`
 *   or `lead_contact_wrong_side`.
 */
export function chooseLead(
  signal: Signal,
  choice: LeadChoice,
  { by, at }: Deed,
  acceptBy: Temporal.Instant,
): Signal {
  requireAction(signal, 'choose_lead');
  if (signal.lead?.id !== choice.instead) throw leadChanged(signal);
  const contacts = leadingSides(choice.mode).map((side) => {
    const named = choice.contacts.find((one) => one.side === side);
    if (!named) throw new Refusal('lead_contact_missing', { reference: signal.reference });
    return contactFor(signal, choice.mode, named, { by, at });
  });
  const { id, mode, suggested } = choice;
  const lead: Lead = { id, mode, suggested, chosen: { by, at }, acceptBy, contacts };
  return withLead(signal, lead);
}

/** @throws Refusal `lead_contact_wrong_side` */
function contactFor(
  signal: Signal,
  mode: LeadMode,
  named: LeadChoice['contacts'][number],
  { by, at }: Deed,
): LeadContact {
  const { id, side, contact } = named;
  if (contact.organisation.side !== side) {
    throw new Refusal('lead_contact_wrong_side', { name: contact.name });
  }
  const own = contact.memberId === by.memberId;
  const answeredAt = own ? at : ledSince(signal, mode, contact);
  const state = answeredAt ? 'accepted' : 'asked';
  return { id, side, contact, state, answeredAt, handover: undefined };
}

function ledSince({ lead }: Signal, mode: LeadMode, named: Actor): Temporal.Instant | undefined {
  if (lead?.mode !== mode) return undefined;
  return currentContacts(lead).find(
    ({ contact, state }) => contact.memberId === named.memberId && state === 'accepted',
  )?.answeredAt;
}

/** What a choice that somebody else was faster with hears: who chose, and whom. */
export function leadChanged({ reference, lead }: Signal): Refusal {
  if (!lead) return new Refusal('lead_gone', { reference });
  return new Refusal('lead_changed', {
    reference,
    name: lead.chosen.by.name,
    contacts: currentContacts(lead)
      .map(({ contact }) => contact.name)
      .join(', '),
  });
}

/**
 * Answers whether one will lead. Who answers twice, or for somebody else, hears that rather than that it is
 * too late.
 *
 * @throws Refusal `lead_not_asked` for somebody else; `lead_answered` the second time; `signal_closed` and
 *   the like.
 */
export function answerLead(
  signal: Signal,
  memberId: string,
  answer: 'accepted' | 'declined',
  at: Temporal.Instant,
): Signal {
  if (!isOpen(signal) || signal.status === 'raised') requireAction(signal, 'answer_lead');
  const mine = currentContacts(signal.lead).find(({ contact }) => contact.memberId === memberId);
  if (!signal.lead || !mine) throw new Refusal('lead_not_asked', askedNames(signal));
  if (mine.state !== 'asked') {
    throw new Refusal('lead_answered', { reference: signal.reference });
  }
  requireAction(signal, 'answer_lead');
  return withContact(signal, { ...mine, state: answer, answeredAt: at });
}

/** Who is asked now, for a refusal that names them. */
export function askedNames(signal: Signal): { reference: string; names: string } {
  const names = currentContacts(signal.lead).map(({ contact }) => contact.name);
  return { reference: signal.reference, names: names.join(', ') || '–' };
}

/** Puts one contact in the place of the one with its id. */
export function withContact(signal: Signal, changed: LeadContact, added?: LeadContact): Signal {
  const { lead } = signal;
  if (!lead) return signal;
  const contacts = lead.contacts.map((one) => (one.id === changed.id ? changed : one));
  return withLead(signal, { ...lead, contacts: added ? [...contacts, added] : contacts });
}

/** Of a signal that is acknowledged: it is led once everybody asked has accepted. */
export function statusByLead(lead: Lead | undefined): 'led' | 'acknowledged' {
  const led = lead && currentContacts(lead).every(({ state }) => state === 'accepted');
  return led ? 'led' : 'acknowledged';
}

function withLead(signal: Signal, lead: Lead): Signal {
  const status = signal.status === 'weighed' ? 'weighed' : statusByLead(lead);
  return { ...signal, lead, status, revision: signal.revision + 1 };
}
