import type { Session } from '../../../src/storage/database/migrate.ts';

const DROPPABLE = `
  SELECT indexrelid::regclass::text AS name, pg_get_indexdef(indexrelid) AS sql FROM pg_index
  WHERE indrelid = ANY ($1::text[]::regclass[]) AND NOT indisprimary`;

/**
 * Drops every index but the primary keys, since one that is built of all rows at once costs a fraction of one that takes
 * them one by one.
 *
 * @returns what builds them again.
 */
export async function dropIndexes(
  { query, run }: Session,
  tables: readonly string[],
): Promise<() => Promise<void>> {
  const indexes = (await query(DROPPABLE, [tables])) as { name: string; sql: string }[];
  for (const { name } of indexes) await run(`DROP INDEX ${name}`);
  return async () => {
    for (const { sql } of indexes) await run(sql);
  };
}
