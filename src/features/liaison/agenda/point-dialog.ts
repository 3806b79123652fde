import type { Context } from '../../../bot/declare/context.ts';
import type { DialogReply } from '../../../bot/declare/reply.ts';
import { choice, emergencyNote, oneLine } from '../../../bot/form/form-fields.ts';
import { ADD_AGENDA_POINT } from '../../../bot/signals/actions.ts';
import { MAX_POINT_CHARACTERS } from '../../../domain/meeting/agenda.ts';
import { parseMeetingName, referencesMeant, referenceYear } from '../../../domain/reference.ts';
import type { MeetingOfSeries } from '../../../ports/meeting/meeting-store.ts';
import { faultNote } from '../input.ts';
import { nameOf } from '../meeting/find-meeting.ts';
import { titleOf } from '../meeting/meeting-words.ts';
import { momentText, readerOf } from '../meeting/when-words.ts';
import { type AddPoint, planPoint } from './add-point.ts';

export async function pointDialog(
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
      choice(field, [...labels.keys()], (one) => labels.get(one) ?? '', [
        chosenOf(name, meetings, referenceYear(now, partnership.timeZone)),
      ]),
    ],
  });
}

/** The one that was named, or the next of the series that was, or the next there is. */
function chosenOf(name: string, meetings: readonly MeetingOfSeries[], year: number): string {
  const { typed = '', date = '' } = parseMeetingName(name) ?? {};
  const ofSeries = referencesMeant(typed, 'L', year).flatMap((one) =>
    meetings.filter(({ series }) => series.reference === one),
  );
  const found = ofSeries.find(({ meeting }) => meeting.date === date) ?? ofSeries[0] ?? meetings[0];
  return found ? nameOf(found) : '';
}
