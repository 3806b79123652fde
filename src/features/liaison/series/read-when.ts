import type { Context } from '../../../bot/declare/context.ts';
import type { ChoiceField, Option } from '../../../cards/dialog.ts';
import { formatDay } from '../../../cards/format-time.ts';
import { type NamedReading, readRecurrence } from '../../../domain/phrases/read-recurrence.ts';
import type { Recurrence } from '../../../domain/time/recurrence.ts';
import { fingerprint } from '../input.ts';
import { firstDates } from './dates-note.ts';

/** So many dates tell one rhythm from another. */
const DATES_TOLD = 2;

/** What became of words for a rhythm: one, a question back, or what cannot be. */
export type WhenReading =
  | {
      readonly kind: 'rhythm';
      readonly rhythm: Recurrence;
      readonly minutes: number | undefined;
      /** What was asked and is answered by now: it stays in the form. */
      readonly field?: ChoiceField;
    }
  | { readonly kind: 'ask'; readonly field: ChoiceField }
  | { readonly kind: 'fault'; readonly text: string };

/**
 * Reads a rhythm in the channel's zone. What can be read in several ways is asked, and never guessed.
 *
 * @param from local date that is taken for today.
 */
export function readWhen(ctx: Context, typed: string, meant = '', from?: string): WhenReading {
  const { partnership, member, now, words } = ctx;
  const { timeZone } = partnership;
  const today = from ?? now.toZonedDateTimeISO(timeZone).toPlainDate().toString();
  const context = { today, timeZone, language: member.language, calendar: partnership };
  const read = readRecurrence(typed, context);
  if (read.kind === 'rhythm') {
    return { kind: 'rhythm', rhythm: read.recurrence, minutes: read.durationMinutes };
  }
  if (read.kind !== 'ask') return { kind: 'fault', text: words(`liaison.fault.when.${read.kind}`) };
  const chosen = read.readings.find(({ recurrence }) => shownAs(recurrence) === meant);
  const options = read.readings.map((one) => {
    return { value: shownAs(one.recurrence), label: readingLabel(ctx, one) };
  });
  const field = askMeant(ctx, options);
  if (!chosen) return { kind: 'ask', field };
  const { recurrence: rhythm } = chosen;
  const minutes = read.durationMinutes;
  return { kind: 'rhythm', rhythm, minutes, field: { ...field, value: [meant] } };
}

/** No weekday comes more often in a month. */
const ORDINALS = [
  'liaison.ordinal.first',
  'liaison.ordinal.second',
  'liaison.ordinal.third',
  'liaison.ordinal.fourth',
  'liaison.ordinal.fifth',
] as const;

/** Asks which of several things is meant, each with what it is named and how it is said. */
export function askMeant({ words }: Context, options: readonly Option[]): ChoiceField {
  const label = words('liaison.schedule.meant');
  return { tag: 'choice', name: 'meant', label, required: true, most: 1, options };
}

/** "Every second week: Tue 8 Dec 2026, Tue 22 Dec 2026" */
function readingLabel(ctx: Context, { recurrence, says, nth }: NamedReading): string {
  const { member, words } = ctx;
  const dates = firstDates(recurrence, ctx).slice(0, DATES_TOLD);
  const said = dates.map(({ date }) => formatDay(date, member)).join(', ');
  const key = ORDINALS[nth - 1];
  const ordinal = key ? words(key) : String(nth);
  const first = dates[0] && Temporal.PlainDate.from(dates[0].date);
  const weekday = first?.toLocaleString(member.language, { weekday: 'long' }) ?? '';
  return `${words(`liaison.meant.${says}`, { ordinal, weekday })}: ${said}`;
}

/** Names a rhythm, and how long a meeting takes, so that what was shown can be told from what was not. */
export function shownAs(rhythm: Recurrence, minutes = 0): string {
  const { from, until = '', time, timeZone, rule, workingDays } = rhythm;
  return fingerprint([from, until, time, timeZone, rule, workingDays, minutes]);
}
