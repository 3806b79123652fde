import type { Audience, CardStores } from '../../../bot/declare/context.ts';
import { postedCard } from '../../../bot/declare/posted-card.ts';
import { openButton } from '../../../bot/signals/signal-cards.ts';
import {
  CONTACT_SYMBOLS,
  contactState,
  nameAndOrganisation,
} from '../../../bot/signals/signal-words.ts';
import { timingOf } from '../../../bot/signals/timing.ts';
import { line } from '../../../cards/blocks.ts';
import type { Block, Card } from '../../../cards/card.ts';
import { STATE_SYMBOLS } from '../../../cards/plain-text.ts';
import { namesOf } from '../../../domain/people/member.ts';
import { currentContacts } from '../../../domain/signal/lead.ts';
import { suggestLead } from '../../../domain/signal/lead-suggestion.ts';
import type { Lead, LeadContact, Signal } from '../../../domain/signal/signal.ts';
import { canDo } from '../../../domain/signal/signal-life.ts';
import { answerButtons, deadlineBlock, frame } from '../card-frame.ts';
import { suggestionBlock } from '../suggestion-block.ts';
import { ASKED_CARD } from '../tell-lead.ts';

/** Asks a contact whether they will lead, and then says what they answered. */
export const askedCard = postedCard(ASKED_CARD, async (stores, contactId, audience) => {
  const signal = await stores.signals.findByContact(contactId);
  if (!signal) return undefined;
  const { lead } = signal;
  const contact = lead?.contacts.find(({ id }) => id === contactId);
  if (!lead || !contact) return saidCard('chosen_anew', signal, audience);
  if (contact.state !== 'asked') return saidCard(contact.state, signal, audience);
  if (!canDo(signal, 'answer_lead')) return saidCard('over', signal, audience);
  return askingCard(stores, signal, lead, contact, audience);
});

async function askingCard(
  stores: CardStores,
  signal: Signal,
  lead: Lead,
  contact: LeadContact,
  audience: Audience,
): Promise<Card> {
  const { words, now, partnership } = audience;
  const { terms } = await timingOf(stores, partnership);
  const { reference } = signal;
  return frame(signal, audience, {
    title: words('lead.asked.title', { reference }),
    blocks: [
      suggestionBlock(suggestLead(signal.categories, terms.defaultLead), words),
      line(words('lead.asked.by', namesOf(lead.chosen.by))),
      ...partnerBlocks(lead, contact, audience),
      ...deadlineBlock(signal, words, now),
    ],
    buttons: [...answerButtons(reference, words), openButton(reference, words)],
  });
}

/** Of a joint lead: who leads it as well, and what they said. */
function partnerBlocks(lead: Lead, { id }: LeadContact, { words }: Audience): Block[] {
  return currentContacts(lead)
    .filter((one) => one.id !== id)
    .map(({ contact, state, answeredAt }) => {
      const at = (answeredAt ?? lead.chosen.at).toString();
      const symbol = STATE_SYMBOLS[CONTACT_SYMBOLS[state]];
      const said = contactState({ state, at, handingTo: undefined }, words);
      return line(words('lead.asked.with'), `${nameAndOrganisation(contact)} ${symbol} `, ...said);
    });
}

/** What became of it, and what comes next. */
function saidCard(
  how: 'accepted' | 'declined' | 'handed_over' | 'chosen_anew' | 'over',
  signal: Signal,
  audience: Audience,
): Card {
  const { words } = audience;
  const { reference, lead } = signal;
  const values = { reference, name: lead?.chosen.by.name ?? '' };
  return frame(signal, audience, {
    title: words(`lead.asked.${how}`, values),
    blocks: how === 'handed_over' ? [] : [line(words(`lead.asked.${how}_next`, values))],
    buttons: [],
  });
}
