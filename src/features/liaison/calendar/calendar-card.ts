import { onPress } from '../../../bot/declare/action.ts';
import { cardHead } from '../../../bot/declare/card-head.ts';
import type { Context } from '../../../bot/declare/context.ts';
import { cardReply, doneNotice, type Reply } from '../../../bot/declare/reply.ts';
import { line, quiet } from '../../../cards/blocks.ts';
import type { Block } from '../../../cards/card.ts';
import { formatDay } from '../../../cards/format-time.ts';
import { NEW_CALENDAR, STOP_CALENDAR } from '../actions.ts';
import { type OpenedCalendar, openCalendar, stopCalendar } from './open-calendar.ts';

/** `/liaison calendar`: the address to subscribe to, the first time; later what can be done with it. */
export async function showCalendar(ctx: Context): Promise<Reply> {
  return answer(ctx, await ctx.run(openCalendar, { anew: false }));
}

/** *Make a new address*: the one before ends. */
export const renewCalendar = onPress(NEW_CALENDAR, async (ctx) =>
  answer(ctx, await ctx.run(openCalendar, { anew: true })),
);

/** *Stop this address*. */
export const endCalendar = onPress(STOP_CALENDAR, async (ctx) => {
  const ended = await ctx.run(stopCalendar, {});
  return doneNotice(ctx.words(ended ? 'calendar.feed.stopped' : 'calendar.feed.none'));
});

function answer(ctx: Context, opened: OpenedCalendar): Reply {
  const { words } = ctx;
  const anew = NEW_CALENDAR.button(undefined, words('calendar.feed.button.new'));
  const stop = STOP_CALENDAR.button(undefined, words('calendar.feed.button.stop'));
  return cardReply({
    ...cardHead(words('calendar.feed.title'), ctx),
    blocks: opened.kind === 'new' ? addressBlocks(ctx, opened.token) : keptBlocks(ctx, opened),
    buttons: opened.kind === 'there' ? [anew, stop] : [stop],
  });
}

function addressBlocks(ctx: Context, token: string): Block[] {
  const { words } = ctx;
  const url = ctx.calendarAddress(token);
  return [
    line(words('calendar.feed.new')),
    // As a link and as text: to press, and to copy.
    { tag: 'link', label: words('calendar.feed.address'), url },
    line(url),
    quiet(words('calendar.feed.secret')),
  ];
}

function keptBlocks(
  { words, member, partnership }: Context,
  { feed }: Extract<OpenedCalendar, { kind: 'there' }>,
): Block[] {
  const date = feed.createdAt.toZonedDateTimeISO(partnership.timeZone).toPlainDate().toString();
  return [
    line(words('calendar.feed.there', { since: formatDay(date, member) })),
    quiet(words('calendar.feed.replaces')),
  ];
}
