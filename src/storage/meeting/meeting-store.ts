import type { Meeting } from '../../domain/meeting/meeting.ts';
import type { Actor } from '../../domain/people/member.ts';
import type { MeetingStore } from '../../ports/meeting/meeting-store.ts';
import type { WithActors } from '../database/actors.ts';
import type { Tx } from '../database/database.ts';
import { fromSideDeeds, toDate, toInstant } from '../database/rows.ts';
import { updatingRows } from '../database/saving-rows.ts';
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
      if (meetings.length === 0) return;
      await tx.meeting.createMany({ data: meetings.map(fromMeeting) });
    },
    ...readsOf(tx, withActors),
    lock: (ids) => lockMeetings(tx, ids),
    nextStarts: (seriesIds, now) => nextStarts(tx, seriesIds, now),
    update: (meetings) => update(tx, meetings),
    saveAttendance: ({ id }, attended, at) => saveAttendance(tx, id, attended, at),
    async insertCorrection(meetingId, { id, text, written }) {
      const data = { id, meetingId, text, byId: written.by.memberId, at: toDate(written.at) };
      await tx.minutesCorrection.create({ data });
    },
  };
}

/** Always in one order, or two wait for each other. */
async function lockMeetings(tx: Tx, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT meeting.id FROM meeting JOIN liaison_series AS series ON series.id = series_id
    WHERE meeting.id = ANY(${[...ids]}::uuid[]) ORDER BY series.id FOR NO KEY UPDATE OF series`;
  return new Set(rows.map(({ id }) => id));
}

async function nextStarts(
  tx: Tx,
  seriesIds: readonly string[],
  now: Temporal.Instant,
): Promise<ReadonlyMap<string, Temporal.Instant>> {
  const rows = await tx.$queryRaw<{ id: string; starts: Date }[]>`
    SELECT one.id, next.starts FROM unnest(${[...seriesIds]}::uuid[]) AS one (id) CROSS JOIN LATERAL (
      SELECT min(starts_at) AS starts FROM meeting
      WHERE series_id = one.id AND state = 'planned' AND ends_at > ${toDate(now)}) AS next
    WHERE next.starts IS NOT NULL`;
  return new Map(rows.map(({ id, starts }) => [id, toInstant(starts)]));
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

/** All of them in one statement. What somebody said and does not say any more is taken away. */
async function update(tx: Tx, meetings: readonly Meeting[]): Promise<void> {
  if (meetings.length === 0) return;
  const ids = meetings.map(({ id }) => id);
  const answers = JSON.stringify(meetings.flatMap(fromAnswers));
  const approvals = JSON.stringify(meetings.flatMap(fromApprovals));
  await tx.$executeRaw`
    WITH answer AS (
      SELECT * FROM jsonb_populate_recordset(NULL::meeting_answer, ${answers}::jsonb)
    ), approval AS (
      SELECT * FROM jsonb_populate_recordset(NULL::minutes_approval, ${approvals}::jsonb)
    ), unsaid AS (
      DELETE FROM meeting_answer AS said
      WHERE meeting_id = ANY(${ids}::uuid[]) AND NOT EXISTS (SELECT FROM answer
        WHERE answer.meeting_id = said.meeting_id AND answer.member_id = said.member_id)
    ), said AS (
      INSERT INTO meeting_answer AS said SELECT * FROM answer
      ON CONFLICT (meeting_id, member_id) DO UPDATE
        SET answer = EXCLUDED.answer, deputy_id = EXCLUDED.deputy_id, at = EXCLUDED.at
        WHERE (said.answer, said.deputy_id, said.at)
          IS DISTINCT FROM (EXCLUDED.answer, EXCLUDED.deputy_id, EXCLUDED.at)
    ), fallen AS (
      DELETE FROM minutes_approval AS given
      WHERE meeting_id = ANY(${ids}::uuid[]) AND NOT EXISTS (SELECT FROM approval
        WHERE approval.meeting_id = given.meeting_id AND approval.side = given.side)
    ), given AS (
      INSERT INTO minutes_approval SELECT * FROM approval ON CONFLICT DO NOTHING
    )
    ${updatingRows('meeting', meetings.map(fromMeeting))}`;
}

/** The last word counts. */
async function saveAttendance(
  tx: Tx,
  meetingId: string,
  attended: readonly Actor[],
  at: Temporal.Instant,
): Promise<void> {
  const ids = attended.map(({ memberId }) => memberId);
  await tx.$executeRaw`
    WITH gone AS (
      DELETE FROM attendance
      WHERE meeting_id = ${meetingId}::uuid AND member_id <> ALL(${ids}::uuid[])
    ), there AS (
      INSERT INTO attendance (meeting_id, member_id)
      SELECT ${meetingId}::uuid, unnest(${ids}::uuid[]) ON CONFLICT DO NOTHING
    )
    UPDATE meeting SET attended_at = ${toDate(at)}::timestamptz WHERE id = ${meetingId}::uuid`;
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

function fromAnswers({ id: meeting_id, answers }: Meeting) {
  return answers.map(({ by, kind: answer, deputy, at }) => {
    const deputy_id = deputy?.memberId ?? null;
    return { meeting_id, member_id: by.memberId, answer, deputy_id, at: toDate(at) };
  });
}

function fromApprovals({ id: meeting_id, approvals }: Meeting) {
  return fromSideDeeds(approvals).map(({ memberId: member_id, ...deed }) => {
    return { meeting_id, member_id, ...deed };
  });
}
