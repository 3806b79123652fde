import type { Member } from '../people/member.ts';
import { isSide } from '../people/side.ts';
import { Refusal } from '../refusal.ts';
import type { Signal } from './signal.ts';

/** The two sides see every signal of their partnership; a partner sees what its own people raised, or have a step in. */
export function maySeeSignal(member: Member, signal: Signal): boolean {
  if (member.partnershipId !== signal.partnershipId) return false;
  if (isSide(member.organisation.side)) return true;
  const hasStep = signal.steps.some(({ owner }) => owner.memberId === member.id);
  return hasStep || signal.raised.by.organisation.id === member.organisation.id;
}

/**
 * May something be told back to the source, and written down as told? The member who raised it and
 * the coordinators of both sides may do so, if the source wants it.
 *
 * @throws Refusal `feedback_not_wanted` if the source does not want to be come back to or is anonymous;
 *   `feedback_not_yours` for other members.
 */
export function requireFeedback(member: Member, signal: Signal): void {
  const { reference, raised, source } = signal;
  const coordinates = isSide(member.organisation.side) && member.roles.includes('coordinator');
  if (raised.by.memberId !== member.id && !coordinates) {
    throw new Refusal('feedback_not_yours', { reference, name: raised.by.name });
  }
  if (source.kind === 'anonymous' || !source.contact) {
    throw new Refusal('feedback_not_wanted', { reference });
  }
}
