import type { Context } from '../../bot/declare/context.ts';
import { richWords } from '../../bot/rich-words.ts';
import { CHOOSE_LEAD } from '../../bot/signals/actions.ts';
import { noteBlocks } from '../../bot/signals/note-blocks.ts';
import { openButton } from '../../bot/signals/signal-cards.ts';
import {
  CONTACT_SYMBOLS,
  contactState,
  nameAndOrganisation,
} from '../../bot/signals/signal-words.ts';
import { heading, line, moment, quiet } from '../../cards/blocks.ts';
import type { Block, Button, Card, ListRow } from '../../cards/card.ts';
import { namesOf } from '../../domain/people/member.ts';
import { currentContacts } from '../../domain/signal/lead.ts';
import type { Lead, LeadContact, Signal } from '../../domain/signal/signal.ts';
import { canDo, isOpen } from '../../domain/signal/signal-life.ts';
import type { Words } from '../../locales/words.ts';
import { CONFIRM_HANDOVER, END_HANDOVER, HAND_OVER } from './actions.ts';
import { answerButtons, deadlineBlock, frame } from './card-frame.ts';
import { type HandoverParty, handoverParty, outgoingFor } from './handover/handover-party.ts';
import { waitingNames } from './handover/still-to-confirm.ts';
import type { ShownLead } from './show-lead.ts';
import { suggestionBlock } from './suggestion-block.ts';

/** Who leads a signal, to one member alone, with what they can do about it. */
export function leadCard(shown: ShownLead, ctx: Context): Card {
  const { signal, suggestion, notes, older, texts } = shown;
  const { words } = ctx;
  const said = noteBlocks(notes, texts ?? {}, ctx);
  return frame(signal, ctx, {
    title: words('lead.show.title', { reference: signal.reference }),
    blocks: [
      suggestionBlock(suggestion, words),
      ...(signal.lead ? leadBlocks(signal, signal.lead, ctx) : [line(nobodyWords(signal, words))]),
      ...said,
      ...(said.length === 0 && notes.length > 0 ? [quiet(words('lead.show.private'))] : []),
      ...(said.length > 0 && older > 0 ? [quiet(words('lead.show.older', { count: older }))] : []),
    ],
    buttons: [...buttonsOf(shown, ctx), openButton(signal.reference, words)],
  });
}

function nobodyWords(signal: Signal, words: Words): string {
  if (signal.status === 'raised') return words('lead.show.raised');
  return words(isOpen(signal) ? 'lead.show.nobody' : 'lead.show.over');
}

/** History stays: those who led before stand with the others. */
function leadBlocks(signal: Signal, lead: Lead, ctx: Context): Block[] {
  const { words, now } = ctx;
  const { by, at } = lead.chosen;
  const mode = words(`signal.lead.mode.${lead.mode}`);
  const chosen = { ...namesOf(by), at: moment(at) };
  return [
    heading(`${words('signal.lead.label')}: ${mode}`),
    { tag: 'list', rows: lead.contacts.map((contact) => contactRow(contact, lead, words)) },
    quiet(...richWords(words, 'lead.show.chosen', chosen)),
    ...handoverBlocks(lead, words),
    ...deadlineBlock(signal, words, now),
  ];
}

function contactRow(
  { contact, state, answeredAt }: LeadContact,
  lead: Lead,
  words: Words,
): ListRow {
  const at = (answeredAt ?? lead.chosen.at).toString();
  return {
    symbol: CONTACT_SYMBOLS[state],
    text: [nameAndOrganisation(contact)],
    detail: contactState({ state, at, handingTo: undefined }, words),
  };
}

function handoverBlocks(lead: Lead, words: Words): Block[] {
  return currentContacts(lead).flatMap((one) => {
    const { contact, handover } = one;
    if (!handover) return [];
    const names = {
      from: contact.name,
      to: handover.to.name,
      waiting: waitingNames(one).join(', '),
    };
    return [line(words('lead.show.handover', names))];
  });
}

/** One primary button: what this member is asked. */
function buttonsOf({ signal, mayChoose }: ShownLead, ctx: Context): Button[] {
  const { words, member } = ctx;
  const { reference, lead } = signal;
  const asked = currentContacts(lead).some(
    ({ contact, state }) => contact.memberId === member.id && state === 'asked',
  );
  const mine = [
    ...(asked && canDo(signal, 'answer_lead') ? answerButtons(reference, words) : []),
    ...handoverButtons(signal, ctx),
  ];
  const wanting = !lead || currentContacts(lead).some(({ state }) => state === 'declined');
  const label = words(lead ? 'lead.button.choose_again' : 'lead.button.choose');
  const look = wanting && mine.length === 0 ? 'primary' : 'normal';
  return [...mine, ...(mayChoose ? [CHOOSE_LEAD.button(reference, label, look)] : [])];
}

function handoverButtons(signal: Signal, { words, member, members }: Context): Button[] {
  const { reference } = signal;
  if (!canDo(signal, 'hand_over')) return [];
  const party = handoverParty(signal, member, members);
  if (party) return partyButtons(reference, party, words);
  const from = outgoingFor(signal, member);
  return from ? [HAND_OVER.button(reference, words('lead.button.hand_over'))] : [];
}

/** What somebody can do about a handover that is under way. */
export function partyButtons(
  reference: string,
  { as, waits }: HandoverParty,
  words: Words,
): Button[] {
  const confirm = words(`lead.button.${as === 'incoming' ? 'take_over' : 'hand_over_now'}`);
  const end = {
    incoming: 'decline_handover',
    outgoing: 'take_back',
    coordinator: 'take_back_for',
  } as const;
  return [
    ...(waits ? [CONFIRM_HANDOVER.button(reference, confirm, 'primary')] : []),
    END_HANDOVER.button(reference, words(`lead.button.${end[as]}`)),
  ];
}
