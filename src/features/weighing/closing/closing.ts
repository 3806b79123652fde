import { onPress } from '../../../bot/action.ts';
import { cardHead } from '../../../bot/card-head.ts';
import { cardReply, doneNotice, type Reply } from '../../../bot/reply.ts';
import { AGREE_TO_CLOSE } from '../../../bot/signals/actions.ts';
import { openButton } from '../../../bot/signals/signal-cards.ts';
import type { Turn } from '../../../bot/turn.ts';
import type { Card } from '../../../cards/card.ts';
import { formatDay } from '../../../cards/format-time.ts';
import { SIDES } from '../../../domain/people/side.ts';
import { outcomeMark, speaksFor } from '../../../domain/signal/weighing.ts';
import { CLOSE_NOW } from '../actions.ts';
import { otherName, outcomeName } from '../weighing-blocks.ts';
import { type AgreeToClose, agreeToClose, type ClosingAnswer } from './agree-to-close.ts';

/** `/signal close S-2026-0001`: what is agreed to is what the channel's card shows. */
export function sayClose(turn: Turn, text: string): Promise<Reply> {
  return close(turn, { reference: text.trim(), seen: undefined, confirmed: false });
}

/** Closes nothing without asking: see {@link pressCloseNow}. */
export const pressClose = onPress(AGREE_TO_CLOSE, (turn, seen) =>
  close(turn, { ...seen, confirmed: false }),
);

/** After it was shown what closing means. */
export const pressCloseNow = onPress(CLOSE_NOW, (turn, seen) =>
  close(turn, { ...seen, confirmed: true }),
);

async function close(turn: Turn, input: AgreeToClose): Promise<Reply> {
  const answer = await turn.perform(agreeToClose, input);
  if (answer.state === 'ask') return cardReply(askCard(answer, turn));
  const { words, member } = turn;
  const { reference, outcome } = answer.signal;
  const side = speaksFor(member, answer.signal);
  const said = {
    reference,
    outcome: outcomeName(outcome?.kind, words),
    on: formatDay(answer.erasedOn, member),
    other: side ? otherName(side, turn) : '',
  };
  const key = answer.state === 'closed' ? 'weighing.closing.done' : 'weighing.closing.said';
  return doneNotice(words(key, said));
}

/** Says exactly what the press will do. */
function askCard({ signal, erasedOn }: ClosingAnswer, turn: Turn): Card {
  const { words, member, sides } = turn;
  const { reference, outcome } = signal;
  const earlier = SIDES.find((side) => signal.closing.sides[side]);
  const side = earlier ? sides[earlier] : '';
  const lines = [
    words('weighing.closing.ask.done', { side, outcome: outcomeName(outcome?.kind, words) }),
    words('weighing.closing.ask.quiet'),
    words('weighing.closing.ask.erased', { on: formatDay(erasedOn, member) }),
  ];
  const seen = { reference, seen: outcomeMark(signal) };
  return {
    ...cardHead(words('weighing.closing.ask.title', { reference }), turn),
    blocks: lines.map((line) => ({ tag: 'text', tone: 'normal', text: [line] })),
    buttons: [
      CLOSE_NOW.button(seen, words('weighing.button.close_now'), 'primary'),
      openButton(reference, words),
    ],
  };
}
