import { openButton } from '../../../bot/signals/signal-cards.ts';
import type { Turn } from '../../../bot/turn.ts';
import { line } from '../../../cards/blocks.ts';
import type { Block, Card, ListRow } from '../../../cards/card.ts';
import type { AgendaItem } from '../../../domain/meeting/agenda.ts';
import { pointButton } from '../meeting/meeting-buttons.ts';
import { aboutMeeting, bannerOf } from '../meeting/meeting-words.ts';
import type { ShownMeeting } from '../meeting/show-meeting.ts';
import { pointText } from './agenda-words.ts';

/** Everything that is to be talked about at a meeting. */
export function agendaCard(shown: ShownMeeting, turn: Turn): Card {
  const { words } = turn;
  const { items } = shown;
  const { name, ...about } = aboutMeeting(shown, turn);
  const rows: Block = { tag: 'list', rows: items.map((item) => itemRow(item, turn)) };
  const none = line(words('liaison.agenda.none'));
  return {
    title: words('liaison.agenda.title', about),
    ...bannerOf(turn),
    blocks: [items.length > 0 ? rows : none, line(words('liaison.agenda.by_itself'))],
    buttons: [pointButton(name, words)],
  };
}

function itemRow(item: AgendaItem, { words }: Turn): ListRow {
  const { reference } = item;
  return {
    symbol: item.kind === 'overdue' ? 'overdue' : 'open',
    text: [pointText(item, words)],
    ...(reference === '' ? {} : { button: openButton(reference, words) }),
  };
}
