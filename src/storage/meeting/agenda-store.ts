import { type Action, type AgendaPoint, POINT_KINDS } from '../../domain/meeting/agenda.ts';
import { formatMeetingName } from '../../domain/reference.ts';
import { STEP_STATES } from '../../domain/signal/signal.ts';
import type { ActionStore, AgendaStore } from '../../ports/meeting/meeting-store.ts';
import type { WithActors } from '../database/actors.ts';
import type { Tx } from '../database/database.ts';
import {
  type ActorOf,
  oneOf,
  type Part,
  present,
  toDate,
  toDeed,
  toInstant,
} from '../database/rows.ts';
import type { Prisma } from '../generated/client.ts';

const WHOLE_ACTION = {
  signal: { select: { reference: true } },
  point: {
    select: {
      meetingId: true,
      seriesId: true,
      meeting: { select: { date: true } },
      series: { select: { reference: true } },
    },
  },
} as const satisfies Prisma.StepInclude;
const WHOLE_POINT = {
  actions: { include: WHOLE_ACTION, orderBy: { order: 'asc' } },
} as const satisfies Prisma.AgendaPointInclude;
export type ActionRow = Part<Prisma.StepGetPayload<{ include: typeof WHOLE_ACTION }>>;
export type PointRow = Part<Prisma.AgendaPointGetPayload<object>> & {
  readonly actions: readonly ActionRow[];
};

export function agendaStore(tx: Tx, withActors: WithActors): AgendaStore {
  return {
    async insert(points) {
      const data = points.map(fromPoint);
      await tx.agendaPoint.createMany({ data, skipDuplicates: true });
    },
    async find(id) {
      const row = await tx.agendaPoint.findUnique({ where: { id }, include: WHOLE_POINT });
      return withActors((of) => present(row, (found) => toPoint(found, of)));
    },
    async list(meetingId) {
      const rows = await tx.agendaPoint.findMany({
        where: { meetingId },
        include: WHOLE_POINT,
        orderBy: { order: 'asc' },
      });
      return withActors((of) => rows.map((row) => toPoint(row, of)));
    },
    async decide(id, decision, { by, at }) {
      const data = { decision, decidedById: by.memberId, decidedAt: toDate(at) };
      await tx.agendaPoint.update({ where: { id }, data });
    },
    async remove(id) {
      await tx.agendaPoint.delete({ where: { id } });
    },
    async move(id, meetingId) {
      await tx.agendaPoint.update({ where: { id }, data: { meetingId } });
    },
  };
}

export function actionStore(tx: Tx, withActors: WithActors): ActionStore {
  const find = async (id: string) => {
    const row = await tx.step.findUnique({ where: { id }, include: WHOLE_ACTION });
    return withActors((of) => present(row, (found) => toAction(found, of)));
  };
  return {
    async insert(action) {
      await tx.step.create({ data: fromAction(action) });
    },
    async attach(id, pointId) {
      await tx.step.update({ where: { id }, data: { pointId } });
    },
    find,
    async findForUpdate(id) {
      await tx.$queryRaw`SELECT id FROM step WHERE id = ${id}::uuid FOR UPDATE`;
      return find(id);
    },
    async listOpen({ partnershipId, seriesId, ownerId, ownOnly = false }) {
      const rows = await tx.step.findMany({
        where: {
          partnershipId,
          state: 'open',
          point: seriesId === undefined ? { isNot: null } : { is: { seriesId } },
          ...(ownerId !== undefined && { ownerId }),
          ...(ownOnly && { signalId: null }),
        },
        include: WHOLE_ACTION,
        orderBy: [{ dueAt: 'asc' }, { order: 'asc' }],
      });
      return withActors((of) => rows.flatMap((row) => toAction(row, of) ?? []));
    },
    async update(action) {
      const { id, ...data } = fromAction(action);
      await tx.step.update({ where: { id }, data });
    },
  };
}

function fromPoint(point: Omit<AgendaPoint, 'actions'>) {
  const { id, seriesId, meetingId, source, kind, reference, what, added } = point;
  const addedBy = { addedById: added.by?.memberId ?? null, addedAt: toDate(added.at) };
  return { id, seriesId, meetingId, source, kind, reference, what, ...addedBy };
}

/** @param row within JSON or by itself. */
export function toPoint(row: PointRow, of: ActorOf): AgendaPoint {
  const { id, seriesId, meetingId, source, reference, what } = row;
  return {
    ...{ id, seriesId, meetingId, source, reference, what },
    kind: oneOf(POINT_KINDS, row.kind),
    added: { by: of(row.addedById), at: toInstant(row.addedAt) },
    decision: row.decision ?? undefined,
    decided: toDeed(of(row.decidedById), row.decidedAt),
    actions: row.actions.flatMap((action) => toAction(action, of) ?? []),
  };
}

function fromAction(action: Action) {
  const { id, partnershipId, pointId, what, state, postponed, set, settled } = action;
  return {
    ...{ id, partnershipId, pointId, what, state, postponed },
    ownerId: action.owner.memberId,
    dueAt: toDate(action.due),
    setById: set.by.memberId,
    setAt: toDate(set.at),
    settledById: settled?.by.memberId ?? null,
    settledAt: toDate(settled?.at),
  };
}

/** @returns nothing for a step that was not agreed on in a meeting. */
export function toAction(row: ActionRow, of: ActorOf): Action | undefined {
  const { id, partnershipId, pointId, point, what, postponed } = row;
  if (!point || !pointId) return undefined;
  return {
    ...{ id, partnershipId, pointId, what, postponed },
    meetingId: point.meetingId,
    seriesId: point.seriesId,
    meeting: formatMeetingName(point.series.reference, point.meeting.date),
    signal: row.signal?.reference,
    owner: of(row.ownerId),
    due: toInstant(row.dueAt),
    state: oneOf(STEP_STATES, row.state),
    set: toDeed(of(row.setById), row.setAt),
    settled: toDeed(of(row.settledById), row.settledAt),
  };
}
