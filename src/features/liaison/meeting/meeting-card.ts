import { cardHead } from '../../../bot/declare/card-head.ts';
import type { Context } from '../../../bot/declare/context.ts';
import { line } from '../../../cards/blocks.ts';
import type { Block, Card, Fact, ListRow } from '../../../cards/card.ts';
import { type Answer, isOver } from '../../../domain/meeting/meeting.ts';
import { agendaText } from '../agenda/agenda-card.ts';
import { chairText } from '../series/series-card.ts';
import { meetingButtons } from './meeting-buttons.ts';
import { aboutMeeting, factsOf, named, status } from './meeting-words.ts';
import { quorumText } from './quorum-words.ts';
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
