import { randomUUID } from 'node:crypto';
import { onPress, onSubmit } from '../../../bot/declare/action.ts';
import type { Context } from '../../../bot/declare/context.ts';
import { doneNotice, fieldErrors, type Reply } from '../../../bot/declare/reply.ts';
import { ADD_AGENDA_POINT } from '../../../bot/signals/actions.ts';
import { MAX_POINT_CHARACTERS } from '../../../domain/meeting/agenda.ts';
import { personFaults, pointInput, splitName } from '../input.ts';
import { aboutMeeting } from '../meeting/meeting-words.ts';
import { type AddPoint, addPoint } from './add-point.ts';
import { pointDialog } from './point-dialog.ts';

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
