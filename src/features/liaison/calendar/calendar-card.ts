import type { Reply } from '../../../bot/reply.ts';
import { button } from '../../../bot/signals/signal-cards.ts';
import type { Turn } from '../../../bot/turn.ts';
import type { Block, Button, Card } from '../../../cards/card.ts';
import { formatDay } from '../../../cards/format-time.ts';
import { bannerOf, plain, quiet } from '../meeting/meeting-words.ts';
import { type OpenedCalendar, openCalendar, stopCalendar } from './calendar-feed.ts';

export const NEW_CALENDAR_ACTION = 'liaison.calendar-new';
export const STOP_CALENDAR_ACTION = 'liaison.calendar-stop';

/** `/liaison calendar`: the address to subscribe to, the first time; later what can be done with it. */
export async function showCalendar(turn: Turn): Promise<Reply> {
  return answer(turn, await turn.perform(openCalendar, { anew: false }));
}

/** *Make a new address*: the one before ends. */
export async function renewCalendar(turn: Turn): Promise<Reply> {
  return answer(turn, await turn.perform(openCalendar, { anew: true }));
}

/** *Stop this address*. */
export async function endCalendar(turn: Turn): Promise<Reply> {
  const { words } = turn;
  const ended = await turn.perform(stopCalendar, {});
  return {
    kind: 'notice',
    tone: 'done',
    text: words(ended ? 'calendar.feed.stopped' : 'calendar.feed.none'),
  };
}

function answer(turn: Turn, opened: OpenedCalendar): Reply {
  const { words } = turn;
  const card: Card = {
    title: words('calendar.feed.title'),
    ...bannerOf(turn),
    blocks: opened.kind === 'new' ? addressBlocks(turn, opened.token) : keptBlocks(turn, opened),
    buttons: [...(opened.kind === 'there' ? [newButton(turn)] : []), stopButton(turn)],
  };
  return { kind: 'card', card };
}

function addressBlocks(turn: Turn, token: string): Block[] {
  const { words } = turn;
  const url = turn.calendarAddress(token);
  return [
    plain(words('calendar.feed.new')),
    // As a link and as text: to press, and to copy.
    { tag: 'link', label: words('calendar.feed.address'), url },
    plain(url),
    quiet(words('calendar.feed.secret')),
  ];
}

function keptBlocks(
  { words, member, partnership }: Turn,
  { feed }: Extract<OpenedCalendar, { kind: 'there' }>,
): Block[] {
  const date = feed.createdAt.toZonedDateTimeISO(partnership.timeZone).toPlainDate().toString();
  return [
    plain(words('calendar.feed.there', { since: formatDay(date, member) })),
    quiet(words('calendar.feed.replaces')),
  ];
}

function newButton({ words }: Turn): Button {
  return button(NEW_CALENDAR_ACTION, '', words('calendar.feed.button.new'));
}

function stopButton({ words }: Turn): Button {
  return button(STOP_CALENDAR_ACTION, '', words('calendar.feed.button.stop'));
}
