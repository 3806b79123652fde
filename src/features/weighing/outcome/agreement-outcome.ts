import type { PressHandler } from '../../../bot/legacy.ts';
import { formatTime } from '../../../cards/format-time.ts';
import { parseMarked } from '../closing/closing.ts';
import { outcomeName } from '../weighing-blocks.ts';
import { agreeOutcome } from './agree-outcome.ts';

/** Agrees to the outcome, and says what follows from it. */
export const sayAgree: PressHandler = async (turn, value) => {
  const { words, member } = turn;
  const { reference, outcome, status } = await turn.perform(agreeOutcome, parseMarked(value));
  const said = { reference, outcome: outcomeName(outcome?.kind, words) };
  const more = outcome?.more;
  if (more) {
    const at = formatTime(more.until.toString(), member);
    const text = words('weighing.proposed.done_more', { ...said, name: more.by.name, at });
    return { kind: 'notice', tone: 'done', text };
  }
  const weighed = status === 'weighed';
  const text = words(weighed ? 'weighing.proposed.done_next' : 'weighing.proposed.done', said);
  return { kind: 'notice', tone: 'done', text };
};
