import { onPress, onSubmit } from '../../../bot/declare/action.ts';
import type { Context } from '../../../bot/declare/context.ts';
import {
  type DialogReply,
  doneNotice,
  fieldErrors,
  type NoticeReply,
} from '../../../bot/declare/reply.ts';
import {
  choice,
  chosen,
  emergencyNote,
  memberChoice,
  noteField,
  type OpenedWith,
  reasonField,
} from '../../../bot/form/form-fields.ts';
import { lookAtForm } from '../../../bot/form/second-look-form.ts';
import type { Field, FormValues } from '../../../cards/dialog.ts';
import { formatTime } from '../../../cards/format-time.ts';
import { type Member, namesOf } from '../../../domain/people/member.ts';
import type { Side } from '../../../domain/people/side.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { OUTCOMES, type Signal } from '../../../domain/signal/signal.ts';
import { stepOwners } from '../../../domain/signal/step.ts';
import { outcomeMark } from '../../../domain/signal/weighing.ts';
import { closingTime } from '../../../domain/time/working-calendar.ts';
import type { Words } from '../../../locales/words.ts';
import { PROPOSE_OUTCOME } from '../actions.ts';
import { type OutcomeInput, outcomeInput, scoreFaults } from '../input.ts';
import { outcomeName, proposerNames } from '../weighing-blocks.ts';
import { type ProposeOutcome, planOutcome, proposeOutcome } from './propose-outcome.ts';

/** Opens the form, if an outcome can be proposed here. */
export const pressPropose = onPress(PROPOSE_OUTCOME, (ctx, reference) =>
  askOutcome(ctx, reference, { values: {} }),
);

/** The form as things stand now, with what was typed. */
async function askOutcome(
  ctx: Context,
  typed: string,
  { key, values, above = [] }: OpenedWith,
): Promise<DialogReply> {
  const { words, partnership } = ctx;
  const { signal, side } = await ctx.run(planOutcome, { reference: typed });
  const { reference } = signal;
  return PROPOSE_OUTCOME.dialog(
    { reference, seen: outcomeMark(signal) },
    {
      key,
      title: words('weighing.outcome.title', { reference }),
      submit: words('weighing.outcome.submit'),
      fields: [
        ...above,
        ...whatFalls(signal, words),
        emergencyNote(words, partnership.emergencyNumber),
        outcomeField(side, words, values),
        ...moreFields(words, stepOwners(ctx.members, signal), values),
        reasonField(
          words('weighing.outcome.reason'),
          words('weighing.outcome.reason_hint'),
          values,
        ),
      ],
    },
  );
}

/** A criminal investigation begins with the police; nobody else is offered it. */
function outcomeField(side: Side, words: Words, values: FormValues): Field {
  const field = { name: 'outcome', label: words('weighing.outcome.outcome'), most: 1 };
  const offered = OUTCOMES.filter((kind) => side === 'police' || kind !== 'criminal_investigation');
  return choice(field, offered, (kind) => outcomeName(kind, words), chosen(values, 'outcome'));
}

function moreFields(words: Words, people: readonly Member[], values: FormValues): Field[] {
  const by = { name: 'more_by', label: words('weighing.outcome.more_by') };
  const nameOf = ({ name, organisation }: Member) => `${name} (${organisation.name})`;
  const until = String(values['more_until'] ?? '');
  const label = words('weighing.outcome.more_until');
  return [
    noteField(words('weighing.outcome.more_note'), 'quiet'),
    { ...memberChoice(words, by, people, nameOf, chosen(values, 'more_by')), required: false },
    { tag: 'date', name: 'more_until', label, required: false, ...(until && { value: until }) },
  ];
}

/** What a new proposal takes the place of. */
function whatFalls({ outcome }: Signal, words: Words): Field[] {
  if (!outcome) return [];
  const said = { ...namesOf(outcome.proposed.by), outcome: outcomeName(outcome.kind, words) };
  const key = outcome.agreed ? 'weighing.outcome.instead' : 'weighing.outcome.replaces';
  return [noteField(words(key, said))];
}

interface ReadMore {
  readonly more: ProposeOutcome['more'];
  readonly errors: Readonly<Record<string, string>>;
}

/** Proposes what the form says; first asks about what seems to concern a person, if it was not asked yet. */
export const submitOutcome = onSubmit(PROPOSE_OUTCOME, outcomeInput, async (ctx, form) => {
  const { words } = ctx;
  const { about, input } = form;
  const { outcome: kind, reason } = input;
  const { more, ...read } = readMore(input, ctx);
  const errors = { ...scoreFaults({ reason }, words), ...read.errors };
  if (Object.keys(errors).length > 0) return fieldErrors(errors);
  const ask = (again: OpenedWith) => askOutcome(ctx, about.reference, again);
  const look = await lookAtForm(ctx, form, { reason }, ask);
  if (!look.ok) return look.reply;
  try {
    const outcome = { ...about, ...look.input, kind, more };
    return proposed(await ctx.run(proposeOutcome, outcome), ctx);
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'outcome_changed') throw error;
    return ask({ ...form, above: [noteField(words('weighing.outcome.meanwhile'))] });
  }
});

/** By whom and until when, for more information alone: until the office closes on that day. */
function readMore({ outcome, more_by, more_until }: OutcomeInput, ctx: Context): ReadMore {
  const { words, partnership, now } = ctx;
  const asked = outcome === 'more_information';
  if (!asked || !more_by || !more_until) {
    const fault = words(asked ? 'weighing.outcome.needed' : 'weighing.outcome.not_needed');
    const faults = Object.entries({ more_by, more_until })
      .filter(([, said]) => Boolean(said) !== asked)
      .map(([field]) => [field, fault]);
    return { more: undefined, errors: Object.fromEntries(faults) };
  }
  const by = ctx.members.find(({ id }) => id === more_by);
  if (!by) return { more: undefined, errors: { more_by: words('field.not_offered') } };
  const until = closingTime(partnership, Temporal.PlainDate.from(more_until));
  if (Temporal.Instant.compare(until, now) <= 0) {
    return { more: undefined, errors: { more_until: words('weighing.outcome.past') } };
  }
  return { more: { by, until }, errors: {} };
}

function proposed(signal: Signal, ctx: Context): NoticeReply {
  const { words, member } = ctx;
  const { reference, outcome } = signal;
  const { other } = proposerNames(signal, ctx);
  const at = formatTime((outcome?.agreeBy ?? ctx.now).toString(), member);
  const said = { reference, outcome: outcomeName(outcome?.kind, words), other, at };
  return doneNotice(words('weighing.outcome.done', said));
}
