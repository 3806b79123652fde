import type { Meeting } from '../../domain/meeting/meeting.ts';
import type { MeetingStore } from '../../ports/meeting/meeting-store.ts';
import type { WithActors } from '../database/actors.ts';
import type { Tx } from '../database/database.ts';
import { toDate } from '../database/rows.ts';
import { toMeeting } from './meeting-rows.ts';
import {
  readMeetings,
  readMeetingsOfSeries,
  readMeetingsWithAgenda,
  readMeetingsWithMinutes,
  toMeetingOfSeries,
  toMeetingWithAgenda,
  toMeetingWithMinutes,
} from './read-meetings.ts';

export function meetingStore(tx: Tx, withActors: WithActors): MeetingStore {
  return {
    async insert(meetings) {
      await tx.meeting.createMany({ data: meetings.map(fromMeeting) });
    },
    ...readsOf(tx, withActors),
    async update(meeting) {
      const { id, ...data } = fromMeeting(meeting);
      await tx.meeting.update({ where: { id }, data });
    },
    async saveAnswer(meetingId, { by, kind, deputy, at }) {
      const key = { meetingId, memberId: by.memberId };
      const data = { answer: kind, deputyId: deputy?.memberId ?? null, at: toDate(at) };
      const where = { meetingId_memberId: key };
      await tx.meetingAnswer.upsert({ where, create: { ...key, ...data }, update: data });
    },
    async clearAnswers(meetingId) {
      await tx.meetingAnswer.deleteMany({ where: { meetingId } });
    },
    async saveAttendance({ id: meetingId }, attended, at) {
      await tx.attendance.deleteMany({ where: { meetingId } });
      const data = attended.map(({ memberId }) => ({ meetingId, memberId }));
      await tx.attendance.createMany({ data });
      await tx.meeting.update({ where: { id: meetingId }, data: { attendedAt: toDate(at) } });
    },
    async approve(meetingId, side, { by, at }) {
      const data = [{ meetingId, side, memberId: by.memberId, at: toDate(at) }];
      await tx.minutesApproval.createMany({ data, skipDuplicates: true });
    },
    async clearApprovals(meetingId) {
      await tx.minutesApproval.deleteMany({ where: { meetingId } });
    },
    async insertCorrection(meetingId, { id, text, written }) {
      const data = { id, meetingId, text, byId: written.by.memberId, at: toDate(written.at) };
      await tx.minutesCorrection.create({ data });
    },
  };
}

function readsOf(tx: Tx, withActors: WithActors) {
  return {
    async find(id) {
      const [row] = await readMeetings(tx, { id }, { most: 1 });
      return withActors((of) => row && toMeeting(row, of));
    },
    async list(filter, page) {
      const rows = await readMeetings(tx, filter, page);
      return withActors((of) => rows.map((row) => toMeeting(row, of)));
    },
    async listOfSeries(filter, page) {
      const rows = await readMeetingsOfSeries(tx, filter, page);
      return withActors((of) => rows.map((row) => toMeetingOfSeries(row, of)));
    },
    async listWithAgenda(filter, page, now) {
      const rows = await readMeetingsWithAgenda(tx, filter, page, now);
      return withActors((of) => rows.map((row) => toMeetingWithAgenda(row, of)));
    },
    async findWithMinutes(id) {
      const [row] = await readMeetingsWithMinutes(tx, { id }, { most: 1 });
      return withActors((of) => row && toMeetingWithMinutes(row, of));
    },
  } satisfies Partial<MeetingStore>;
}

function fromMeeting(meeting: Meeting) {
  const { id, partnershipId, seriesId, date, number, state, moved, sequence, revision } = meeting;
  return {
    ...{ id, partnershipId, seriesId, date, number, state, moved, sequence, revision },
    startsAt: toDate(meeting.starts),
    endsAt: toDate(meeting.ends),
    surprises: [...meeting.surprises],
    agendaFixedAt: toDate(meeting.agendaFixedAt),
  };
}
