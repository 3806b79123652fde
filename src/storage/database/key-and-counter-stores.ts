import type { BusinessKeyStore, CounterStore } from '../../ports/stores.ts';
import type { Tx } from './database.ts';
import { toDate } from './rows.ts';

export function businessKeyStore(tx: Tx): BusinessKeyStore {
  return {
    async take({ partnershipId, key, model, recordId, at }) {
      const taken = await tx.$queryRaw<unknown[]>`
        INSERT INTO business_key (partnership_id, key, model, record_id, at)
        VALUES (${partnershipId}::uuid, ${key}, ${model}, ${recordId}::uuid, ${toDate(at)})
        ON CONFLICT DO NOTHING RETURNING key`;
      if (taken.length > 0) return undefined;
      const earlier = await tx.businessKey.findUniqueOrThrow({
        where: { partnershipId_key: { partnershipId, key } },
      });
      return earlier.recordId;
    },
    async find(partnershipId, keys) {
      const where = { partnershipId, key: { in: [...keys] } };
      return (await tx.businessKey.findFirst({ where }))?.recordId;
    },
  };
}

export function counterStore(tx: Tx): CounterStore {
  return {
    async next(partnershipId, series, year) {
      const [row] = await tx.$queryRaw<{ value: number }[]>`
        INSERT INTO counter (partnership_id, series, year, value)
        VALUES (${partnershipId}::uuid, ${series}, ${year}, 1)
        ON CONFLICT (partnership_id, series, year) DO UPDATE SET value = counter.value + 1
        RETURNING value`;
      if (!row) throw new Error('The counter gave no number.');
      return row.value;
    },
  };
}
