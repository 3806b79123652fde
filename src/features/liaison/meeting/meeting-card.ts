import { cardHead } from '../../../bot/declare/card-head.ts';
import type { Context } from '../../../bot/declare/context.ts';
import { line, strong } from '../../../cards/blocks.ts';
import type { Block, Card, Fact, ListRow } from '../../../cards/card.ts';
import { type Answer, isOver } from '../../../domain/meeting/meeting.ts';
import { hasRight } from '../../../domain/people/right.ts';
import { SCHEDULE_SERIES } from '../actions.ts';
import { agendaText } from '../agenda/agenda-card.ts';
import { ARRANGES } from '../rights.ts';
import { chairText } from '../series/series-card.ts';
import { type MeetingOfSeries, nameOf } from './find-meeting.ts';
import { meetingButton, meetingButtons, pointButton } from './meeting-buttons.ts';
import {
  aboutMeeting,
  comingText,
  factsOf,
  named,
  quorumText,
  rowsOr,
  status,
} from './meeting-words.ts';
import type { ShownMeeting } from './show-meetings.ts';

/** One meeting, to one member: when, where, who comes, what about, and what they can do. */
export function meetingCard(shown: ShownMeeting, ctx: Context): Card {
  return {
    ...cardHead(ctx.words('liaison.meeting.title', aboutMeeting(shown, ctx)), ctx),
    blocks: [
      ...stateBlocks(shown, ctx),
      { tag: 'facts', facts: meetingFacts(shown, ctx) },
      line(quorumText(shown, ctx)),
      ...answerRows(shown.meeting.answers, ctx),
    ],
    buttons: meetingButtons(shown, ctx),
  };
}

function stateBlocks({ meeting }: ShownMeeting, { words, now }: Context): Block[] {
  const { state, surprises } = meeting;
  if (state !== 'planned') return [status('done', words(`liaison.state.${state}`))];
  if (isOver(meeting, now)) return [status('done', words('liaison.state.over'))];
  return surprises.map((surprise) => status('open', words(`liaison.surprise.${surprise}`)));
}

function meetingFacts({ series, meeting, items }: ShownMeeting, ctx: Context): Fact[] {
  const { words } = ctx;
  return factsOf([
    [words('liaison.fact.place'), series.place],
    [words('liaison.fact.link'), series.link],
    [words('liaison.fact.chair'), chairText(series, meeting, ctx)],
    [words('liaison.fact.agenda'), agendaText(items, words)],
  ]);
}

/** Who said what, those who come first. */
function answerRows(answers: readonly Answer[], ctx: Context): Block[] {
  const rows = (['coming', 'deputy', 'not_coming'] as const).flatMap((kind) =>
    answers.filter((one) => one.kind === kind).map((one) => answerRow(one, ctx)),
  );
  return rows.length > 0 ? [{ tag: 'list', rows }] : [];
}

function answerRow({ by, kind, deputy }: Answer, { words }: Context): ListRow {
  const said = words(`liaison.answer.${kind}`, { deputy: deputy?.name ?? '' });
  return { symbol: kind === 'not_coming' ? 'open' : 'done', text: [named(by)], detail: [said] };
}

/** The next meetings, to one member; an empty list says what to try. */
export function listCard(meetings: readonly MeetingOfSeries[], ctx: Context): Card {
  const { words, member } = ctx;
  const rows = meetings.map((one) => meetingRow(one, ctx));
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
