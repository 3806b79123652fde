import type { Turn } from '../../../bot/turn.ts';
import { heading, line } from '../../../cards/blocks.ts';
import type { Block, Card } from '../../../cards/card.ts';
import { attendanceOverTime } from '../../../domain/meeting/attendance.ts';
import { isOver, type Meeting } from '../../../domain/meeting/meeting.ts';
import type { Plot } from '../../../ports/files/plotter.ts';
import { changeBlocks } from '../change/change-card.ts';
import { nameOf } from '../meeting/find-meeting.ts';
import { meetingButton } from '../meeting/meeting-buttons.ts';
import { bannerOf, titleOf, whenText } from '../meeting/meeting-words.ts';
import { seriesFacts } from './series-card.ts';
import type { MeetingDetails, ShownSeries } from './show-series.ts';

/** Meetings ahead, and changes, shown at once. */
const MOST_AHEAD = 12;
const MOST_CHANGES = 5;

/** A series, to one member. */
export async function seriesPage(shown: ShownSeries, turn: Turn): Promise<Card> {
  const { words, now } = turn;
  const { series, meetings } = shown;
  const ahead = meetings.filter((one) => !isOver(one, now)).slice(0, MOST_AHEAD);
  const rows = ahead.map((meeting) => aheadRow(shown, meeting, turn));
  const { reference } = series;
  return {
    title: words('liaison.series.page', { reference, title: titleOf(series, words) }),
    ...bannerOf(turn),
    blocks: [
      { tag: 'facts', facts: seriesFacts(series, turn) },
      heading(words('liaison.series.next')),
      rows.length > 0 ? { tag: 'list', rows } : line(words('liaison.series.none_ahead')),
      ...(await attendanceBlocks(shown.meetings, turn)),
    ],
    buttons: [],
  };
}

function aheadRow({ series }: ShownSeries, meeting: Meeting, turn: Turn) {
  const { words } = turn;
  const planned = meeting.state === 'planned';
  const state = planned ? [] : [` · ${words(`liaison.state.${meeting.state}`)}`];
  const name = nameOf({ series, meeting });
  return {
    symbol: planned ? 'open' : 'done',
    text: [whenText(meeting, turn), ...state],
    button: meetingButton(name, words),
  } as const;
}

/** What happened to a meeting, and who was at those of its series. */
export async function detailsCard(details: MeetingDetails, turn: Turn): Promise<Card> {
  const { words } = turn;
  const { series, meeting, changes } = details;
  const name = nameOf({ series, meeting });
  const own = changes.filter(({ moves }) => moves.some((one) => one.meetingId === meeting.id));
  const history = own
    .slice(-MOST_CHANGES)
    .flatMap((change): Block[] => [
      heading(words(`liaison.history.${change.kind}`)),
      ...changeBlocks(
        { ...change, moves: change.moves.filter((one) => one.meetingId === meeting.id) },
        turn,
      ),
    ]);
  return {
    title: words('liaison.details.title', { name, title: titleOf(series, words) }),
    ...bannerOf(turn),
    blocks: [
      ...(history.length > 0 ? history : [line(words('liaison.history.none'))]),
      ...(await attendanceBlocks(details.meetings, turn)),
    ],
    buttons: [meetingButton(name, words)],
  };
}

/** How many of each side were at each meeting of a series: drawn, and in words. */
export async function attendanceBlocks(
  meetings: readonly Meeting[],
  turn: Turn,
): Promise<readonly Block[]> {
  const plot = await attendancePlot(meetings, turn);
  if (!plot) return [];
  return [heading(turn.words('liaison.attendance.title')), ...seen(plot), plot.table];
}

/** The same at a glance: without the numbers, which the picture has too. */
export async function attendanceGlance(
  meetings: readonly Meeting[],
  turn: Turn,
): Promise<readonly Block[]> {
  const plot = await attendancePlot(meetings, turn);
  return plot ? seen(plot) : [];
}

function attendancePlot(
  meetings: readonly Meeting[],
  { sides, member: { language }, plotter }: Turn,
): Promise<Plot | undefined> {
  return plotter.attendance({ rows: attendanceOverTime(meetings), sides, language });
}

function seen({ sentence, image }: Plot): Block[] {
  return [line(sentence), ...(image ? [image] : [])];
}
