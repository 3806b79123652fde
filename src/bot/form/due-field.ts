import type { Field, FormValues } from '../../cards/dialog.ts';
import { formatTime } from '../../cards/format-time.ts';
import { type DueMoment, readDue } from '../../domain/phrases/due-input.ts';
import { cityOf } from '../../domain/time/place-zone.ts';
import type { Context } from '../declare/context.ts';
import { choice, oneLine } from './form-fields.ts';

/** The field in which somebody says when a step is due, and the one that asks which of several is meant. */
const DUE = 'due';
const MEANT = 'due_meant';

/** What became of a due time in words: one moment, a question back, or a fault beside its field. */
type DueAnswer =
  | { readonly kind: 'due'; readonly moment: DueMoment }
  | { readonly kind: 'ask'; readonly moments: readonly DueMoment[] }
  | { readonly kind: 'fault'; readonly errors: Readonly<Record<string, string>> };

/** @param moments several that what was typed may mean: asked beside it. */
export function dueFields(
  ctx: Context,
  values: FormValues,
  required: boolean,
  moments: readonly DueMoment[] = [],
): Field[] {
  const { words, member } = ctx;
  const label = words('step.field.due.label');
  const hint = words('step.field.due.hint', { city: cityOf(member.timeZone) });
  const typed = oneLine({ name: DUE, label, hint, required, value: textOf(values, DUE) });
  if (moments.length === 0) return [typed];
  const ask = { name: MEANT, label: words('step.field.due.meant'), most: 1 };
  const labels = new Map(moments.map((one) => [one.due.toString(), momentLabel(one, ctx)]));
  return [typed, choice(ask, [...labels.keys()], (value) => labels.get(value) ?? '', [])];
}

/** Reads both fields. What can be read in several ways is asked, and never guessed. */
export function readDueFields(ctx: Context, values: FormValues): DueAnswer {
  const { words, now, member, partnership } = ctx;
  const { timeZone, language } = member;
  const context = { now, timeZone, language, calendar: partnership };
  const meant = textOf(values, MEANT);
  if (isOver(meant, now)) return fault(DUE, words('refusal.step_due_past'));
  const reading = readDue(textOf(values, DUE), context);
  if (reading.kind === 'due') return reading;
  if (reading.kind === 'past') return fault(DUE, words('refusal.step_due_past'));
  if (reading.kind !== 'ambiguous') return fault(DUE, words(`step.fault.${reading.kind}`));
  const moment = reading.moments.find(({ due }) => due.toString() === meant);
  if (moment) return { kind: 'due', moment };
  const unanswered = values[MEANT] !== undefined && meant === '';
  return unanswered
    ? fault(MEANT, words('field.required'))
    : { kind: 'ask', moments: reading.moments };
}

/** The one that was chosen is over by now: what was typed would mean another one. */
function isOver(meant: string, now: Temporal.Instant): boolean {
  try {
    return meant !== '' && Temporal.Instant.compare(Temporal.Instant.from(meant), now) <= 0;
  } catch {
    return false;
  }
}

function fault(name: string, text: string): DueAnswer {
  return { kind: 'fault', errors: { [name]: text } };
}

/** "Fri 4 Dec, 17:00"; with the year if it is not this one's, and the turn of a time that comes twice. */
function momentLabel({ due, turn }: DueMoment, { words, member, now }: Context): string {
  const yearOf = (at: Temporal.Instant) => at.toZonedDateTimeISO(member.timeZone).year;
  const year = yearOf(due) === yearOf(now) ? '' : ` (${yearOf(due)})`;
  const which = turn ? `, ${words(`step.field.due.${turn}`)}` : '';
  return `${formatTime(due.toString(), member)}${year}${which}`;
}

function textOf(values: FormValues, name: string): string {
  const value = values[name];
  return typeof value === 'string' ? value.trim() : (value?.[0] ?? '');
}
