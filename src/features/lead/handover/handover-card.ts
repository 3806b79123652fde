import type { Audience } from '../../../bot/declare/context.ts';
import { postedCard } from '../../../bot/declare/posted-card.ts';
import { openButton } from '../../../bot/signals/signal-cards.ts';
import { line } from '../../../cards/blocks.ts';
import type { Card } from '../../../cards/card.ts';
import type { Note } from '../../../domain/signal/note.ts';
import type { LeadContact, Signal } from '../../../domain/signal/signal.ts';
import { canDo } from '../../../domain/signal/signal-life.ts';
import { frame, seeButton } from '../card-frame.ts';
import { partyButtons } from '../lead-card.ts';
import { HANDOVER_CARD, handoverNote } from '../tell-lead.ts';
import { handoverParty } from './handover-party.ts';
import { waitingNames } from './still-to-confirm.ts';

/** A handover, to one who gives, takes or began it: what is asked of them, and then what became of it. */
export const handoverCard = postedCard(HANDOVER_CARD, async (stores, noteId, audience) => {
  const note = await stores.notes.find(noteId);
  const signal = note && (await stores.signals.find(note.signalId));
  if (!signal || note.kind !== 'handover_reason') return undefined;
  const from = signal.lead?.contacts.find(({ id }) => id === note.about);
  const latest = handoverNote(await stores.notes.list(signal.id), note.about ?? '');
  const moved = from?.state === 'handed_over';
  const latestOf = from?.handover && !moved && latest?.id === note.id;
  const pending = latestOf && canDo(signal, 'hand_over');
  return pending ? pendingCard(signal, from, note, audience) : settledCard(signal, from, audience);
});

/** @param from nothing: the lead was chosen anew. */
function settledCard(signal: Signal, from: LeadContact | undefined, audience: Audience): Card {
  const { words } = audience;
  const { reference } = signal;
  const how = from?.state === 'handed_over' ? 'moved' : 'ended';
  const to = from?.handover?.to.name ?? '';
  const next = from
    ? words(`lead.handover.told.${how}_next`, { name: from.contact.name })
    : words('lead.decline.told_anew');
  return frame(signal, audience, {
    title: words(`lead.handover.told.${how}`, { reference, to }),
    blocks: [line(next)],
    buttons: [seeButton(reference, words)],
  });
}

function pendingCard(signal: Signal, from: LeadContact, note: Note, audience: Audience): Card {
  const { words, member, members } = audience;
  const { reference } = signal;
  const party = member && handoverParty(signal, member, members);
  const asked = party?.waits ? party : undefined;
  const how = asked ? (asked.as === 'incoming' ? 'incoming' : 'outgoing') : 'waiting';
  const next = {
    incoming: words('lead.handover.told.incoming_from', { from: from.contact.name }),
    outgoing: words('lead.handover.told.outgoing_by', { name: note.written.by.name }),
    waiting: words('lead.handover.told.waiting_for', { names: waitingNames(from).join(', ') }),
  };
  const to = from.handover?.to.name ?? '';
  return frame(signal, audience, {
    title: words(`lead.handover.told.${how}`, { reference, to }),
    blocks: [line(next[how])],
    buttons: [
      ...(asked ? partyButtons(reference, asked, words) : []),
      openButton(reference, words),
    ],
  });
}
