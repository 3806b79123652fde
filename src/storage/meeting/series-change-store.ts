import { z } from 'zod';
import {
  CHANGE_KINDS,
  type Move,
  SCOPES,
  type SeriesChange,
} from '../../domain/meeting/series-change.ts';
import type { SeriesStore } from '../../ports/meeting/meeting-store.ts';
import type { WithActors } from '../database/actors.ts';
import type { Tx } from '../database/database.ts';
import { type ActorOf, oneOf, present, toDate, toInstant } from '../database/rows.ts';
import type { Prisma } from '../generated/client.ts';
import { toSeries } from './series-rows.ts';

const instant = z.string().transform((text) => Temporal.Instant.from(text));
const moves = z.array(
  z.object({ meetingId: z.string(), date: z.string(), from: instant, to: instant.optional() }),
);

/** What happened to the meetings of a series. */
export function seriesChangeStore(
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
