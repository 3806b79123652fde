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
export function openSchedule(turn: Context, typed: string): DialogReply {
  turn.require(ARRANGES);
  const when = typed.trim().replaceAll(/\s+/g, ' ');
  const values = { when };
  if (when === '') return scheduleDialog(turn, { values });
  const reading = readWhen(turn, when);
  switch (reading.kind) {
    case 'rhythm': {
      const { rhythm, minutes } = reading;
      return withDates(turn, { values }, rhythm, readMinutes('', rhythm, minutes));
    }
    case 'ask':
      return scheduleDialog(turn, { values, ask: reading.field });
    case 'fault':
      return scheduleDialog(turn, { values, above: [faultNote(reading.text)] });
    default:
      return reading satisfies never;
  }
}

export const pressSchedule = onPress(SCHEDULE_SERIES, (turn) => openSchedule(turn, ''));

/** Shows the dates first; sent again with them, it is recorded. */
export const submitSchedule = onSubmit(SCHEDULE_SERIES, scheduleInput, async (turn, form) => {
  const { key, about: shown, input, values } = form;
  const reading = readWhen(turn, input.when, input.meant);
  const rest = readSchedule(turn, input);
  const when = reading.kind === 'rhythm' ? whenFaults(turn, input, reading) : {};
  const fault = reading.kind === 'fault' ? { when: reading.text } : when;
  const errors = { ...fault, ...(rest.ok ? {} : rest.errors) };
  if (reading.kind === 'fault' || !rest.ok || Object.keys(errors).length > 0) {
    return fieldErrors(errors);
  }
  if (reading.kind === 'ask') return scheduleDialog(turn, { key, values, ask: reading.field });
  const { rhythm, field: ask } = reading;
  const minutes = readMinutes(input.ends, rhythm, reading.minutes);
  if (typeof minutes !== 'number') return fieldErrors(errors);
  if (shownAs(rhythm, minutes) !== shown) {
    return withDates(turn, { key, values, ask }, rhythm, minutes);
  }
  const agreed = { ...rest.agreed, rhythms: [rhythm], minutes };
  const scheduled = await turn.run(scheduleSeries, { ...agreed, key });
  return cardReply(scheduledCard(scheduled, turn));
});

function whenFaults(
  turn: Context,
  { ends }: ScheduleInput,
  { rhythm, minutes }: { readonly rhythm: Recurrence; readonly minutes: number | undefined },
): Record<string, string> {
  const { words, now } = turn;
  const read = readMinutes(ends, rhythm, minutes);
  return {
    ...(read === 'not_a_time' && { ends: words('liaison.fault.time') }),
    ...(read === undefined && { ends: words('liaison.fault.ends', { time: rhythm.time }) }),
    ...(beginsInPast(rhythm, now) && { when: words('liaison.fault.past') }),
    ...(firstDates(rhythm, turn).length === 0 && { when: words('liaison.fault.no_date') }),
  };
}

function withDates(
  turn: Context,
  opened: Pick<Scheduling, 'key' | 'values' | 'ask'>,
  rhythm: Recurrence,
  minutes: number | undefined | 'not_a_time',
): DialogReply {
  const known = typeof minutes === 'number' ? minutes : 0;
  const above = [datesNote(turn, rhythm, firstDates(rhythm, turn), known)];
  const shown = beginsInPast(rhythm, turn.now) ? '' : shownAs(rhythm, known);
  return scheduleDialog(turn, { ...opened, shown, above });
}
