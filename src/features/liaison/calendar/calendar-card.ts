import { onPress } from '../../../bot/action.ts';
import { cardReply, doneNotice, type Reply } from '../../../bot/reply.ts';
import type { Turn } from '../../../bot/turn.ts';
import { line, quiet } from '../../../cards/blocks.ts';
import type { Block } from '../../../cards/card.ts';
import { formatDay } from '../../../cards/format-time.ts';
import { NEW_CALENDAR, STOP_CALENDAR } from '../actions.ts';
import { bannerOf } from '../meeting/meeting-words.ts';
import { type OpenedCalendar, openCalendar, stopCalendar } from './calendar-feed.ts';

/** `/liaison calendar`: the address to subscribe to, the first time; later what can be done with it. */
export async function showCalendar(turn: Turn): Promise<Reply> {
  return answer(turn, await turn.perform(openCalendar, { anew: false }));
}

/** *Make a new address*: the one before ends. */
export const renewCalendar = onPress(NEW_CALENDAR, async (turn) =>
  answer(turn, await turn.perform(openCalendar, { anew: true })),
);

/** *Stop this address*. */
export const endCalendar = onPress(STOP_CALENDAR, async (turn) => {
  const ended = await turn.perform(stopCalendar, {});
  return doneNotice(turn.words(ended ? 'calendar.feed.stopped' : 'calendar.feed.none'));
});

function answer(turn: Turn, opened: OpenedCalendar): Reply {
  const { words } = turn;
  const anew = NEW_CALENDAR.button(undefined, words('calendar.feed.button.new'));
  const stop = STOP_CALENDAR.button(undefined, words('calendar.feed.button.stop'));
  return cardReply({
    title: words('calendar.feed.title'),
    ...bannerOf(turn),
    blocks: opened.kind === 'new' ? addressBlocks(turn, opened.token) : keptBlocks(turn, opened),
    buttons: opened.kind === 'there' ? [anew, stop] : [stop],
  });
}

function addressBlocks(turn: Turn, token: string): Block[] {
  const { words } = turn;
  const url = turn.calendarAddress(token);
  return [
    line(words('calendar.feed.new')),
    // As a link and as text: to press, and to copy.
    { tag: 'link', label: words('calendar.feed.address'), url },
    line(url),
    quiet(words('calendar.feed.secret')),
  ];
}

function keptBlocks(
  { words, member, partnership }: Turn,
  { feed }: Extract<OpenedCalendar, { kind: 'there' }>,
): Block[] {
  const date = feed.createdAt.toZonedDateTimeISO(partnership.timeZone).toPlainDate().toString();
  return [
    line(words('calendar.feed.there', { since: formatDay(date, member) })),
    quiet(words('calendar.feed.replaces')),
  ];
}
