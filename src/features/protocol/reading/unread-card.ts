import { cardHead } from '../../../bot/card-head.ts';
import { postedCard } from '../../../bot/posted-card.ts';
import { line, quiet } from '../../../cards/blocks.ts';
import type { ListRow } from '../../../cards/card.ts';
import { SHOW_PROTOCOL } from '../actions.ts';
import { PROTOCOL_REMINDERS, UNREAD_CARD } from '../protocol-cards.ts';
import { shareWords } from './reading-blocks.ts';
import { byOrganisation, readingsOf } from './readings.ts';

/** Tells a coordinator who has not confirmed having read the version in force, as of now. */
export const unreadCard = postedCard(UNREAD_CARD, async (stores, recordId, audience) => {
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
    ...cardHead(title, { words, partnership }),
    blocks: [
      line(shareWords(found, protocol, words)),
      { tag: 'list', rows },
      quiet(words('protocol.reading.help')),
    ],
    buttons: [SHOW_PROTOCOL.button(id, words('protocol.button.show'))],
  };
});
