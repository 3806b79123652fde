import { POINT_ACTION } from '../../../bot/signals/agenda-buttons.ts';
import { button } from '../../../bot/signals/signal-cards.ts';
import type { Turn } from '../../../bot/turn.ts';
import type { Block, Card, ListRow } from '../../../cards/card.ts';
import { hasRight } from '../../../domain/people/right.ts';
import { OPEN_ACTION, SCHEDULE_ACTION } from '../liaison-cards.ts';
import { ARRANGES } from '../rights.ts';
import { type MeetingOfSeries, nameOf } from './find-meeting.ts';
import { plain, readerOf, titleOf, whenText } from './meeting-words.ts';
import { comingText } from './quorum-words.ts';

/** The next meetings, to one member; an empty list says what to try. */
export function listCard(meetings: readonly MeetingOfSeries[], turn: Turn): Card {
  const { words, member } = turn;
  const rows: Block = { tag: 'list', rows: meetings.map((one) => meetingRow(one, turn)) };
  const empty = plain(words('liaison.list.empty'));
  const next = meetings.find(({ meeting }) => meeting.state === 'planned');
  const schedule = button(SCHEDULE_ACTION, '', words('liaison.button.schedule'), {
    opensDialog: true,
    look: meetings.length === 0 ? 'primary' : 'normal',
  });
  const point = (of: MeetingOfSeries) =>
    button(POINT_ACTION, nameOf(of), words('liaison.button.point'), { opensDialog: true });
  return {
    title: words('liaison.list.title'),
    blocks: [meetings.length > 0 ? rows : empty],
    buttons: [...(next ? [point(next)] : []), ...(hasRight(member, ARRANGES) ? [schedule] : [])],
  };
}

/** "○ Tue 8 Dec, 10:00–11:00 (Amsterdam) · Liaison meeting · 2 police, 1 council" */
export function meetingRow(of: MeetingOfSeries, turn: Turn): ListRow {
  const { words, now } = turn;
  const { series, meeting } = of;
  const name = nameOf(of);
  const planned = meeting.state === 'planned';
  const coming = planned ? comingText(of, turn) : words(`liaison.state.${meeting.state}`);
  return {
    symbol: planned ? 'open' : 'done',
    text: [{ run: 'strong', text: whenText(meeting, readerOf(turn), now) }],
    detail: [`${titleOf(series, words)} · ${name} · ${coming}`],
    button: button(OPEN_ACTION, name, words('liaison.button.open')),
  };
}
