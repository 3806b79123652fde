import type { ParkedStore } from '../../ports/delivery/parked-store.ts';
import type { JobQueue } from '../../ports/delivery/queue.ts';
import type { Tx } from '../database/database.ts';
import { toDate } from '../database/rows.ts';
import { sqlExecutor } from '../database/sql-executor.ts';
import { listConnections } from './connection-store.ts';
import { FOR_GOOD, readUnsaid } from './given-up.ts';
import { LATE, listHeld, listLate, listParked } from './parked-lists.ts';
import { findPlace, mendPlaces, openPlace } from './parked-places.ts';
import { releaseParked } from './release.ts';

export function parkedStore(tx: Tx, queue: JobQueue): ParkedStore {
  return {
    open: (place, now) => openPlace(tx, place, now),
    place: (id) => findPlace(tx, id),
    list: (partnershipId) => listParked(tx, partnershipId),
    isWaiting: (partnershipId) => isWaiting(tx, partnershipId),
    listLate: (partnershipId) => listLate(tx, partnershipId),
    listHeld: (partnershipId) => listHeld(tx, partnershipId),
    unsaid: (partnershipId, since) => readUnsaid(tx, partnershipId, since),
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
    connections: (partnershipId, since) => listConnections(tx, partnershipId, since),
  };
}

async function isWaiting(tx: Pick<Tx, '$queryRaw'>, partnershipId: string): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    (SELECT 1 FROM delivery WHERE partnership_id = ${partnershipId}::uuid AND state IN ('parked', 'held') LIMIT 1)
    UNION ALL
    (SELECT 1 FROM reminder WHERE partnership_id = ${partnershipId}::uuid AND state = 'planned'
      AND held_until = ${FOR_GOOD} LIMIT 1)`;
  return rows.length > 0;
}
