import { randomUUID } from 'node:crypto';
import { onPress, onSubmit } from '../../../bot/declare/action.ts';
import type { Context } from '../../../bot/declare/context.ts';
import {
  type DialogReply,
  doneNotice,
  fieldErrors,
  type Reply,
} from '../../../bot/declare/reply.ts';
import { choice, emergencyNote, oneLine } from '../../../bot/form/form-fields.ts';
import { ADD_AGENDA_POINT } from '../../../bot/signals/actions.ts';
import { MAX_POINT_CHARACTERS } from '../../../domain/meeting/agenda.ts';
import { formatMeetingName, parseMeetingName } from '../../../domain/reference.ts';
import { faultNote, personFaults, pointInput, splitName } from '../input.ts';
import { type MeetingOfSeries, nameOf } from '../meeting/find-meeting.ts';
import { aboutMeeting, momentText, readerOf, titleOf } from '../meeting/meeting-words.ts';
import { type AddPoint, addPoint, planPoint } from './add-point.ts';

/** It carries the name of a meeting, or what is to be talked about: a reference, a message. */
export const openPoint = onPress(ADD_AGENDA_POINT, (ctx, value) =>
  pointDialog(ctx, readPoint(value)),
);

/** `/liaison agenda add …`: recorded at once, unless something in it is to be looked at again. */
export async function addTyped(ctx: Context, text: string): Promise<Reply> {
  const point = readPoint(text);
  const { what: fault } = pointFaults(point.what, ctx);
  if (point.what === '' || fault) return pointDialog(ctx, point, fault);
  return add(ctx, { ...point, key: randomUUID() });
}

export const submitPoint = onSubmit(ADD_AGENDA_POINT, pointInput, async (ctx, { key, input }) => {
  const { what, meeting: name } = input;
  const faults = pointFaults(what, ctx);
  return faults.what ? fieldErrors(faults) : add(ctx, { name, what, key });
});

/** `L-2026-0001 what`, `L-2026-0001/2026-12-08 what`, or what alone for the next meeting. */
function readPoint(text: string): Omit<AddPoint, 'key'> {
  const { name, rest: what } = splitName(text);
  return { name, what };
}

async function add(ctx: Context, point: AddPoint): Promise<Reply> {
  const about = aboutMeeting(await ctx.run(addPoint, point), ctx);
  return doneNotice(ctx.words('liaison.agenda.added', about));
}

function pointFaults(what: string, ctx: Context): { readonly what?: string } {
  if (what.length <= MAX_POINT_CHARACTERS) return personFaults(ctx, { what });
  const limits = { length: what.length, most: MAX_POINT_CHARACTERS };
  return { what: ctx.words('field.too_long', limits) };
}

async function pointDialog(
  ctx: Context,
  { name, what }: Omit<AddPoint, 'key'>,
  fault?: string,
): Promise<DialogReply> {
  const meetings = await ctx.run(planPoint, {});
  const { words, partnership, now } = ctx;
  const labels = new Map(
    meetings.map((one) => [
      nameOf(one),
      `${titleOf(one.series, words)} · ${momentText(one.meeting.starts, readerOf(ctx), now)}`,
    ]),
  );
  const field = { name: 'meeting', label: words('liaison.agenda.meeting'), most: 1 };

  return ADD_AGENDA_POINT.dialog('', {
    title: words('liaison.agenda.add_title'),
    submit: words('liaison.agenda.add_submit'),
    fields: [
      ...(fault ? [faultNote(fault)] : []),
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
  });
}

/** The one that was named, or the next of the series that was, or the next there is. */
function chosenOf(name: string, meetings: readonly MeetingOfSeries[]): string {
  const named = parseMeetingName(name);
  const wanted = named && formatMeetingName(named.reference, named.date ?? '');
  const found =
    meetings.find((one) => nameOf(one) === wanted) ??
    meetings.find(({ series }) => series.reference === named?.reference) ??
    meetings[0];
  return found ? nameOf(found) : '';
}
