import type { CardBuilder } from '../../../bot/posted-card.ts';
import { button } from '../../../bot/signals/signal-cards.ts';
import { canDo } from '../../../domain/signal/signal-life.ts';
import { frame, line, seeButton } from '../card-frame.ts';

/** Somebody declined: tells who chose them, and both coordinators, that somebody else is needed. */
export const buildDeclinedCard: CardBuilder = async (stores, contactId, audience) => {
  const signal = await stores.signals.findByContact(contactId);
  if (!signal) return undefined;
  const { words } = audience;
  const { reference, lead } = signal;
  const declined = lead?.contacts.find(({ id }) => id === contactId);
  const see = seeButton(reference, words);
  const look = { look: 'primary', opensDialog: true } as const;
  const choose = button('lead.choose', reference, words('lead.button.choose'), look);
  if (!declined || !canDo(signal, 'choose_lead')) {
    const title = words('lead.asked.chosen_anew', { reference });
    return frame(signal, audience, {
      title: declined ? words('lead.asked.over', { reference }) : title,
      blocks: [],
      buttons: [see],
    });
  }
  const { name } = declined.contact;
  return frame(signal, audience, {
    title: words('lead.decline.told', { reference, name }),
    blocks: [line(words('lead.decline.told_next'))],
    buttons: [choose, see],
  });
};

/** Somebody led; the lead was chosen anew, without them. */
export const buildReplacedCard: CardBuilder = async (stores, contactId, audience) => {
  const signal = await stores.signals.findByContact(contactId);
  if (!signal?.lead) return undefined;
  const { words } = audience;
  const { reference, lead } = signal;
  const { name, organisation } = lead.chosen.by;
  return frame(signal, audience, {
    title: words('lead.replaced.title', { reference }),
    blocks: [line(words('lead.replaced.by', { name, organisation: organisation.name }))],
    buttons: [seeButton(reference, words)],
  });
};
