import type { SeriesKey, SeriesStore } from '../../ports/meeting/meeting-store.ts';
import type { WithActors } from '../database/actors.ts';
import type { Tx } from '../database/database.ts';
import { columnsOf, present, toDate } from '../database/rows.ts';
import { Prisma } from '../generated/client.ts';
import { seriesChangeStore } from './series-change-store.ts';
import { fromSeries, type SeriesRow, toSeries } from './series-rows.ts';

export function seriesStore(tx: Tx, withActors: WithActors): SeriesStore {
  const find = async (where: Prisma.LiaisonSeriesWhereUniqueInput) => {
    const row = await tx.liaisonSeries.findUnique({ where });
    return withActors((of) => present(row, (found) => toSeries(found, of)));
  };
  const list = async (where: Prisma.LiaisonSeriesWhereInput) => {
    const orderBy = { reference: 'asc' } as const;
    const rows = await tx.liaisonSeries.findMany({ where, orderBy });
    return withActors((of) => rows.map((row) => toSeries(row, of)));
  };
  return {
    async insert(series) {
      await tx.liaisonSeries.create({ data: fromSeries(series) });
    },
    find: (id) => find({ id }),
    findByReference: (partnershipId, reference) =>
      find({ partnershipId_reference: { partnershipId, reference } }),
    async findForUpdate(id) {
      const row = await lockAndRead(tx, id);
      return withActors((of) => row && toSeries(row, of));
    },
    async lock(which) {
      await tx.$queryRaw`SELECT id FROM liaison_series WHERE ${whichSeries(which)} ${LOCKED}`;
    },
    list: (partnershipId) => list({ partnershipId }),
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
    ...seriesChangeStore(tx, withActors),
  };
}

/** Not FOR UPDATE: what refers to it need not wait. */
const LOCKED = Prisma.raw('FOR NO KEY UPDATE');

/** Whatever another transaction changed while this one waited for the lock is in what is read: it is one row. */
async function lockAndRead(tx: Tx, id: string): Promise<SeriesRow | undefined> {
  const columns = columnsOf('liaison_series', Prisma.LiaisonSeriesScalarFieldEnum);
  const [row] = await tx.$queryRaw<SeriesRow[]>`
    SELECT ${Prisma.raw(columns)} FROM liaison_series WHERE id = ${id}::uuid ${LOCKED}`;
  return row;
}

function whichSeries(which: SeriesKey): Prisma.Sql {
  if ('id' in which) return Prisma.sql`id = ${which.id}::uuid`;
  if ('pointId' in which) {
    return Prisma.sql`id = (SELECT series_id FROM agenda_point WHERE id = ${which.pointId}::uuid)`;
  }
  const { partnershipId, reference } = which;
  return Prisma.sql`partnership_id = ${partnershipId}::uuid AND reference = ${reference}`;
}
