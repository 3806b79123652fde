import { randomUUID } from 'node:crypto';
import type { Look, Transaction } from '../../../bot/declare/transaction.ts';
import { useCase } from '../../../bot/declare/use-case.ts';
import { saveChange, writeNote } from '../../../bot/signals/save-signal.ts';
import {
  looksAtSignal,
  onSignalForm,
  type SignalForm,
} from '../../../bot/signals/signal-use-case.ts';
import { timingOf } from '../../../bot/signals/timing.ts';
import { actorOf, type Member } from '../../../domain/people/member.ts';
import { acceptBy } from '../../../domain/protocol/protocol.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { leadCandidates, leadChanged } from '../../../domain/signal/lead.ts';
import { beginHandover as begin, confirmHandover } from '../../../domain/signal/lead-handover.ts';
import type { LeadContact, Signal } from '../../../domain/signal/signal.ts';
import { requireAction } from '../../../domain/signal/signal-life.ts';
import { LEADS } from '../rights.ts';
import { HANDOVER_CARD } from '../tell-lead.ts';
import { hasLeft, outgoingFor } from './handover-party.ts';
import { stillToConfirm } from './still-to-confirm.ts';

export interface PlannedHandover {
  readonly signal: Signal;
  readonly from: LeadContact;
  /** Who leads is no longer a member: the coordinator confirms in their place. */
  readonly gone: boolean;
  /** Who of the same side could take it over. */
  readonly candidates: readonly Member[];
}

/** May a lead be handed over here, and to whom? Asked before the form opens. */
export const planHandover = looksAtSignal('plan-handover', LEADS, (ctx, signal) => {
  const from = requireOutgoing(ctx, signal);
  const gone = hasLeft(from.contact, ctx.people);
  return { signal, from, gone, candidates: candidatesAfter(from, ctx.people) };
});

/**
 * The lead that this member hands over.
 *
 * @throws Refusal `signal_not_acknowledged` and the like; `lead_handover_none`; `lead_handover_pending`.
 */
function requireOutgoing({ member }: Look, signal: Signal): LeadContact {
  requireAction(signal, 'hand_over');
  const { reference } = signal;
  const from = outgoingFor(signal, member);
  if (!from) throw new Refusal('lead_handover_none', { reference });
  const { handover } = from;
  if (handover) throw new Refusal('lead_handover_pending', { reference, name: handover.to.name });
  return from;
}

/** Who of the same side could take a lead over. */
function candidatesAfter(
  { side, contact }: LeadContact,
  people: readonly Member[],
): readonly Member[] {
  return leadCandidates(people, side).filter(({ id }) => id !== contact.memberId);
}

interface BeginHandover extends SignalForm {
  /** The id of the contact who led when the form opened. */
  readonly from: string;
  /** Who is to take it over, a member by id. */
  readonly to: string;
  readonly reason: string;
}

/**
 * Begins to pass a lead on. Whoever begins it for themselves has confirmed with that; the others are asked
 * privately.
 */
export const beginHandover = useCase({
  name: 'begin-handover',
  right: LEADS,
  ...onSignalForm<BeginHandover>('lead.handover'),
  async run(ctx, input, signal) {
    const from = requireOutgoing(ctx, signal);
    if (from.id !== input.from) throw leadChanged(signal);
    const begun = await handOver(ctx, signal, from, requireCandidate(ctx, from, input.to));
    const note = await writeNote(ctx, begun, 'handover_reason', input.reason, from.id);
    const detail = { from: from.contact.memberId, to: input.to, ...note };
    const waiting = begun.lead?.contacts.find(({ id }) => id === from.id);
    const { revision } = begun;
    return {
      ...(await saveChange(ctx, begun, 'signal.handover_begun', detail)),
      memberCards: (waiting?.state === 'accepted' ? stillToConfirm(waiting) : []).map(
        ({ memberId }) => {
          return { card: HANDOVER_CARD, recordId: note['note'] ?? '', revision, memberId };
        },
      ),
    };
  },
});

/** A coordinator who takes it over in person has confirmed that as well. */
async function handOver(
  { stores, member, partnership, people, now }: Transaction,
  signal: Signal,
  { contact }: LeadContact,
  to: Member,
): Promise<Signal> {
  const timing = await timingOf(stores, partnership);
  const move = { from: contact.memberId, to: actorOf(to), gone: hasLeft(contact, people) };
  const by = actorOf(member);
  const begun = begin(signal, move, by, now, acceptBy(timing, signal.urgency, now));
  return to.id === member.id ? confirmHandover(begun, member.id, randomUUID(), now) : begun;
}

/** @throws Refusal `lead_contact_wrong_side` */
function requireCandidate({ people }: Transaction, from: LeadContact, id: string): Member {
  const to = candidatesAfter(from, people).find((one) => one.id === id);
  if (to) return to;
  const name = people.find((one) => one.id === id)?.name ?? '–';
  throw new Refusal('lead_contact_wrong_side', { name });
}
