import type { DeliveryStatus, ParkedStore } from '../../ports/delivery/parked-store.ts';
import type { JobQueue } from '../../ports/delivery/queue.ts';
import type { Tx } from '../database/database.ts';
import { toDate } from '../database/rows.ts';
import { sqlExecutor } from '../database/sql-executor.ts';
import { type ConnectionRow, connectionsSeen, toConnection } from './connection-store.ts';
import { FOR_GOOD, toUnsaid, type UnsaidRow, unsaid } from './given-up.ts';
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

export function parkedStore(tx: Tx, queue: JobQueue): ParkedStore {
  return {
    open: (place, now) => openPlace(tx, place, now),
    place: (id) => findPlace(tx, id),
    setAside: (partnershipId) => readSetAside(tx, partnershipId),
    status: (partnershipId, since) => readStatus(tx, partnershipId, since),
    isWaiting: (partnershipId) => isWaiting(tx, partnershipId),
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

interface StatusRow extends SetAsideRow, UnsaidRow {
  readonly connections: readonly ConnectionRow[];
}

/** In one statement. */
async function readStatus(
  tx: Tx,
  partnershipId: string,
  since: Parameters<ParkedStore['status']>[1],
): Promise<DeliveryStatus> {
  const [row] = await tx.$queryRaw<StatusRow[]>`
    SELECT ${setAside(partnershipId)}, ${listed(connectionsSeen(partnershipId, since.seen))} AS connections,
      ${unsaid(partnershipId, since.dropped)}`;
  const { connections = [] } = row ?? {};
  return { ...toSetAside(row), ...toUnsaid(row), connections: connections.map(toConnection) };
}

async function isWaiting(tx: Pick<Tx, '$queryRaw'>, partnershipId: string): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    (SELECT 1 FROM delivery WHERE partnership_id = ${partnershipId}::uuid AND state IN ('parked', 'held') LIMIT 1)
    UNION ALL
    (SELECT 1 FROM reminder WHERE partnership_id = ${partnershipId}::uuid AND state = 'planned'
      AND held_until = ${FOR_GOOD} LIMIT 1)`;
  return rows.length > 0;
}
