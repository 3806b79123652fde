import type { CrisisUnitStore } from '../../ports/crisis/crisis-store.ts';
import type { WithActors } from '../database/actors.ts';
import type { Tx } from '../database/database.ts';
import { present, toDate } from '../database/rows.ts';
import { toSitrep } from './crisis-rows.ts';
import { NEWEST_SITREPS } from './whole-crisis-rows.ts';

/** What was reported in a unit. */
export function sitrepStore(
  tx: Tx,
  withActors: WithActors,
): Pick<CrisisUnitStore, 'insertSitrep' | 'findSitrep' | 'listSitreps'> {
  return {
    async insertSitrep({ id, unitId, text: said, written: { by, at } }) {
      const [row] = await tx.$queryRaw<{ number: number }[]>`
        INSERT INTO crisis_sitrep (id, unit_id, number, text, by_id, at)
        SELECT ${id}::uuid, ${unitId}::uuid, coalesce(max(number), 0) + 1, ${said}, ${by.memberId}::uuid,
               ${toDate(at)}::timestamptz
        FROM crisis_sitrep WHERE unit_id = ${unitId}::uuid
        RETURNING number`;
      if (!row) throw new Error('A situation update was not kept.');
      return row.number;
    },
    async findSitrep(id) {
      const row = await tx.crisisSitrep.findUnique({ where: { id } });
      return withActors((of) => present(row, (found) => toSitrep(found, of)));
    },
    async listSitreps(unitId) {
      const rows = await tx.crisisSitrep.findMany({ where: { unitId }, ...NEWEST_SITREPS });
      return withActors((of) => rows.map((row) => toSitrep(row, of)));
    },
  };
}
