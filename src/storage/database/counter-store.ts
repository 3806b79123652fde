import type { CounterStore } from '../../ports/stores.ts';
import type { Tx } from './database.ts';

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
