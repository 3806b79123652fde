import { randomUUID } from 'node:crypto';
import { choice, emergencyNote, oneLine } from '../../../bot/form/form-fields.ts';
import { readForm } from '../../../bot/form/form-input.ts';
import { lookAtTexts } from '../../../bot/form/second-look-ask.ts';
import type { PressHandler, SubmissionHandler } from '../../../bot/legacy.ts';
import type { Reply } from '../../../bot/reply.ts';
import { POINT_ACTION } from '../../../bot/signals/agenda-buttons.ts';
import type { Turn } from '../../../bot/turn.ts';
import type { Dialog } from '../../../cards/dialog.ts';
import { MAX_POINT_CHARACTERS } from '../../../domain/meeting/agenda.ts';
import { formatMeetingName, parseMeetingName } from '../../../domain/reference.ts';
import { pointInput } from '../input.ts';
import { nameOf } from '../meeting/find-meeting.ts';
import { momentText, readerOf, titleOf, whenText } from '../meeting/meeting-words.ts';
import { addPoint, type PlannedPoint, planPoint } from './add-point.ts';

/** `L-2026-0001 what`, `L-2026-0001/2026-12-08 what`, or what alone for the next meeting. */
const NAMED = /^(l-?\d{4}-?\d{1,6}(?:\s*\/\s*\d{4}-\d{2}-\d{2})?)(?:\s+([\s\S]*))?$/i;

/** @param value the name of a meeting, or what is to be talked about: a reference, a message. */
export const openPoint: PressHandler = async (turn, value) => {
  const plan = await turn.perform(planPoint, {});
  const [, name = '', what = name === '' ? value : ''] = NAMED.exec(value.trim()) ?? [];
  return { kind: 'dialog', dialog: pointDialog(turn, plan, { name, what: inLine(what) }) };
};

/** `/liaison agenda add …`: recorded at once, unless something in it is to be looked at again. */
export async function addTyped(turn: Turn, text: string): Promise<Reply> {
  const [, name = '', rest = name === '' ? text : ''] = NAMED.exec(text.trim()) ?? [];
  const what = rest.trim().replaceAll(/\s+/g, ' ');
  const fault = pointFault(what, turn);
  if (what === '' || fault) {
    const plan = await turn.perform(planPoint, {});
    return { kind: 'dialog', dialog: pointDialog(turn, plan, { name, what, fault }) };
  }
  return add(turn, name, what, randomUUID());
}

export const submitPoint: SubmissionHandler = async (turn, { key, values }) => {
  const form = readForm(pointInput, values, turn.words);
  if (!form.ok) return form.reply;
  const { what, meeting } = form.input;
  const fault = pointFault(what, turn);
  if (fault) return { kind: 'field-errors', errors: { what: fault } };
  return add(turn, meeting, what, key);
};

async function add(turn: Turn, name: string, what: string, key: string): Promise<Reply> {
  const found = await turn.perform(addPoint, { name, what, key });
  const when = whenText(found.meeting, readerOf(turn), turn.now);
  const text = turn.words('liaison.agenda.added', { name: nameOf(found), when });
  return { kind: 'notice', tone: 'done', text };
}

function pointFault(what: string, { words }: Turn): string | undefined {
  if (what.length > MAX_POINT_CHARACTERS) {
    return words('field.too_long', { length: what.length, most: MAX_POINT_CHARACTERS });
  }
  return lookAtTexts([what]).length > 0 ? words('liaison.fault.person') : undefined;
}

function pointDialog(
  turn: Turn,
  { meetings }: PlannedPoint,
  {
    name,
    what,
    fault,
  }: { readonly name: string; readonly what: string; readonly fault?: string | undefined },
): Dialog {
  const { words, partnership, now } = turn;
  const labels = new Map(
    meetings.map((one) => [
      nameOf(one),
      `${titleOf(one.series, words)} · ${momentText(one.meeting.starts, readerOf(turn), now)}`,
    ]),
  );
  const field = { name: 'meeting', label: words('liaison.agenda.meeting'), most: 1 };
  const above = fault ? [{ tag: 'status', symbol: 'overdue', text: [fault] } as const] : [];
  return {
    action: POINT_ACTION,
    key: randomUUID(),
    title: words('liaison.agenda.add_title'),
    submit: words('liaison.agenda.add_submit'),
    fields: [
      ...(above.length > 0 ? [{ tag: 'note', blocks: above } as const] : []),
      emergencyNote(words, partnership.emergencyNumber),
      oneLine({
        name: 'what',
        label: words('liaison.agenda.what'),
        hint: words('liaison.agenda.what_hint'),
        required: true,
        value: what.slice(0, MAX_POINT_CHARACTERS),
      }),
      choice(field, [...labels.keys()], (one) => labels.get(one) ?? '', [chosenOf(name, meetings)]),
    ],
  };
}

/** The one that was named, or the next of the series that was, or the next there is. */
function chosenOf(name: string, meetings: PlannedPoint['meetings']): string {
  const named = parseMeetingName(name);
  const wanted = named && formatMeetingName(named.reference, named.date ?? '');
  const found =
    meetings.find((one) => nameOf(one) === wanted) ??
    meetings.find(({ series }) => series.reference === named?.reference) ??
    meetings[0];
  return found ? nameOf(found) : '';
}

function inLine(text: string): string {
  return text.trim().replaceAll(/\s+/g, ' ');
}
