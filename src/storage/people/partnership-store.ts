import { Refusal } from '../../domain/refusal.ts';
import type { PartnershipStore } from '../../ports/people/partnership-store.ts';
import { type Database, notifying, type Tx } from '../database/database.ts';
import { touchOpenSignals } from './touch-open-signals.ts';

/** @throws Refusal `embedded_never_live`: the embedded database may lose its last seconds. */
export function partnershipStore(tx: Tx, kind: Database['kind']): PartnershipStore {
  return {
    async setLive(id, live) {
      if (live && kind === 'embedded') throw new Refusal('embedded_never_live');
      await tx.$queryRaw`
        WITH changed AS (UPDATE partnership SET live = ${live} WHERE id = ${id}::uuid)
        SELECT ${notifying('directory')}`;
    },
    async isLive(id) {
      const row = await tx.partnership.findUnique({ where: { id }, select: { live: true } });
      return row?.live ?? false;
    },
    async phoneNumbers(memberIds) {
      const rows = await tx.member.findMany({
        where: { id: { in: [...memberIds] }, phone: { not: null } },
        select: { id: true, phone: true },
      });
      return new Map(rows.map(({ id, phone }) => [id, phone ?? '']));
    },
    canBeLive: () => kind === 'postgres',
    touchOpenSignals: (...which) => touchOpenSignals(tx, ...which),
  };
}
