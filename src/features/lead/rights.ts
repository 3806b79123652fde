import type { Member } from '../../domain/people/member.ts';
import { hasRight, ofEveryPart, ofSides } from '../../domain/people/right.ts';
import { isSide } from '../../domain/people/side.ts';
import type { ProtocolTerms } from '../../domain/protocol/protocol.ts';
import { LEAD_ROLES } from '../../domain/signal/lead.ts';
import type { Lead } from '../../domain/signal/signal.ts';

/** Whoever sees a signal sees who leads it. */
export const SEES_LEAD = ofEveryPart(...LEAD_ROLES);

/** Whoever may be named as a contact. */
export const LEADS = ofSides(...LEAD_ROLES);

/** Whoever may acknowledge may see to a lead; the protocol can narrow it. */
export const CHOOSES_LEAD = ofSides('coordinator', 'deputy', 'practitioner');

/** May this member choose the lead, as the protocol has it? */
export function maySeeToLead(member: Member, { activates }: ProtocolTerms): boolean {
  if (!hasRight(member, CHOOSES_LEAD)) return false;
  const office = member.roles.some((role) => role === 'coordinator' || role === 'deputy');
  return activates === 'anybody' || office;
}

/** The coordinators of both sides: they hear when a lead is in doubt. */
export function coordinators(people: readonly Member[]): readonly Member[] {
  return people.filter(
    ({ organisation, roles }) => isSide(organisation.side) && roles.includes('coordinator'),
  );
}

/** Who chose the lead; if they have left, the coordinators. */
export function choosers(people: readonly Member[], lead: Lead | undefined): readonly Member[] {
  const there = people.filter(({ id }) => id === lead?.chosen.by.memberId);
  return there.length > 0 ? there : coordinators(people);
}

/** Does this member coordinate for that side? */
export function coordinates({ organisation, roles }: Member, side: string): boolean {
  return organisation.side === side && roles.includes('coordinator');
}
