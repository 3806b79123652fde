import type { Database } from '../../src/storage/database/database.ts';

/**
 * Takes every row out of tables, and out of those that refer to them, as `TRUNCATE … CASCADE` does. That makes new files
 * for each table and index, which takes longer than all else of a short test.
 */
export async function emptyTables(
  { prisma }: Pick<Database, 'prisma'>,
  tables: readonly string[],
): Promise<void> {
  await prisma.$transaction([
    prisma.$queryRaw`SELECT set_config('session_replication_role', 'replica', true)`,
    prisma.$queryRaw`SELECT set_config('tandem.emptied', ${tables.join()}, true)`,
    prisma.$executeRaw`
      DO $$
      DECLARE emptied oid;
      BEGIN
        FOR emptied IN
          WITH RECURSIVE whole (id) AS (
            SELECT name::regclass::oid
            FROM unnest(string_to_array(current_setting('tandem.emptied'), ',')) AS name
            UNION SELECT conrelid FROM pg_constraint JOIN whole ON confrelid = id WHERE contype = 'f'
          ) SELECT id FROM whole
        LOOP
          EXECUTE format('DELETE FROM %s', emptied::regclass);
        END LOOP;
      END $$`,
  ]);
}
