import { ANSWERS, MEETING_STATES, type Meeting } from '../../domain/meeting/meeting.ts';
import { SURPRISES } from '../../domain/time/recurrence.ts';
import { type ActorOf, oneOf, type Part, toInstant, toSideDeeds } from '../database/rows.ts';
import type { Prisma } from '../generated/client.ts';

/** A meeting with what its people said. */
export type MeetingRow = Prisma.MeetingGetPayload<object> & {
  readonly answers: readonly Part<Prisma.MeetingAnswerGetPayload<object>>[];
  readonly attendance: readonly Prisma.AttendanceGetPayload<object>[];
  readonly approvals: readonly Part<Prisma.MinutesApprovalGetPayload<object>>[];
};

export function toMeeting(row: MeetingRow, of: ActorOf): Meeting {
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
