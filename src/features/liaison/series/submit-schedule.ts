import { onPress, onSubmit } from '../../../bot/declare/action.ts';
import type { Context } from '../../../bot/declare/context.ts';
import { cardReply, type DialogReply, fieldErrors } from '../../../bot/declare/reply.ts';
import type { Recurrence } from '../../../domain/time/recurrence.ts';
import { SCHEDULE_SERIES } from '../actions.ts';
import { faultNote, type ScheduleInput, scheduleInput } from '../input.ts';
import { ARRANGES } from '../rights.ts';
import { beginsInPast, datesNote, firstDates } from './dates-note.ts';
import { readMinutes, readSchedule } from './read-schedule.ts';
import { readWhen, shownAs } from './read-when.ts';
import { type Scheduling, scheduleDialog } from './schedule-dialog.ts';
import { scheduleSeries } from './schedule-series.ts';
import { scheduledCard } from './series-card.ts';

/** Opens the form; what the words say clearly is filled in, with the dates shown at once. */
export function openSchedule(ctx: Context, typed: string): DialogReply {
  ctx.require(ARRANGES);
  const when = typed.trim().replaceAll(/\s+/g, ' ');
  const values = { when };
  if (when === '') return scheduleDialog(ctx, { values });
  const reading = readWhen(ctx, when);
  switch (reading.kind) {
    case 'rhythm': {
      const { rhythm, minutes } = reading;
      return withDates(ctx, { values }, rhythm, readMinutes('', rhythm, minutes));
    }
    case 'ask':
      return scheduleDialog(ctx, { values, ask: reading.field });
    case 'fault':
      return scheduleDialog(ctx, { values, above: [faultNote(reading.text)] });
    default:
      return reading satisfies never;
  }
}

export const pressSchedule = onPress(SCHEDULE_SERIES, (ctx) => openSchedule(ctx, ''));

/** Shows the dates first; sent again with them, it is recorded. */
export const submitSchedule = onSubmit(SCHEDULE_SERIES, scheduleInput, async (ctx, form) => {
  const { key, about: shown, input, values } = form;
  const reading = readWhen(ctx, input.when, input.meant);
  const rest = readSchedule(ctx, input);
  const when = reading.kind === 'rhythm' ? whenFaults(ctx, input, reading) : {};
  const fault = reading.kind === 'fault' ? { when: reading.text } : when;
  const errors = { ...fault, ...(rest.ok ? {} : rest.errors) };
  if (reading.kind === 'fault' || !rest.ok || Object.keys(errors).length > 0) {
    return fieldErrors(errors);
  }
  if (reading.kind === 'ask') return scheduleDialog(ctx, { key, values, ask: reading.field });
  const { rhythm, field: ask } = reading;
  const minutes = readMinutes(input.ends, rhythm, reading.minutes);
  if (typeof minutes !== 'number') return fieldErrors(errors);
  if (shownAs(rhythm, minutes) !== shown) {
    return withDates(ctx, { key, values, ask }, rhythm, minutes);
  }
  const agreed = { ...rest.agreed, rhythms: [rhythm], minutes };
  const scheduled = await ctx.run(scheduleSeries, { ...agreed, key });
  return cardReply(scheduledCard(scheduled, ctx));
});

function whenFaults(
  ctx: Context,
  { ends }: ScheduleInput,
  { rhythm, minutes }: { readonly rhythm: Recurrence; readonly minutes: number | undefined },
): Record<string, string> {
  const { words, now } = ctx;
  const read = readMinutes(ends, rhythm, minutes);
  return {
    ...(read === 'not_a_time' && { ends: words('liaison.fault.time') }),
    ...(read === undefined && { ends: words('liaison.fault.ends', { time: rhythm.time }) }),
    ...(beginsInPast(rhythm, now) && { when: words('liaison.fault.past') }),
    ...(firstDates(rhythm, ctx).length === 0 && { when: words('liaison.fault.no_date') }),
  };
}

function withDates(
  ctx: Context,
  opened: Pick<Scheduling, 'key' | 'values' | 'ask'>,
  rhythm: Recurrence,
  minutes: number | undefined | 'not_a_time',
): DialogReply {
  const known = typeof minutes === 'number' ? minutes : 0;
  const above = [datesNote(ctx, rhythm, firstDates(rhythm, ctx), known)];
  const shown = beginsInPast(rhythm, ctx.now) ? '' : shownAs(rhythm, known);
  return scheduleDialog(ctx, { ...opened, shown, above });
}
