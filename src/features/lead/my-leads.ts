import { unchanged, useCase } from '../../bot/use-case.ts';
import type { Member } from '../../domain/people/member.ts';
import { currentContacts } from '../../domain/signal/lead.ts';
import type { Signal } from '../../domain/signal/signal.ts';
import { canDo, OPEN_STATUSES } from '../../domain/signal/signal-life.ts';
import { handoverParty } from './handover/handover-party.ts';
import { LEADS } from './rights.ts';

/** More than these nobody leads in practice; the list shows them all. */
const MOST_LOOKED_AT = 100;

/** Open signals, newest first. One that is being handed over is led as well. */
export interface MyLeads {
  /** That somebody is asked to lead. */
  readonly asked: readonly Signal[];
  /** Whose handover waits for their word. */
  readonly handovers: readonly Signal[];
  readonly leading: readonly Signal[];
}

/** What of leading waits for a member, and what they lead. */
export const myLeads = useCase<Record<string, never>, MyLeads>({
  name: 'my-leads',
  right: LEADS,
  async run({ stores, member, partnership, people }) {
    const signals = await stores.signals.list(
      { partnershipId: partnership.id, statuses: OPEN_STATUSES, leaderId: member.id },
      { most: MOST_LOOKED_AT, skip: 0 },
    );
    const inState = (wanted: 'asked' | 'accepted') => (signal: Signal) =>
      currentContacts(signal.lead).some(
        ({ contact, state }) => contact.memberId === member.id && state === wanted,
      );
    return unchanged({
      asked: signals.filter((one) => canDo(one, 'answer_lead')).filter(inState('asked')),
      handovers: signals.filter((signal) => waitsFor(signal, member, people)),
      leading: signals.filter(inState('accepted')),
    });
  },
});

function waitsFor(signal: Signal, member: Member, people: readonly Member[]): boolean {
  return canDo(signal, 'hand_over') && handoverParty(signal, member, people)?.waits === true;
}
