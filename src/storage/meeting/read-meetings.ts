import type {
  MeetingFilter,
  MeetingOfSeries,
  MeetingPage,
  MeetingWithAgenda,
  MeetingWithMinutes,
} from '../../ports/meeting/meeting-store.ts';
import type { Tx } from '../database/database.ts';
import {
  type ActorOf,
  columnsOf,
  jsonOf,
  manyOf,
  type Part,
  toDate,
  toDeed,
} from '../database/rows.ts';
import { Prisma } from '../generated/client.ts';
import { type ActionRow, type PointRow, toAction, toPoint } from './agenda-store.ts';
import { type MeetingRow, toMeeting } from './meeting-rows.ts';
import { type SeriesRow, toSeries } from './series-store.ts';

const { join, raw, sql } = Prisma;

type Reader = Pick<Tx, '$queryRaw'>;

type OfSeriesRow = MeetingRow & { readonly ofSeries: SeriesRow };
type WithPointsRow = OfSeriesRow & { readonly points: readonly PointRow[] };
type WithMinutesRow = WithPointsRow & {
  readonly corrections: readonly Part<Prisma.MinutesCorrectionGetPayload<object>>[];
};
type WithAgendaRow = WithPointsRow & {
  readonly nextId: string | null;
  readonly openActions: readonly ActionRow[];
};

const ofMeeting = (table: string) => `${table} AS one WHERE one.meeting_id = m.id`;
const ANSWERS = `${jsonOf('one', Prisma.MeetingAnswerScalarFieldEnum)} ORDER BY one.at`;

/** The meeting `m` with what its people said. */
const WHOLE = raw(
  [
    columnsOf('m', Prisma.MeetingScalarFieldEnum),
    `${manyOf(ANSWERS, ofMeeting('meeting_answer'))} AS answers`,
    `${manyOf(jsonOf('one', Prisma.AttendanceScalarFieldEnum), ofMeeting('attendance'))} AS attendance`,
    `${manyOf(jsonOf('one', Prisma.MinutesApprovalScalarFieldEnum), ofMeeting('minutes_approval'))} AS approvals`,
  ].join(', '),
);

const SERIES = raw(
  `(SELECT ${jsonOf('s', Prisma.LiaisonSeriesScalarFieldEnum)} FROM liaison_series AS s
    WHERE s.id = m.series_id) AS "ofSeries"`,
);

/** The step `t` that was agreed on under the point `p`. */
const ACTION = `${jsonOf('t', Prisma.StepScalarFieldEnum)} || jsonb_build_object(
  'signal', (SELECT jsonb_build_object('reference', s.reference) FROM signal AS s WHERE s.id = t.signal_id),
  'point', (SELECT jsonb_build_object('meetingId', p.meeting_id, 'seriesId', p.series_id,
      'meeting', jsonb_build_object('date', o.date), 'series', jsonb_build_object('reference', s.reference))
    FROM meeting AS o JOIN liaison_series AS s ON s.id = o.series_id WHERE o.id = p.meeting_id))`;
const ACTIONS = manyOf(`${ACTION} ORDER BY t."order"`, 'step AS t WHERE t.point_id = p.id');
const POINT = `${jsonOf('p', Prisma.AgendaPointScalarFieldEnum)} || jsonb_build_object('actions', ${ACTIONS})`;

/** What is on the agenda of the meeting `m`. */
const POINTS = raw(
  `${manyOf(`${POINT} ORDER BY p."order"`, 'agenda_point AS p WHERE p.meeting_id = m.id')} AS points`,
);
/** What is open from earlier meetings of its series. */
const OPEN_ACTIONS = raw(
  `${manyOf(
    `${ACTION} ORDER BY t.due_at, t."order"`,
    `step AS t JOIN agenda_point AS p ON p.id = t.point_id
     WHERE t.partnership_id = m.partnership_id AND t.state = 'open' AND p.series_id = m.series_id`,
  )} AS "openActions"`,
);
const CORRECTION = jsonOf('one', Prisma.MinutesCorrectionScalarFieldEnum);
const CORRECTIONS = raw(
  `${manyOf(`${CORRECTION} ORDER BY one."order"`, ofMeeting('minutes_correction'))} AS corrections`,
);

/** Meetings in one statement. Parts are read of those alone that were picked. */
export function readMeetings(tx: Reader, filter: MeetingFilter, page: MeetingPage) {
  return tx.$queryRaw<MeetingRow[]>`
    SELECT ${WHOLE} FROM (${pickMeetings(filter, page)}) AS m ${orderOf(page)}`;
}

/** The same, each with its series. */
export function readMeetingsOfSeries(tx: Reader, filter: MeetingFilter, page: MeetingPage) {
  return tx.$queryRaw<OfSeriesRow[]>`
    SELECT ${WHOLE}, ${SERIES} FROM (${pickMeetings(filter, page)}) AS m ${orderOf(page)}`;
}

/** The same, each with everything that its agenda is made of. */
export function readMeetingsWithAgenda(
  tx: Reader,
  filter: MeetingFilter,
  page: MeetingPage,
  now: Temporal.Instant,
) {
  return tx.$queryRaw<WithAgendaRow[]>`
    SELECT ${WHOLE}, ${SERIES}, ${POINTS}, ${OPEN_ACTIONS}, (
      SELECT o.id FROM meeting AS o
      WHERE o.series_id = m.series_id AND o.state = 'planned' AND o.ends_at > ${toDate(now)}
      ORDER BY o.starts_at, o.id LIMIT 1) AS "nextId"
    FROM (${pickMeetings(filter, page)}) AS m ${orderOf(page)}`;
}

/** The same, each with its minutes. */
export function readMeetingsWithMinutes(tx: Reader, filter: MeetingFilter, page: MeetingPage) {
  return tx.$queryRaw<WithMinutesRow[]>`
    SELECT ${WHOLE}, ${SERIES}, ${POINTS}, ${CORRECTIONS}
    FROM (${pickMeetings(filter, page)}) AS m ${orderOf(page)}`;
}

function pickMeetings(filter: MeetingFilter, page: MeetingPage): Prisma.Sql {
  const { id, partnershipId, reference, seriesId, seriesIds, date } = filter;
  const { beginsBy, endsAfter, endsBy, states } = filter;
  const asked = [
    id !== undefined && sql`m.id = ${id}::uuid`,
    partnershipId !== undefined && sql`m.partnership_id = ${partnershipId}::uuid`,
    reference !== undefined &&
      sql`m.series_id = (SELECT s.id FROM liaison_series AS s
        WHERE s.partnership_id = ${partnershipId}::uuid AND s.reference = ${reference})`,
    seriesId !== undefined && sql`m.series_id = ${seriesId}::uuid`,
    seriesIds && sql`m.series_id = ANY(${[...seriesIds]}::uuid[])`,
    date !== undefined && sql`m.date = ${date}`,
    beginsBy && sql`m.starts_at <= ${toDate(beginsBy)}`,
    endsAfter && sql`m.ends_at > ${toDate(endsAfter)}`,
    endsBy && sql`m.ends_at <= ${toDate(endsBy)}`,
    states && sql`m.state = ANY(${[...states]}::text[])`,
  ].filter((one) => one instanceof Prisma.Sql);
  return sql`
    SELECT m.* FROM meeting AS m WHERE ${join([sql`TRUE`, ...asked], ' AND ')}
    ${orderOf(page)} LIMIT ${page.most}`;
}

function orderOf({ latest = false }: MeetingPage): Prisma.Sql {
  return latest ? sql`ORDER BY m.starts_at DESC, m.id` : sql`ORDER BY m.starts_at, m.id`;
}

export function toMeetingOfSeries(row: OfSeriesRow, of: ActorOf): MeetingOfSeries {
  return { meeting: toMeeting(row, of), series: toSeries(row.ofSeries, of) };
}

export function toMeetingWithAgenda(row: WithAgendaRow, of: ActorOf): MeetingWithAgenda {
  return {
    ...toMeetingOfSeries(row, of),
    points: row.points.map((point) => toPoint(point, of)),
    nextId: row.nextId ?? undefined,
    openActions: row.openActions.flatMap((action) => toAction(action, of) ?? []),
  };
}

export function toMeetingWithMinutes(row: WithMinutesRow, of: ActorOf): MeetingWithMinutes {
  return {
    ...toMeetingOfSeries(row, of),
    points: row.points.map((point) => toPoint(point, of)),
    corrections: row.corrections.map(({ id, text, byId, at }) => {
      return { id, text, written: toDeed(of(byId), at) };
    }),
  };
}
