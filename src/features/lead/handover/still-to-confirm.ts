import type { Actor } from '../../../domain/people/member.ts';
import type { LeadContact } from '../../../domain/signal/signal.ts';

/** Who of both has not confirmed yet. */
export function stillToConfirm({ contact, handover }: LeadContact): readonly Actor[] {
  if (!handover) return [];
  return [...(handover.outgoing ? [] : [contact]), ...(handover.incoming ? [] : [handover.to])];
}

/** The names of those who have not. */
export function waitingNames(contact: LeadContact): readonly string[] {
  return stillToConfirm(contact).map(({ name }) => name);
}
