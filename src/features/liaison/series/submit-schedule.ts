import { randomUUID } from 'node:crypto';
import { readForm } from '../../../bot/form/form-input.ts';
import type { SubmissionHandler } from '../../../bot/legacy.ts';
import type { Reply } from '../../../bot/reply.ts';
import type { Turn } from '../../../bot/turn.ts';
import type { Recurrence } from '../../../domain/time/recurrence.ts';
import { type ScheduleInput, scheduleInput } from '../input.ts';
import { ARRANGES } from '../rights.ts';
import { beginsInPast, datesNote, firstDates } from './dates-note.ts';
import { readMinutes, readSchedule } from './read-schedule.ts';
import { readWhen, shownAs } from './read-when.ts';
import { type Scheduling, scheduleDialog } from './schedule-dialog.ts';
import { scheduleSeries } from './schedule-series.ts';
import { scheduledCard } from './series-card.ts';

/** Opens the form; what the words say clearly is filled in, with the dates shown at once. */
export function openSchedule(turn: Turn, typed = ''): Reply {
  turn.require(ARRANGES);
  const when = typed.trim().replaceAll(/\s+/g, ' ');
  const opened = { key: randomUUID(), values: { when } };
  if (when === '') return asDialog(turn, { ...opened, shown: '', above: [] });
  const reading = readWhen(turn, when);
  switch (reading.kind) {
    case 'rhythm':
      return withDates(
        turn,
        opened,
        reading.rhythm,
        readMinutes('', reading.rhythm, reading.minutes),
      );
    case 'ask':
      return asDialog(turn, { ...opened, shown: '', above: [], ask: reading.field });
    case 'fault': {
      const blocks = [{ tag: 'status', symbol: 'overdue', text: [reading.text] } as const];
      return asDialog(turn, { ...opened, shown: '', above: [{ tag: 'note', blocks }] });
    }
    default:
      return reading satisfies never;
  }
}

/** Shows the dates first; sent again with them, it is recorded. */
export const submitSchedule: SubmissionHandler = async (turn, { key, about = '', values }) => {
  const form = readForm(scheduleInput, values, turn.words);
  if (!form.ok) return form.reply;
  const reading = readWhen(turn, form.input.when, form.input.meant);
  const rest = readSchedule(turn, form.input);
  const when = reading.kind === 'rhythm' ? whenFaults(turn, form.input, reading) : {};
  const fault = reading.kind === 'fault' ? { when: reading.text } : when;
  const errors = { ...fault, ...(rest.ok ? {} : rest.errors) };
  if (Object.keys(errors).length > 0) return { kind: 'field-errors', errors };
  if (reading.kind === 'ask') {
    return asDialog(turn, { key, values, shown: '', above: [], ask: reading.field });
  }
  if (reading.kind === 'fault' || !rest.ok) return { kind: 'field-errors', errors };
  const { rhythm } = reading;
  const minutes = readMinutes(form.input.ends, rhythm, reading.minutes);
  if (typeof minutes !== 'number') return { kind: 'field-errors', errors };
  if (shownAs(rhythm, minutes) !== about) {
    return withDates(turn, { key, values, ask: reading.field }, rhythm, minutes);
  }
  const agreed = { ...rest.agreed, rhythms: [rhythm], minutes };
  const scheduled = await turn.perform(scheduleSeries, { ...agreed, key });
  return { kind: 'card', card: scheduledCard(scheduled, turn) };
};

function whenFaults(
  turn: Turn,
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
  turn: Turn,
  opened: Pick<Scheduling, 'key' | 'values' | 'ask'>,
  rhythm: Recurrence,
  minutes: number | undefined | 'not_a_time',
): Reply {
  const known = typeof minutes === 'number' ? minutes : 0;
  const dates = firstDates(rhythm, turn);
  const past = beginsInPast(rhythm, turn.now);
  const shown = past ? '' : shownAs(rhythm, known);
  return asDialog(turn, { ...opened, shown, above: [datesNote(turn, rhythm, dates, known)] });
}

function asDialog(turn: Turn, scheduling: Parameters<typeof scheduleDialog>[1]): Reply {
  return { kind: 'dialog', dialog: scheduleDialog(turn, scheduling) };
}
