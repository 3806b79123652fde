import type { Turn } from '../../../bot/turn.ts';
import { strong } from '../../../cards/blocks.ts';
import type { Card, ListRow } from '../../../cards/card.ts';
import { hasRight } from '../../../domain/people/right.ts';
import { SCHEDULE_SERIES } from '../actions.ts';
import { ARRANGES } from '../rights.ts';
import { type MeetingOfSeries, nameOf } from './find-meeting.ts';
import { meetingButton, pointButton } from './meeting-buttons.ts';
import { aboutMeeting, comingText, rowsOr } from './meeting-words.ts';

/** The next meetings, to one member; an empty list says what to try. */
export function listCard(meetings: readonly MeetingOfSeries[], turn: Turn): Card {
  const { words, member } = turn;
  const rows = meetings.map((one) => meetingRow(one, turn));
  const next = meetings.find(({ meeting }) => meeting.state === 'planned');
  const look = meetings.length === 0 ? 'primary' : 'normal';
  const schedule = SCHEDULE_SERIES.button(undefined, words('liaison.button.schedule'), look);
  return {
    title: words('liaison.list.title'),
    blocks: [rowsOr(words('liaison.list.empty'), rows)],
    buttons: [
      ...(next ? [pointButton(nameOf(next), words)] : []),
      ...(hasRight(member, ARRANGES) ? [schedule] : []),
    ],
  };
}

/** "○ Tue 8 Dec, 10:00–11:00 (Amsterdam) · Liaison meeting · 2 police, 1 council" */
export function meetingRow(of: MeetingOfSeries, turn: Turn): ListRow {
  const { state } = of.meeting;
  const { name, title, when } = aboutMeeting(of, turn);
  const planned = state === 'planned';
  const coming = planned ? comingText(of, turn) : turn.words(`liaison.state.${state}`);
  return {
    symbol: planned ? 'open' : 'done',
    text: [strong(when)],
    detail: [`${title} · ${name} · ${coming}`],
    button: meetingButton(name, turn.words),
  };
}
