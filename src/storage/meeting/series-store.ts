import { z } from 'zod';
import {
  formatOffset,
  MEETING_KINDS,
  parseOffset,
  type Series,
} from '../../domain/meeting/series.ts';
import {
  CHANGE_KINDS,
  type Move,
  SCOPES,
  type SeriesChange,
} from '../../domain/meeting/series-change.ts';
import type { Recurrence } from '../../domain/time/recurrence.ts';
import type { SeriesStore } from '../../ports/meeting/meeting-store.ts';
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

export type SeriesRow = Part<Prisma.LiaisonSeriesGetPayload<object>>;

const rhythms = z.array(
  z.object({
    from: z.string(),
    until: z.string().optional(),
    time: z.string(),
    timeZone: z.string(),
    rule: z.string(),
    workingDays: z.boolean(),
  }),
);
const instant = z.string().transform((text) => Temporal.Instant.from(text));
const moves = z.array(
  z.object({ meetingId: z.string(), date: z.string(), from: instant, to: instant.optional() }),
);

export function seriesStore(tx: Tx, withActors: WithActors): SeriesStore {
  const find = async (where: Prisma.LiaisonSeriesWhereUniqueInput) => {
    const row = await tx.liaisonSeries.findUnique({ where });
    return withActors((of) => present(row, (found) => toSeries(found, of)));
  };
  return {
    async insert(series) {
      await tx.liaisonSeries.create({ data: fromSeries(series) });
    },
    find: (id) => find({ id }),
    findByReference: (partnershipId, reference) =>
      find({ partnershipId_reference: { partnershipId, reference } }),
    async findForUpdate(id) {
      await lock(tx, id);
      return find({ id });
    },
    lock: (id) => lock(tx, id),
    async list(partnershipId) {
      const where = { partnershipId };
      const orderBy = { reference: 'asc' } as const;
      const rows = await tx.liaisonSeries.findMany({ where, orderBy });
      return withActors((of) => rows.map((row) => toSeries(row, of)));
    },
    async update(series) {
      const { id, ...data } = fromSeries(series);
      await tx.liaisonSeries.update({ where: { id }, data });
    },
    async listStale(partnershipId, computedWith, now, most) {
      const stale = [
        { computedWith: { not: computedWith } },
        { lookAgainAt: { lte: toDate(now) } },
      ];
      const rows = await tx.liaisonSeries.findMany({
        where: { partnershipId, OR: stale },
        select: { id: true },
        orderBy: { reference: 'asc' },
        take: most,
      });
      return rows.map(({ id }) => id);
    },
    ...changesOf(tx, withActors),
  };
}

function changesOf(
  tx: Tx,
  withActors: WithActors,
): Pick<SeriesStore, 'insertChange' | 'findChange' | 'listChanges'> {
  return {
    async insertChange(change) {
      await tx.seriesChange.create({ data: fromChange(change) });
    },
    async findChange(id) {
      const row = await tx.seriesChange.findUnique({ where: { id }, include: { series: true } });
      return withActors((of) =>
        present(row, (found) => {
          return { change: toChange(found, of), series: toSeries(found.series, of) };
        }),
      );
    },
    async listChanges(seriesId) {
      const rows = await tx.seriesChange.findMany({
        where: { seriesId },
        orderBy: { order: 'asc' },
      });
      return withActors((of) => rows.map((row) => toChange(row, of)));
    },
  };
}

async function lock(tx: Tx, id: string): Promise<void> {
  // Not FOR UPDATE: what refers to it need not wait.
  await tx.$queryRaw`SELECT id FROM liaison_series WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
}

function fromSeries(series: Series) {
  const { created, quorum, offsets, rhythms: kept, ...rest } = series;
  const { id, partnershipId, reference, kind, title, place, link, minutes, revision } = rest;
  return {
    ...{ id, partnershipId, reference, kind, title, place, link, minutes, revision },
    rhythms: kept.map((one) => ({ ...one })),
    chairIds: [...series.chairIds],
    noteTakerId: series.noteTakerId ?? null,
    invitedIds: [...series.invitedIds],
    quorumPolice: quorum.police,
    quorumLocalAuthority: quorum.local_authority,
    offsets: offsets.map(formatOffset),
    template: [...series.template],
    skippedFrom: series.skippedFrom ?? null,
    cancelledFrom: series.cancelledFrom ?? null,
    computedWith: series.computedWith,
    lookAgainAt: toDate(series.lookAgainAt),
    createdById: created.by.memberId,
    createdAt: toDate(created.at),
  };
}

/** @param row within JSON or by itself. */
export function toSeries(row: SeriesRow, of: ActorOf): Series {
  const { id, partnershipId, reference, title, place, link, minutes, template, revision } = row;
  return {
    ...{ id, partnershipId, reference, title, place, link, minutes, template, revision },
    kind: oneOf(MEETING_KINDS, row.kind),
    rhythms: rhythms.parse(row.rhythms).map(toRhythm),
    chairIds: row.chairIds,
    noteTakerId: row.noteTakerId ?? undefined,
    invitedIds: row.invitedIds,
    quorum: { police: row.quorumPolice, local_authority: row.quorumLocalAuthority },
    offsets: row.offsets.flatMap((text) => parseOffset(text) ?? []),
    skippedFrom: row.skippedFrom ?? undefined,
    cancelledFrom: row.cancelledFrom ?? undefined,
    computedWith: row.computedWith,
    lookAgainAt: toInstant(row.lookAgainAt),
    created: toDeed(of(row.createdById), row.createdAt),
  };
}

function toRhythm({ until, ...rest }: z.infer<typeof rhythms>[number]): Recurrence {
  return { ...rest, until };
}

function fromChange({ id, seriesId, kind, scope, reason, moves: moved, by, at }: SeriesChange) {
  return {
    ...{ id, seriesId, kind, scope, reason },
    moves: moved.map(({ from, to, ...rest }) => ({
      ...rest,
      from: from.toString(),
      ...(to && { to: to.toString() }),
    })),
    byId: by?.memberId ?? null,
    at: toDate(at),
  };
}

function toChange(row: Prisma.SeriesChangeGetPayload<object>, of: ActorOf): SeriesChange {
  const { id, seriesId, reason } = row;
  const moved: readonly Move[] = moves.parse(row.moves).map(({ to, ...rest }) => ({ ...rest, to }));
  return {
    ...{ id, seriesId, reason },
    kind: oneOf(CHANGE_KINDS, row.kind),
    scope: oneOf(SCOPES, row.scope),
    moves: moved,
    by: of(row.byId),
    at: toInstant(row.at),
  };
}
