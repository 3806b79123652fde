import { onSubmit } from '../../../bot/action.ts';
import { noteField, type OpenedWith } from '../../../bot/form/form-fields.ts';
import { lookAtForm } from '../../../bot/form/second-look-form.ts';
import { doneNotice, fieldErrors, type NoticeReply } from '../../../bot/reply.ts';
import type { Turn } from '../../../bot/turn.ts';
import { formatTime } from '../../../cards/format-time.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { Signal } from '../../../domain/signal/signal.ts';
import { closingTime } from '../../../domain/time/working-calendar.ts';
import { PROPOSE_OUTCOME } from '../actions.ts';
import { type OutcomeInput, outcomeInput } from '../input.ts';
import { scoreFaults } from '../no-scores.ts';
import { outcomeName, proposerNames } from '../weighing-blocks.ts';
import { askOutcome } from './outcome-dialog.ts';
import { type ProposeOutcome, proposeOutcome } from './propose-outcome.ts';

interface ReadMore {
  readonly more: ProposeOutcome['more'];
  readonly errors: Readonly<Record<string, string>>;
}

/** Proposes what the form says; first asks about what seems to concern a person, if it was not asked yet. */
export const submitOutcome = onSubmit(PROPOSE_OUTCOME, outcomeInput, async (turn, form) => {
  const { words } = turn;
  const { about, input } = form;
  const { outcome: kind, reason } = input;
  const { more, ...read } = readMore(input, turn);
  const errors = { ...scoreFaults({ reason }, words), ...read.errors };
  if (Object.keys(errors).length > 0) return fieldErrors(errors);
  const ask = (again: OpenedWith) => askOutcome(turn, about.reference, again);
  const look = await lookAtForm(turn, form, { reason }, ask);
  if (!look.ok) return look.reply;
  try {
    const outcome = { ...about, ...look.input, kind, more };
    return proposed(await turn.perform(proposeOutcome, outcome), turn);
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'outcome_changed') throw error;
    return ask({ ...form, above: [noteField(words('weighing.outcome.meanwhile'))] });
  }
});

/** By whom and until when, for more information alone: until the office closes on that day. */
function readMore({ outcome, more_by, more_until }: OutcomeInput, turn: Turn): ReadMore {
  const { words, partnership, now } = turn;
  const asked = outcome === 'more_information';
  if (!asked || !more_by || !more_until) {
    const fault = words(asked ? 'weighing.outcome.needed' : 'weighing.outcome.not_needed');
    const faults = Object.entries({ more_by, more_until })
      .filter(([, said]) => Boolean(said) !== asked)
      .map(([field]) => [field, fault]);
    return { more: undefined, errors: Object.fromEntries(faults) };
  }
  const by = turn.members.find(({ id }) => id === more_by);
  if (!by) return { more: undefined, errors: { more_by: words('field.not_offered') } };
  const until = closingTime(partnership, Temporal.PlainDate.from(more_until));
  if (Temporal.Instant.compare(until, now) <= 0) {
    return { more: undefined, errors: { more_until: words('weighing.outcome.past') } };
  }
  return { more: { by, until }, errors: {} };
}

function proposed(signal: Signal, turn: Turn): NoticeReply {
  const { words, member } = turn;
  const { reference, outcome } = signal;
  const { other } = proposerNames(signal, turn);
  const at = formatTime((outcome?.agreeBy ?? turn.now).toString(), member);
  const said = { reference, outcome: outcomeName(outcome?.kind, words), other, at };
  return doneNotice(words('weighing.outcome.done', said));
}
