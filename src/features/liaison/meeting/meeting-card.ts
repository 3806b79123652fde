import { cardHead } from '../../../bot/card-head.ts';
import type { Turn } from '../../../bot/turn.ts';
import { line } from '../../../cards/blocks.ts';
import type { Block, Card, Fact, ListRow } from '../../../cards/card.ts';
import { type Answer, isOver } from '../../../domain/meeting/meeting.ts';
import { agendaText } from '../agenda/agenda-card.ts';
import { chairText } from '../series/series-card.ts';
import { meetingButtons } from './meeting-buttons.ts';
import { aboutMeeting, factsOf, named, quorumText, status } from './meeting-words.ts';
import type { ShownMeeting } from './show-meetings.ts';

/** One meeting, to one member: when, where, who comes, what about, and what they can do. */
export function meetingCard(shown: ShownMeeting, turn: Turn): Card {
  return {
    ...cardHead(turn.words('liaison.meeting.title', aboutMeeting(shown, turn)), turn),
    blocks: [
      ...stateBlocks(shown, turn),
      { tag: 'facts', facts: meetingFacts(shown, turn) },
      line(quorumText(shown, turn)),
      ...answerRows(shown.meeting.answers, turn),
    ],
    buttons: meetingButtons(shown, turn),
  };
}

function stateBlocks({ meeting }: ShownMeeting, { words, now }: Turn): Block[] {
  const { state, surprises } = meeting;
  if (state !== 'planned') return [status('done', words(`liaison.state.${state}`))];
  if (isOver(meeting, now)) return [status('done', words('liaison.state.over'))];
  return surprises.map((surprise) => status('open', words(`liaison.surprise.${surprise}`)));
}

function meetingFacts({ series, meeting, items }: ShownMeeting, turn: Turn): Fact[] {
  const { words } = turn;
  return factsOf([
    [words('liaison.fact.place'), series.place],
    [words('liaison.fact.link'), series.link],
    [words('liaison.fact.chair'), chairText(series, meeting, turn)],
    [words('liaison.fact.agenda'), agendaText(items, words)],
  ]);
}

/** Who said what, those who come first. */
function answerRows(answers: readonly Answer[], turn: Turn): Block[] {
  const rows = (['coming', 'deputy', 'not_coming'] as const).flatMap((kind) =>
    answers.filter((one) => one.kind === kind).map((one) => answerRow(one, turn)),
  );
  return rows.length > 0 ? [{ tag: 'list', rows }] : [];
}

function answerRow({ by, kind, deputy }: Answer, { words }: Turn): ListRow {
  const said = words(`liaison.answer.${kind}`, { deputy: deputy?.name ?? '' });
  return { symbol: kind === 'not_coming' ? 'open' : 'done', text: [named(by)], detail: [said] };
}
