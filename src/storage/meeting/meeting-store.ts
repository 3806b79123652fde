import { ANSWERS, MEETING_STATES, type Meeting } from '../../domain/meeting/meeting.ts';
import type { Correction } from '../../domain/meeting/minutes.ts';
import { SURPRISES } from '../../domain/time/recurrence.ts';
import type { MeetingFilter, MeetingStore } from '../../ports/meeting/meeting-store.ts';
import type { WithActors } from '../database/actors.ts';
import type { Tx } from '../database/database.ts';
import {
  type ActorOf,
  oneOf,
  present,
  toDate,
  toDeed,
  toInstant,
  toSideDeeds,
} from '../database/rows.ts';
import type { Prisma } from '../generated/client.ts';

const WHOLE = {
  answers: { orderBy: { at: 'asc' } },
  attendance: true,
  approvals: true,
} as const satisfies Prisma.MeetingInclude;
type Row = Prisma.MeetingGetPayload<{ include: typeof WHOLE }>;

export function meetingStore(tx: Tx, withActors: WithActors): MeetingStore {
  return {
    async insert(meetings) {
      await tx.meeting.createMany({ data: meetings.map(fromMeeting) });
    },
    async find(id) {
      const row = await tx.meeting.findUnique({ where: { id }, include: WHOLE });
      return withActors((of) => present(row, (found) => toMeeting(found, of)));
    },
    ...manyOf(tx, withActors),
    async list(filter, { most, latest = false }) {
      const rows = await tx.meeting.findMany({
        where: whereOf(filter),
        include: WHOLE,
        orderBy: [{ startsAt: latest ? 'desc' : 'asc' }, { id: 'asc' }],
        take: most,
      });
      return withActors((of) => rows.map((row) => toMeeting(row, of)));
    },
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
    listCorrections: (meetingId) => listCorrections(tx, meetingId, withActors),
  };
}

function manyOf(
  tx: Tx,
  withActors: WithActors,
): Pick<MeetingStore, 'findAll' | 'lock' | 'nextStarts'> {
  return {
    async findAll(ids) {
      const rows = await tx.meeting.findMany({ where: { id: { in: [...ids] } }, include: WHOLE });
      return withActors((of) => rows.map((row) => toMeeting(row, of)));
    },
    lock: (ids) => lockMeetings(tx, ids),
    nextStarts: (seriesIds, now) => nextStarts(tx, seriesIds, now),
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

async function listCorrections(
  tx: Tx,
  meetingId: string,
  withActors: WithActors,
): Promise<Correction[]> {
  const rows = await tx.minutesCorrection.findMany({
    where: { meetingId },
    orderBy: { order: 'asc' },
  });
  return withActors((of) =>
    rows.map(({ id, text, byId, at }) => ({ id, text, written: toDeed(of(byId), at) })),
  );
}

function whereOf(filter: MeetingFilter): Prisma.MeetingWhereInput {
  const { partnershipId, seriesId, seriesIds, date, beginsBy, endsAfter, endsBy, states } = filter;
  const endsAt = {
    ...(endsAfter && { gt: toDate(endsAfter) }),
    ...(endsBy && { lte: toDate(endsBy) }),
  };
  return {
    ...(partnershipId !== undefined && { partnershipId }),
    ...(seriesId !== undefined && { seriesId }),
    ...(seriesIds && { AND: [{ seriesId: { in: [...seriesIds] } }] }),
    ...(date !== undefined && { date }),
    ...(beginsBy && { startsAt: { lte: toDate(beginsBy) } }),
    ...((endsAfter ?? endsBy) && { endsAt }),
    ...(states && { state: { in: [...states] } }),
  };
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

function toMeeting(row: Row, of: ActorOf): Meeting {
  const { id, partnershipId, seriesId, date, number, moved, sequence, revision } = row;
  return {
    ...{ id, partnershipId, seriesId, date, number, moved, sequence, revision },
    starts: toInstant(row.startsAt),
    ends: toInstant(row.endsAt),
    state: oneOf(MEETING_STATES, row.state),
    surprises: row.surprises.map((one) => oneOf(SURPRISES, one)),
    answers: row.answers.map(({ memberId, deputyId, answer, at }) => ({
      by: of(memberId),
      kind: oneOf(ANSWERS, answer),
      deputy: of(deputyId),
      at: toInstant(at),
    })),
    attended: row.attendedAt ? row.attendance.map(({ memberId }) => of(memberId)) : undefined,
    agendaFixedAt: toInstant(row.agendaFixedAt),
    approvals: toSideDeeds(row.approvals, of),
  };
}
