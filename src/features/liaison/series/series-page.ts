import { cardHead } from '../../../bot/declare/card-head.ts';
import type { Context } from '../../../bot/declare/context.ts';
import { heading, line } from '../../../cards/blocks.ts';
import type { Block, Card, ListRow } from '../../../cards/card.ts';
import { attendanceOverTime } from '../../../domain/meeting/attendance.ts';
import { isOver, type Meeting } from '../../../domain/meeting/meeting.ts';
import type { Plot } from '../../../ports/files/plotter.ts';
import type { MeetingOfSeries } from '../../../ports/meeting/meeting-store.ts';
import { changeBlocks } from '../change/change-card.ts';
import { nameOf } from '../meeting/find-meeting.ts';
import { meetingButton } from '../meeting/meeting-buttons.ts';
import { rowsOr, titleOf } from '../meeting/meeting-words.ts';
import { whenText } from '../meeting/when-words.ts';
import { seriesFacts } from './series-card.ts';
import type { MeetingDetails, ShownSeries } from './show-series.ts';

/** Meetings ahead, and changes, shown at once. */
const MOST_AHEAD = 12;
const MOST_CHANGES = 5;

/** A series, to one member. */
export async function seriesPage(shown: ShownSeries, ctx: Context): Promise<Card> {
  const { words, now } = ctx;
  const { series, meetings } = shown;
  const ahead = meetings.filter((one) => !isOver(one, now)).slice(0, MOST_AHEAD);
  const rows = ahead.map((meeting) => aheadRow({ series, meeting }, ctx));
  const about = { reference: series.reference, title: titleOf(series, words) };
  return {
    ...cardHead(words('liaison.series.page', about), ctx),
    blocks: [
      { tag: 'facts', facts: seriesFacts(series, ctx) },
      heading(words('liaison.series.next')),
      rowsOr(words('liaison.series.none_ahead'), rows),
      ...(await attendanceBlocks(meetings, ctx)),
    ],
    buttons: [],
  };
}

function aheadRow(found: MeetingOfSeries, ctx: Context): ListRow {
  const { words } = ctx;
  const { state } = found.meeting;
  const said = state === 'planned' ? [] : [` · ${words(`liaison.state.${state}`)}`];
  return {
    symbol: state === 'planned' ? 'open' : 'done',
    text: [whenText(found.meeting, ctx), ...said],
    button: meetingButton(nameOf(found), words),
  };
}

/** What happened to a meeting, and who was at those of its series. */
export async function detailsCard(details: MeetingDetails, ctx: Context): Promise<Card> {
  const { words } = ctx;
  const { series, meeting, changes } = details;
  const name = nameOf(details);
  const history = changes
    .map((one) => ({ ...one, moves: one.moves.filter((move) => move.meetingId === meeting.id) }))
    .filter(({ moves }) => moves.length > 0)
    .slice(-MOST_CHANGES)
    .flatMap((change) => [
      heading(words(`liaison.history.${change.kind}`)),
      ...changeBlocks(change, ctx),
    ]);
  return {
    ...cardHead(words('liaison.details.title', { name, title: titleOf(series, words) }), ctx),
    blocks: [
      ...(history.length > 0 ? history : [line(words('liaison.history.none'))]),
      ...(await attendanceBlocks(details.meetings, ctx)),
    ],
    buttons: [meetingButton(name, words)],
  };
}

/** How many of each side were at each meeting of a series: drawn, and in words. */
async function attendanceBlocks(meetings: readonly Meeting[], ctx: Context): Promise<Block[]> {
  const plot = await attendancePlot(meetings, ctx);
  if (!plot) return [];
  return [heading(ctx.words('liaison.attendance.title')), ...seen(plot), plot.table];
}

/** The same at a glance: without the numbers, which the picture has too. */
export async function attendanceGlance(meetings: readonly Meeting[], ctx: Context) {
  const plot = await attendancePlot(meetings, ctx);
  return plot ? seen(plot) : [];
}

function attendancePlot(
  meetings: readonly Meeting[],
  { sides, member: { language }, plotter }: Context,
) {
  return plotter.attendance({ rows: attendanceOverTime(meetings), sides, language });
}

function seen({ sentence, image }: Plot): Block[] {
  return [line(sentence), ...(image ? [image] : [])];
}
