import type { Actor } from '../people/member.ts';
import { Refusal } from '../refusal.ts';
import { currentContacts, withContact } from './lead.ts';
import type { LeadContact, Signal } from './signal.ts';
import { requireAction } from './signal-life.ts';

/**
 * Begins to pass a lead on to somebody of the same side. Who leads and passes it on has confirmed with
 * that; a coordinator may begin it for a lead of their side, who then confirms too.
 *
 * @param gone the one who leads cannot confirm any more: the coordinator does so in their place.
 * @param confirmBy until when both should have confirmed; nothing: the time to accept, as it was. While
 *   somebody is still asked to lead, their time to answer stays.
 * @throws Refusal `signal_not_now`, `lead_handover_none` if nobody leads for that side,
 *   `lead_handover_pending` if one is under way, `lead_contact_wrong_side`.
 */
export function beginHandover(
  signal: Signal,
  move: { readonly from: string; readonly to: Actor; readonly gone: boolean },
  by: Actor,
  at: Temporal.Instant,
  confirmBy?: Temporal.Instant,
): Signal {
  requireAction(signal, 'hand_over');
  const { reference } = signal;
  const outgoing = currentContacts(signal.lead).find(
    ({ contact, state }) => contact.memberId === move.from && state === 'accepted',
  );
  if (!outgoing) throw new Refusal('lead_handover_none', { reference });
  if (outgoing.handover) {
    throw new Refusal('lead_handover_pending', { reference, name: outgoing.handover.to.name });
  }
  if (move.to.organisation.side !== outgoing.side || move.to.memberId === move.from) {
    throw new Refusal('lead_contact_wrong_side', { name: move.to.name });
  }
  const confirms = by.memberId === move.from || move.gone;
  const handover = { to: move.to, outgoing: confirms ? at : undefined, incoming: undefined };
  return withContact(dueBy(signal, confirmBy), { ...outgoing, handover });
}

function dueBy(signal: Signal, confirmBy: Temporal.Instant | undefined): Signal {
  const { lead } = signal;
  const asked = currentContacts(lead).some(({ state }) => state === 'asked');
  if (!lead || !confirmBy || asked) return signal;
  return { ...signal, lead: { ...lead, acceptBy: confirmBy } };
}

/**
 * Confirms a handover, as the one who gives or the one who takes. With both, the lead moves, and the open
 * steps of the one with it.
 *
 * @param newContactId the id of the contact who comes in.
 * @throws Refusal `signal_not_now`; `lead_handover_not_yours`; `lead_handover_confirmed` the second time.
 */
export function confirmHandover(
  signal: Signal,
  memberId: string,
  newContactId: string,
  at: Temporal.Instant,
): Signal {
  requireAction(signal, 'hand_over');
  const found = concerned(signal, memberId);
  const { handover, contact } = found;
  requireUnconfirmed(signal, found, memberId);
  const outgoing = contact.memberId === memberId ? (handover.outgoing ?? at) : handover.outgoing;
  const incoming =
    handover.to.memberId === memberId ? (handover.incoming ?? at) : handover.incoming;
  const confirmed = { ...found, handover: { ...handover, outgoing, incoming } };
  if (!outgoing || !incoming) return withContact(signal, confirmed);
  const next: LeadContact = {
    id: newContactId,
    side: found.side,
    contact: handover.to,
    state: 'accepted',
    answeredAt: at,
    handover: undefined,
  };
  const moved = withContact(signal, { ...confirmed, state: 'handed_over' }, next);
  return { ...moved, steps: moved.steps.map(passOn(contact.memberId, handover.to)) };
}

/**
 * Takes a handover back, or declines it.
 *
 * @throws Refusal `signal_not_now`; `lead_handover_not_yours`.
 */
export function endHandover(signal: Signal, memberId: string): Signal {
  requireAction(signal, 'hand_over');
  return withContact(signal, { ...concerned(signal, memberId), handover: undefined });
}

function requireUnconfirmed(
  { reference }: Signal,
  { contact, handover }: ReturnType<typeof concerned>,
  memberId: string,
): void {
  const gives = contact.memberId === memberId;
  if (gives ? !handover.outgoing : !handover.incoming) return;
  const name = gives ? handover.to.name : contact.name;
  throw new Refusal('lead_handover_confirmed', { reference, name });
}

function concerned(signal: Signal, memberId: string) {
  for (const contact of currentContacts(signal.lead)) {
    const { handover } = contact;
    if (!handover) continue;
    const both = [contact.contact.memberId, handover.to.memberId];
    if (both.includes(memberId)) return { ...contact, handover };
  }
  throw new Refusal('lead_handover_not_yours', { reference: signal.reference });
}

function passOn(from: string, to: Actor) {
  return (step: Signal['steps'][number]) =>
    step.state === 'open' && step.owner.memberId === from ? { ...step, owner: to } : step;
}
