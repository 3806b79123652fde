import type { PressHandler } from '../../../bot/legacy.ts';
import type { Reply } from '../../../bot/reply.ts';
import { button, openButton } from '../../../bot/signals/signal-cards.ts';
import type { Turn } from '../../../bot/turn.ts';
import type { Card } from '../../../cards/card.ts';
import { formatDay } from '../../../cards/format-time.ts';
import { SIDES, type Side } from '../../../domain/people/side.ts';
import { outcomeMark, speaksFor } from '../../../domain/signal/weighing.ts';
import { otherName, outcomeName } from '../weighing-blocks.ts';
import { agreeToClose, type ClosingAnswer } from './agree-to-close.ts';

/** The reference of a press, and the mark of the outcome that stood beside the button. */
export function parseMarked(value: string): { reference: string; seen: string | undefined } {
  const [reference = '', seen] = value.trim().split(/\s+/);
  return { reference, seen };
}

export const sayClose: PressHandler = (turn, value) => close(turn, value, false);

/** After it was shown what closing means. */
export const closeNow: PressHandler = (turn, value) => close(turn, value, true);

async function close(turn: Turn, value: string, confirmed: boolean): Promise<Reply> {
  const answer = await turn.perform(agreeToClose, { ...parseMarked(value), confirmed });
  if (answer.state === 'ask') return { kind: 'card', card: askCard(answer, turn) };
  const { words, member } = turn;
  const { reference, outcome } = answer.signal;
  const side = speaksFor(member, answer.signal);
  const said = {
    reference,
    outcome: outcomeName(outcome?.kind, words),
    on: formatDay(answer.erasedOn, member),
    other: side ? otherName(side, turn) : '',
  };
  const text = words(
    answer.state === 'closed' ? 'weighing.closing.done' : 'weighing.closing.said',
    said,
  );
  return { kind: 'notice', tone: 'done', text };
}

/** Says exactly what the press will do. */
function askCard({ signal, erasedOn }: ClosingAnswer, turn: Turn): Card {
  const { words, member, partnership, sides } = turn;
  const { reference, outcome } = signal;
  const earlier = SIDES.find((side: Side) => signal.closing.sides[side]);
  const side = earlier ? sides[earlier] : '';
  const lines = [
    words('weighing.closing.ask.done', { side, outcome: outcomeName(outcome?.kind, words) }),
    words('weighing.closing.ask.quiet'),
    words('weighing.closing.ask.erased', { on: formatDay(erasedOn, member) }),
  ];
  return {
    title: words('weighing.closing.ask.title', { reference }),
    ...(!partnership.live && { banner: words('exercise.banner') }),
    blocks: lines.map((line) => ({ tag: 'text', tone: 'normal', text: [line] })),
    buttons: [
      button(
        'weighing.close_now',
        `${reference} ${outcomeMark(signal)}`,
        words('weighing.button.close_now'),
        { look: 'primary' },
      ),
      openButton(reference, words),
    ],
  };
}
