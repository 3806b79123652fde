import { onPress } from '../../../bot/action.ts';
import { doneNotice } from '../../../bot/reply.ts';
import { AGREE_TO_OUTCOME } from '../../../bot/signals/actions.ts';
import { formatTime } from '../../../cards/format-time.ts';
import { outcomeName } from '../weighing-blocks.ts';
import { agreeOutcome } from './agree-outcome.ts';

/** Agrees to the outcome, and says what follows from it. */
export const pressAgree = onPress(AGREE_TO_OUTCOME, async (turn, seen) => {
  const { words, member } = turn;
  const { reference, outcome, status } = await turn.perform(agreeOutcome, seen);
  const said = { reference, outcome: outcomeName(outcome?.kind, words) };
  const more = outcome?.more;
  if (more) {
    const at = formatTime(more.until.toString(), member);
    return doneNotice(words('weighing.proposed.done_more', { ...said, name: more.by.name, at }));
  }
  const weighed = status === 'weighed';
  return doneNotice(
    words(weighed ? 'weighing.proposed.done_next' : 'weighing.proposed.done', said),
  );
});
