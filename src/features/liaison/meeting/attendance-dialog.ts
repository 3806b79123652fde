import { onPress, onSubmit } from '../../../bot/declare/action.ts';
import { doneNotice } from '../../../bot/declare/reply.ts';
import { choice, emergencyNote } from '../../../bot/form/form-fields.ts';
import { line } from '../../../cards/blocks.ts';
import { comingOf } from '../../../domain/meeting/meeting.ts';
import { SIDES } from '../../../domain/people/side.ts';
import { RECORD_ATTENDANCE } from '../actions.ts';
import { attendanceInput } from '../input.ts';
import { labelsOf } from '../series/meeting-fields.ts';
import { nameOf } from './find-meeting.ts';
import { aboutMeeting } from './meeting-words.ts';
import { attendable, planAttendance, recordAttendance } from './record-attendance.ts';

/** Filled in with those who said that they come. */
export const openAttendance = onPress(RECORD_ATTENDANCE, async (ctx, typed) => {
  const { words, members, partnership } = ctx;
  const found = await ctx.run(planAttendance, { name: typed });
  const { name, title, when } = aboutMeeting(found, ctx);
  const people = attendable(found, members);
  const ids = people.map(({ id }) => id);
  const coming = (found.meeting.attended ?? comingOf(found.meeting)).map((one) => one.memberId);
  const field = { name: 'attended', label: words('liaison.attendance.who'), most: people.length };
  return RECORD_ATTENDANCE.dialog(name, {
    title: words('liaison.attendance.dialog'),
    submit: words('liaison.attendance.submit'),
    fields: [
      emergencyNote(words, partnership.emergencyNumber),
      { tag: 'note', blocks: [line(`${title} · ${when}`)] },
      { ...choice(field, ids, labelsOf(people, words), coming), required: false },
    ],
  });
});

export const submitAttendance = onSubmit(
  RECORD_ATTENDANCE,
  attendanceInput,
  async (ctx, { about, input: { attended } }) => {
    const found = await ctx.run(recordAttendance, { name: about, attended });
    const there = found.meeting.attended ?? [];
    const counts = SIDES.map((side) => {
      const count = there.filter(({ organisation }) => organisation.side === side).length;
      return `${ctx.sides[side]} ${count}`;
    });
    const said = { name: nameOf(found), sides: counts.join(' · ') };
    return doneNotice(ctx.words('liaison.attendance.done', said));
  },
);
