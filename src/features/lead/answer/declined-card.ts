import { postedCard } from '../../../bot/declare/posted-card.ts';
import { CHOOSE_LEAD } from '../../../bot/signals/actions.ts';
import { line } from '../../../cards/blocks.ts';
import { namesOf } from '../../../domain/people/member.ts';
import { canDo } from '../../../domain/signal/signal-life.ts';
import { frame, seeButton } from '../card-frame.ts';
import { DECLINED_CARD, REPLACED_CARD } from '../tell-lead.ts';

/** Somebody declined: tells who chose them, and both coordinators, that somebody else is needed. */
export const declinedCard = postedCard(DECLINED_CARD, async (stores, contactId, audience) => {
  const signal = await stores.signals.findByContact(contactId);
  if (!signal) return undefined;
  const { words } = audience;
  const { reference, lead } = signal;
  const declined = lead?.contacts.find(({ id }) => id === contactId);
  const see = seeButton(reference, words);
  if (!declined || !canDo(signal, 'choose_lead')) {
    const title = words(declined ? 'lead.asked.over' : 'lead.asked.chosen_anew', { reference });
    return frame(signal, audience, { title, blocks: [], buttons: [see] });
  }
  return frame(signal, audience, {
    title: words('lead.decline.told', { reference, name: declined.contact.name }),
    blocks: [line(words('lead.decline.told_next'))],
    buttons: [CHOOSE_LEAD.button(reference, words('lead.button.choose'), 'primary'), see],
  });
});

/** Somebody led; the lead was chosen anew, without them. */
export const replacedCard = postedCard(REPLACED_CARD, async (stores, contactId, audience) => {
  const signal = await stores.signals.findByContact(contactId);
  if (!signal?.lead) return undefined;
  const { words } = audience;
  const { reference, lead } = signal;
  return frame(signal, audience, {
    title: words('lead.replaced.title', { reference }),
    blocks: [line(words('lead.replaced.by', namesOf(lead.chosen.by)))],
    buttons: [seeButton(reference, words)],
  });
});
