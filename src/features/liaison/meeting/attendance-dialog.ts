import { randomUUID } from 'node:crypto';
import { choice, emergencyNote } from '../../../bot/form/form-fields.ts';
import { readForm } from '../../../bot/form/form-input.ts';
import type { PressHandler, SubmissionHandler } from '../../../bot/legacy.ts';
import { comingOf } from '../../../domain/meeting/meeting.ts';
import { SIDES } from '../../../domain/people/side.ts';
import { attendanceInput } from '../input.ts';
import { ATTENDANCE_ACTION } from '../liaison-cards.ts';
import { labelsOf } from '../series/schedule-dialog.ts';
import { nameOf } from './find-meeting.ts';
import { plain, readerOf, titleOf, whenText } from './meeting-words.ts';
import { attendable, planAttendance, recordAttendance } from './record-attendance.ts';

/** Filled in with those who said that they come. */
export const openAttendance: PressHandler = async (turn, name) => {
  const { words, members, partnership, now } = turn;
  const found = await turn.perform(planAttendance, { name });
  const people = attendable(found, members);
  const chosen = found.meeting.attended ?? comingOf(found.meeting);
  const field = { name: 'attended', label: words('liaison.attendance.who'), most: people.length };
  const when = `${titleOf(found.series, words)} · ${whenText(found.meeting, readerOf(turn), now)}`;
  const ids = people.map(({ id }) => id);
  return {
    kind: 'dialog',
    dialog: {
      action: ATTENDANCE_ACTION,
      key: randomUUID(),
      about: nameOf(found),
      title: words('liaison.attendance.dialog'),
      submit: words('liaison.attendance.submit'),
      fields: [
        emergencyNote(words, partnership.emergencyNumber),
        { tag: 'note', blocks: [plain(when)] },
        {
          ...choice(
            field,
            ids,
            labelsOf(people),
            chosen.map(({ memberId }) => memberId),
          ),
          required: false,
        },
      ],
    },
  };
};

export const submitAttendance: SubmissionHandler = async (turn, { about = '', values }) => {
  const form = readForm(attendanceInput, values, turn.words);
  if (!form.ok) return form.reply;
  const { attended } = form.input;
  const found = await turn.perform(recordAttendance, { name: about, attended });
  const there = found.meeting.attended ?? [];
  const counts = SIDES.map((side) => {
    const count = there.filter(({ organisation }) => organisation.side === side).length;
    return `${turn.sides[side]} ${count}`;
  });
  const text = turn.words('liaison.attendance.done', {
    name: nameOf(found),
    sides: counts.join(' · '),
  });
  return { kind: 'notice', tone: 'done', text };
};
