import type { Context } from '../../../bot/declare/context.ts';
import type { ChoiceField, Option } from '../../../cards/dialog.ts';
import { formatTime } from '../../../cards/format-time.ts';
import { rhythmOn } from '../../../domain/meeting/series.ts';
import type { Scope } from '../../../domain/meeting/series-change.ts';
import { takesOverFrom, type WantedChange } from '../../../domain/meeting/series-moving.ts';
import { type DueMoment, readDue } from '../../../domain/phrases/due-input.ts';
import type { ChangeWord } from '../actions.ts';
import type { ChangeInput } from '../input.ts';
import { askMeant, readWhen } from '../series/read-when.ts';
import type { AtHand } from './change-meetings.ts';

export type ChangeReading =
  | {
      readonly kind: 'wanted';
      readonly wanted: WantedChange;
      /** What was asked and is answered by now: it stays in the form. */
      readonly field?: ChoiceField;
    }
  | { readonly kind: 'ask'; readonly field: ChoiceField }
  | { readonly kind: 'fault'; readonly errors: Readonly<Record<string, string>> };

/** What a time of day looks like. Without one a meeting keeps its own. */
const HAS_TIME = /\d[:.h]\d\d|\d\s*(?:am|pm|uur|uhr|h)\b/i;

/** Reads what is to be done. For one meeting a moment is typed, for more of them a rhythm. */
export function readChange(
  ctx: Context,
  atHand: AtHand,
  word: ChangeWord,
  { scope, when, meant }: ChangeInput,
): ChangeReading {
  if (word !== 'move') {
    const kind = word === 'skip' ? 'skipped' : 'cancelled';
    return { kind: 'wanted', wanted: { kind, scope } };
  }
  if (when === '') return fault(ctx.words('field.required'));
  return scope === 'this'
    ? readMoment(ctx, atHand, when, meant)
    : readRhythm(ctx, atHand, scope, when, meant);
}

function readMoment(ctx: Context, atHand: AtHand, when: string, meant: string): ChangeReading {
  const { now, partnership: calendar } = ctx;
  const rhythm = rhythmOn(atHand.series, atHand.meeting.date);
  const typed = HAS_TIME.test(when) ? when : `${when} ${rhythm?.time ?? ''}`;
  const { timeZone } = rhythm ?? calendar;
  const { language } = ctx.member;
  const reading = readDue(typed, { now, timeZone, language, calendar });
  if (reading.kind === 'ambiguous') {
    const chosen = reading.moments.find(({ due }) => due.toString() === meant);
    const field = askMeant(
      ctx,
      reading.moments.map((one) => momentOption(ctx, one, timeZone)),
    );
    if (!chosen) return { kind: 'ask', field };
    return moveTo(ctx, atHand, chosen.due, { ...field, value: [meant] });
  }
  if (reading.kind !== 'due') return fault(ctx.words(`liaison.fault.moment.${reading.kind}`));
  return moveTo(ctx, atHand, reading.moment.due);
}

function moveTo(
  { words }: Context,
  { meeting }: AtHand,
  to: Temporal.Instant,
  field?: ChoiceField,
): ChangeReading {
  if (to.equals(meeting.starts)) return fault(words('liaison.fault.same_time'));
  return { kind: 'wanted', wanted: { kind: 'moved', scope: 'this', to }, ...(field && { field }) };
}

function momentOption(
  { words, member }: Context,
  { due, turn }: DueMoment,
  timeZone: string,
): Option {
  const which = turn ? `, ${words(`step.field.due.${turn}`)}` : '';
  const value = due.toString();
  return { value, label: `${formatTime(value, { ...member, timeZone })}${which}` };
}

function readRhythm(
  ctx: Context,
  atHand: AtHand,
  scope: Exclude<Scope, 'this'>,
  when: string,
  meant: string,
): ChangeReading {
  const from = takesOverFrom(atHand, scope, ctx.now);
  const reading = readWhen(ctx, when, meant, from);
  if (reading.kind === 'ask') return reading;
  if (reading.kind === 'fault') return fault(reading.text);
  const { rhythm: to, field } = reading;
  if (to.from < from) return fault(ctx.words('liaison.fault.past'));
  return { kind: 'wanted', wanted: { kind: 'moved', scope, to }, ...(field && { field }) };
}

function fault(text: string): ChangeReading {
  return { kind: 'fault', errors: { when: text } };
}
