import { asOf } from '../../../bot/declare/as-of.ts';
import type { Context } from '../../../bot/declare/context.ts';
import { strong } from '../../../cards/blocks.ts';
import type { Card, ListRow } from '../../../cards/card.ts';
import { hasRight } from '../../../domain/people/right.ts';
import type { MeetingOfSeries } from '../../../ports/meeting/meeting-store.ts';
import { SCHEDULE_SERIES } from '../actions.ts';
import { ARRANGES } from '../rights.ts';
import { nameOf } from './find-meeting.ts';
import { meetingButton, pointButton } from './meeting-buttons.ts';
import { aboutMeeting, rowsOr } from './meeting-words.ts';
import { comingText } from './quorum-words.ts';

/** The next meetings, to one member; an empty list says what to try. */
export function listCard(meetings: readonly MeetingOfSeries[], ctx: Context): Card {
  const { words, member } = ctx;
  const rows = meetings.map((one) => meetingRow(one, ctx));
  const next = meetings.find(({ meeting }) => meeting.state === 'planned');
  const look = meetings.length === 0 ? 'primary' : 'normal';
  const schedule = SCHEDULE_SERIES.button(undefined, words('liaison.button.schedule'), look);
  return {
    title: words('liaison.list.title'),
    blocks: [rowsOr(words('liaison.list.empty'), rows), asOf(ctx)],
    buttons: [
      ...(next ? [pointButton(nameOf(next), words)] : []),
      ...(hasRight(member, ARRANGES) ? [schedule] : []),
    ],
  };
}

/** "○ Tue 8 Dec, 10:00–11:00 (Amsterdam) · Liaison meeting · 2 police, 1 council" */
export function meetingRow(of: MeetingOfSeries, ctx: Context): ListRow {
  const { state } = of.meeting;
  const { name, title, when } = aboutMeeting(of, ctx);
  const planned = state === 'planned';
  const coming = planned ? comingText(of, ctx) : ctx.words(`liaison.state.${state}`);
  return {
    symbol: planned ? 'open' : 'done',
    text: [strong(when)],
    detail: [`${title} · ${name} · ${coming}`],
    button: meetingButton(name, ctx.words),
  };
}
