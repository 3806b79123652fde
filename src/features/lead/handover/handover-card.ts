import { postedCard } from '../../../bot/posted-card.ts';
import { openButton } from '../../../bot/signals/signal-cards.ts';
import type { Audience } from '../../../bot/turn.ts';
import { line } from '../../../cards/blocks.ts';
import type { Card } from '../../../cards/card.ts';
import type { Note } from '../../../domain/signal/note.ts';
import type { LeadContact, Signal } from '../../../domain/signal/signal.ts';
import { canDo } from '../../../domain/signal/signal-life.ts';
import { frame, seeButton } from '../card-frame.ts';
import { partyButtons } from '../lead-card.ts';
import { HANDOVER_CARD, handoverNote } from '../tell-lead.ts';
import { handoverParty, stillToConfirm } from './handover-party.ts';

/** A handover, to one who gives, takes or began it: what is asked of them, and then what became of it. */
export const handoverCard = postedCard(HANDOVER_CARD, async (stores, noteId, audience) => {
  const note = await stores.notes.find(noteId);
  const signal = note && (await stores.signals.find(note.signalId));
  if (!signal || note.kind !== 'handover_reason') return undefined;
  const from = signal.lead?.contacts.find(({ id }) => id === note.about);
  const latest = handoverNote(await stores.notes.list(signal.id), note.about ?? '');
  if (from?.state === 'handed_over') return movedCard(signal, from, audience);
  const pending = from?.handover && latest?.id === note.id && canDo(signal, 'hand_over');
  return pending ? pendingCard(signal, from, note, audience) : endedCard(signal, from, audience);
});

function movedCard(signal: Signal, { handover }: LeadContact, audience: Audience): Card {
  const { words } = audience;
  const { reference } = signal;
  return frame(signal, audience, {
    title: words('lead.handover.told.moved', { reference, to: handover?.to.name ?? '' }),
    blocks: [line(words('lead.handover.told.moved_next'))],
    buttons: [seeButton(reference, words)],
  });
}

function endedCard(signal: Signal, from: LeadContact | undefined, audience: Audience): Card {
  const { words } = audience;
  const { reference } = signal;
  const name = from?.contact.name ?? '';
  return frame(signal, audience, {
    title: words('lead.handover.told.ended', { reference }),
    blocks: from
      ? [line(words('lead.handover.told.ended_next', { name }))]
      : [line(words('lead.decline.told_anew'))],
    buttons: [seeButton(reference, words)],
  });
}

function pendingCard(signal: Signal, from: LeadContact, note: Note, audience: Audience): Card {
  const { words, member, members } = audience;
  const { reference } = signal;
  const to = from.handover?.to.name ?? '';
  const party = member && handoverParty(signal, member, members);
  const waiting = stillToConfirm(from).map(({ name }) => name);
  const asked = party?.waits ? party.as : undefined;
  const buttons = party ? partyButtons(reference, party, words) : [];
  const say = (title: string, text: string): Card =>
    frame(signal, audience, {
      title,
      blocks: [line(text)],
      buttons: [...(asked ? buttons : []), openButton(reference, words)],
    });
  if (asked === 'incoming') {
    return say(
      words('lead.handover.told.incoming', { reference }),
      words('lead.handover.told.incoming_from', { from: from.contact.name }),
    );
  }
  if (asked) {
    return say(
      words('lead.handover.told.outgoing', { reference, to }),
      words('lead.handover.told.outgoing_by', { name: note.written.by.name }),
    );
  }
  return say(
    words('lead.handover.told.waiting', { reference, to }),
    words('lead.handover.told.waiting_for', { names: waiting.join(', ') }),
  );
}
