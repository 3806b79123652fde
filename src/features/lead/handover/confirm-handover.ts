import { randomUUID } from 'node:crypto';
import type { Transaction } from '../../../bot/declare/transaction.ts';
import { type MemberCard, useCase } from '../../../bot/declare/use-case.ts';
import { saveChange } from '../../../bot/signals/save-signal.ts';
import { findNamedSignal } from '../../../bot/signals/signal-use-case.ts';
import { tellOwner } from '../../../bot/signals/step-tells.ts';
import { Refusal } from '../../../domain/refusal.ts';
import {
  confirmHandover as confirm,
  endHandover as end,
} from '../../../domain/signal/lead-handover.ts';
import type { LeadContact, Signal } from '../../../domain/signal/signal.ts';
import { requireAction } from '../../../domain/signal/signal-life.ts';
import { LEADS } from '../rights.ts';
import { HANDOVER_CARD, handoverNote } from '../tell-lead.ts';
import { type HandoverParty, handoverParty } from './handover-party.ts';

/** Gives a lead, or takes it over. With both words it moves, and the open steps with it. */
export const confirmHandover = useCase({
  name: 'confirm-handover',
  right: LEADS,
  find: findNamedSignal,
  async run(ctx, _, signal) {
    const party = requireParty(ctx, signal);
    if (party.as === 'coordinator' && !party.waits) {
      throw new Refusal('lead_handover_not_yours', { reference: signal.reference });
    }
    const confirmed = confirm(signal, party.memberId, randomUUID(), ctx.now);
    const from = contactIn(confirmed, party);
    const moved = from.state === 'handed_over';
    const action = moved ? 'signal.handed_over' : 'signal.handover_confirmed';
    const outcome = await saveChange(ctx, confirmed, action, { for: party.memberId });
    const handover = await tellHandover(ctx, confirmed, party, moved);
    const memberCards = [...handover, ...tellSteps(ctx, signal, confirmed)];
    return { ...outcome, result: { signal: confirmed, from }, memberCards };
  },
});

/** Declines to take a lead over, or keeps it after all. */
export const endHandover = useCase({
  name: 'end-handover',
  right: LEADS,
  find: findNamedSignal,
  async run(ctx, _, signal) {
    const party = requireParty(ctx, signal);
    const ended = end(signal, party.memberId);
    const from = contactIn(ended, party);
    const outcome = await saveChange(ctx, ended, 'signal.handover_ended');
    const memberCards = await tellHandover(ctx, ended, party, true);
    return { ...outcome, result: { signal: ended, from }, memberCards };
  },
});

/** @throws Refusal `signal_closed` and the like; `lead_handover_not_yours`. */
function requireParty({ member, people }: Transaction, signal: Signal): HandoverParty {
  requireAction(signal, 'hand_over');
  const party = handoverParty(signal, member, people);
  if (!party) throw new Refusal('lead_handover_not_yours', { reference: signal.reference });
  return party;
}

/** The one who led when it began, as they stand now. */
function contactIn({ lead }: Signal, { contact }: HandoverParty): LeadContact {
  return lead?.contacts.find(({ id }) => id === contact.id) ?? contact;
}

/** The steps moved along: who had one reads that it went, who has it now has it in a message too, even by their own press. */
function tellSteps({ member }: Transaction, before: Signal, after: Signal): MemberCard[] {
  const moved = after.steps.filter((step) => {
    const earlier = before.steps.find(({ id }) => id === step.id);
    return earlier && earlier.owner.memberId !== step.owner.memberId;
  });
  return moved.flatMap((step) => {
    const had = before.steps.find(({ id }) => id === step.id);
    const went = had ? [{ ...tellOwner(after, had, member), changesOnly: true }] : [];
    return [...went, { ...tellOwner(after, step, member), changesOnly: false }];
  });
}

/**
 * Their cards change in place. Once it is settled, whoever began it hears so too, unless they settled it
 * themselves.
 */
async function tellHandover(
  { stores, member }: Transaction,
  { id, revision }: Signal,
  { contact }: HandoverParty,
  settled: boolean,
): Promise<MemberCard[]> {
  const note = handoverNote(await stores.notes.list(id), contact.id);
  if (!note) return [];
  const begunBy = note.written.by.memberId;
  const both = [contact.contact.memberId, contact.handover.to.memberId];
  const told = [...new Set([...both, begunBy])].filter(
    (memberId) => memberId !== begunBy || (settled && begunBy !== member.id),
  );
  return told.map((memberId) => {
    return { card: HANDOVER_CARD, recordId: note.id, revision, memberId };
  });
}
