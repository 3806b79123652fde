import type { CardBuilder } from '../../../bot/posted-card.ts';
import { button } from '../../../bot/signals/signal-cards.ts';
import type { ListRow } from '../../../cards/card.ts';
import { PROTOCOL_REMINDERS, SHOW_ACTION } from '../protocol-cards.ts';
import { shareWords } from './reading-blocks.ts';
import { byOrganisation, readingsOf } from './readings.ts';

/** Tells a coordinator who has not confirmed having read the version in force, as of now. */
export const buildUnreadCard: CardBuilder = async (stores, recordId, audience) => {
  const { words, members, partnership } = audience;
  const reminder = await stores.reminders.find(recordId);
  if (reminder?.kind !== PROTOCOL_REMINDERS) return undefined;
  const protocol = await stores.protocols.find(reminder.recordId);
  if (!protocol) return undefined;
  const found = readingsOf(members, await stores.protocols.listReadings(protocol.id));
  const { number, id } = protocol;
  const title = words('protocol.reading.unread', { count: found.unread.length, number });
  const rows = byOrganisation(found.unread).map((some): ListRow => {
    const names = some.map(({ name }) => name).join(', ');
    return { symbol: 'open', text: [some[0]?.organisation.name ?? ''], detail: [names] };
  });
  return {
    title,
    ...(!partnership.live && { banner: words('exercise.banner') }),
    blocks: [
      { tag: 'text', tone: 'normal', text: [shareWords(found, protocol, words)] },
      { tag: 'list', rows },
      { tag: 'text', tone: 'quiet', text: [words('protocol.reading.help')] },
    ],
    buttons: [button(SHOW_ACTION, id, words('protocol.button.show'))],
  };
};
