import { onPress, onSubmit } from '../../../bot/declare/action.ts';
import { doneNotice } from '../../../bot/declare/reply.ts';
import { type Transaction, useCase } from '../../../bot/declare/use-case.ts';
import { choice, emergencyNote } from '../../../bot/form/form-fields.ts';
import { line } from '../../../cards/blocks.ts';
import { comingOf, hasBegun } from '../../../domain/meeting/meeting.ts';
import { invitedOf } from '../../../domain/meeting/series.ts';
import { actorOf, type Member } from '../../../domain/people/member.ts';
import { SIDES } from '../../../domain/people/side.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { RECORD_ATTENDANCE } from '../actions.ts';
import { attendanceInput } from '../input.ts';
import { type ByName, lookAt, MEETS } from '../rights.ts';
import { labelsOf } from '../series/schedule-dialog.ts';
import { findMeeting, findMeetingForUpdate, type MeetingOfSeries, nameOf } from './find-meeting.ts';
import { aboutMeeting } from './meeting-words.ts';
import { auditOf, requireArranging, saveGrown } from './save-meeting.ts';

/** May this member write down who was there? Asked before the form opens. */
export const planAttendance = lookAt('plan-attendance', async (ctx, { name }: ByName) => {
  const found = await findMeeting(ctx, name);
  requireMine(ctx, found);
  return found;
});

/** Writes down who was there; the last word counts. */
export const recordAttendance = useCase({
  name: 'record-attendance',
  right: MEETS,
  async run(ctx, { name, attended }: ByName & { readonly attended: readonly string[] }) {
    const { stores, people, now } = ctx;
    const found = await findMeetingForUpdate(ctx, name);
    requireMine(ctx, found);
    const { series, meeting } = found;
    const there = attendable(found, people).filter(({ id }) => attended.includes(id));
    const actors = there.map(actorOf);
    await stores.meetings.saveAttendance(meeting, actors, now);
    const changed = await saveGrown(ctx, { ...meeting, attended: actors });
    const detail = { attended: there.map(({ id }) => id) };
    return {
      result: { series, meeting: changed },
      audit: [auditOf(found, 'meeting.attended', detail)],
      channelCards: [],
    };
  },
});

/** Those invited, and everybody else of their organisations who may have come in their place. */
function attendable(
  { series, meeting }: MeetingOfSeries,
  people: readonly Member[],
): readonly Member[] {
  const invited = invitedOf(series, people);
  const houses = new Set(invited.map(({ organisation }) => organisation.id));
  const deputies = new Set(meeting.answers.map(({ deputy }) => deputy?.memberId));
  return people.filter(
    ({ id, organisation, roles }) =>
      invited.some((one) => one.id === id) ||
      deputies.has(id) ||
      (houses.has(organisation.id) && roles.includes('deputy')),
  );
}

/** @throws Refusal `meeting_not_yours`; `meeting_not_planned`; `meeting_not_over`. */
function requireMine(ctx: Transaction, found: MeetingOfSeries): void {
  requireArranging(ctx, found);
  const meeting = nameOf(found);
  if (found.meeting.state !== 'planned') throw new Refusal('meeting_not_planned', { meeting });
  if (!hasBegun(found.meeting, ctx.now)) throw new Refusal('meeting_not_over', { meeting });
}

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
      { ...choice(field, ids, labelsOf(people), coming), required: false },
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
