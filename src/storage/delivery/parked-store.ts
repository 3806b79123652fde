import type { DeliveryStatus, ParkedStore } from '../../ports/delivery/parked-store.ts';
import type { JobQueue } from '../../ports/delivery/queue.ts';
import type { Tx } from '../database/database.ts';
import { toDate } from '../database/rows.ts';
import { sqlExecutor } from '../database/sql-executor.ts';
import { type ConnectionRow, connectionsSeen, toConnection } from './connection-store.ts';
import {
  LATE,
  listed,
  readSetAside,
  type SetAsideRow,
  setAside,
  toSetAside,
} from './parked-lists.ts';
import { findPlace, mendPlaces, openPlace } from './parked-places.ts';
import { releaseParked } from './release.ts';

/** Why something was left out: it was past its use. */
const DROPPED_LATE = 'late';

export function parkedStore(tx: Tx, queue: JobQueue): ParkedStore {
  return {
    open: (place, now) => openPlace(tx, place, now),
    place: (id) => findPlace(tx, id),
    setAside: (partnershipId) => readSetAside(tx, partnershipId),
    status: (partnershipId, since) => readStatus(tx, partnershipId, since),
    async isWaiting(partnershipId) {
      const where = { partnershipId, state: { in: ['parked', 'held'] } };
      return (await tx.delivery.findFirst({ where, select: { id: true } })) !== null;
    },
    release: (where, by, now) => releaseParked(tx, queue, where, by, now),
    async decide({ partnershipId, id }, as, now) {
      const row = await tx.delivery.findFirst({ where: { id, partnershipId, ...LATE } });
      if (!row) return false;
      const at = toDate(now);
      const { count } = await tx.delivery.updateMany({
        where: { id, ...LATE },
        data:
          as === 'send'
            ? { state: 'owed', reason: null, mendedBy: null, owedAt: at, dueAt: at }
            : { state: 'dropped', mendedBy: null, settledAt: at },
      });
      await mendPlaces(tx, row.conversationId, 'decision', now);
      if (as === 'send') await queue.nudge([row.conversationId], sqlExecutor(tx));
      return count > 0;
    },
  };
}

type StatusRow = SetAsideRow & {
  readonly dropped: number;
  readonly connections: readonly ConnectionRow[];
};

/** In one statement. */
async function readStatus(
  tx: Tx,
  partnershipId: string,
  since: Parameters<ParkedStore['status']>[1],
): Promise<DeliveryStatus> {
  const [row] = await tx.$queryRaw<StatusRow[]>`
    SELECT ${setAside(partnershipId)}, ${listed(connectionsSeen(partnershipId, since.seen))} AS connections, (
      SELECT count(*)::int FROM delivery
      WHERE partnership_id = ${partnershipId}::uuid AND state = 'dropped' AND reason = ${DROPPED_LATE}
        AND settled_at >= ${toDate(since.dropped)}) AS dropped`;
  const { dropped = 0, connections = [] } = row ?? {};
  return { ...toSetAside(row), dropped, connections: connections.map(toConnection) };
}
