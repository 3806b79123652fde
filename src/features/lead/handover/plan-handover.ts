import { looksAtSignal } from '../../../bot/signals/signal-use-case.ts';
import type { Scene } from '../../../bot/use-case.ts';
import type { Member } from '../../../domain/people/member.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { leadCandidates } from '../../../domain/signal/lead.ts';
import type { LeadContact, Signal } from '../../../domain/signal/signal.ts';
import { requireAction } from '../../../domain/signal/signal-life.ts';
import { LEADS } from '../rights.ts';
import { hasLeft, outgoingFor } from './handover-party.ts';

export interface PlannedHandover {
  readonly signal: Signal;
  readonly from: LeadContact;
  /** Who leads is no longer a member: the coordinator confirms in their place. */
  readonly gone: boolean;
  /** Who of the same side could take it over. */
  readonly candidates: readonly Member[];
}

/** May a lead be handed over here, and to whom? Asked before the form opens. */
export const planHandover = looksAtSignal('plan-handover', LEADS, (scene, signal) => {
  const from = requireOutgoing(scene, signal);
  const gone = hasLeft(from.contact, scene.people);
  return { signal, from, gone, candidates: candidatesAfter(from, scene.people) };
});

/**
 * The lead that this member hands over.
 *
 * @throws Refusal `signal_not_acknowledged` and the like; `lead_handover_none`; `lead_handover_pending`.
 */
export function requireOutgoing({ member }: Scene, signal: Signal): LeadContact {
  requireAction(signal, 'hand_over');
  const { reference } = signal;
  const from = outgoingFor(signal, member);
  if (!from) throw new Refusal('lead_handover_none', { reference });
  const { handover } = from;
  if (handover) throw new Refusal('lead_handover_pending', { reference, name: handover.to.name });
  return from;
}

/** Who of the same side could take a lead over. */
export function candidatesAfter(
  { side, contact }: LeadContact,
  people: readonly Member[],
): readonly Member[] {
  return leadCandidates(people, side).filter(({ id }) => id !== contact.memberId);
}
