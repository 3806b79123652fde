import type { Actor, Member } from '../../../domain/people/member.ts';
import { currentContacts } from '../../../domain/signal/lead.ts';
import type { Handover, LeadContact, Signal } from '../../../domain/signal/signal.ts';
import { coordinates } from '../rights.ts';

/** What somebody is in a handover that is under way. */
export interface HandoverParty {
  readonly contact: LeadContact & { readonly handover: Handover };
  readonly as: 'incoming' | 'outgoing' | 'coordinator';
  /** In whose place they confirm or end it: their own, or that of the one who leads. */
  readonly memberId: string;
  /** Is their word still missing? */
  readonly waits: boolean;
}

/**
 * The handover in which a member has a say: who gives, who takes, and the side's coordinator, who may stop
 * it, and confirms in the place of one who has left.
 *
 * @param people everybody of the partnership.
 */
export function handoverParty(
  { lead }: Pick<Signal, 'lead'>,
  member: Member,
  people: readonly Member[],
): HandoverParty | undefined {
  const parties = currentContacts(lead).flatMap((one): HandoverParty[] => {
    const { handover, contact, side } = one;
    if (!handover) return [];
    const found = { ...one, handover };
    const { incoming, outgoing } = handover;
    const own = member.id;
    const standsIn = coordinates(member, side) && !outgoing && hasLeft(contact, people);
    if (handover.to.memberId === own && !(incoming && standsIn)) {
      return [{ contact: found, as: 'incoming', memberId: own, waits: !incoming }];
    }
    if (contact.memberId === own) {
      return [{ contact: found, as: 'outgoing', memberId: own, waits: !outgoing }];
    }
    if (!coordinates(member, side)) return [];
    return [{ contact: found, as: 'coordinator', memberId: contact.memberId, waits: standsIn }];
  });
  return parties.find(({ as }) => as !== 'coordinator') ?? parties[0];
}

/** The lead that a member can begin to hand over: their own, or, as coordinator, their side's. */
export function outgoingFor({ lead }: Pick<Signal, 'lead'>, member: Member) {
  const leading = currentContacts(lead).filter(({ state }) => state === 'accepted');
  return (
    leading.find(({ contact }) => contact.memberId === member.id) ??
    leading.find(({ side }) => coordinates(member, side))
  );
}

/** Is somebody who was named no member any more? */
export function hasLeft({ memberId }: Actor, people: readonly Member[]): boolean {
  return !people.some(({ id }) => id === memberId);
}
