import type { Database } from '../../../src/storage/database/database.ts';

/** A table of which the database says that it can take nothing in, until it is let go. */
export interface RefusingTable {
  letGo(): Promise<void>;
}

/**
 * @param sqlState what PostgreSQL says then: `53100` of a full disk, `25006` where it can only be read.
 * https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
export async function refuseTable(
  { pooled }: Pick<Database, 'pooled'>,
  table: string,
  sqlState: string,
): Promise<RefusingTable> {
  await pooled.query(
    `CREATE OR REPLACE FUNCTION refuse_test() RETURNS trigger LANGUAGE plpgsql AS
     $$ BEGIN RAISE EXCEPTION 'no' USING ERRCODE = TG_ARGV[0]; END $$`,
  );
  await pooled.query(
    `CREATE TRIGGER refuse_test BEFORE INSERT OR UPDATE ON ${table}
     FOR EACH ROW EXECUTE FUNCTION refuse_test('${sqlState}')`,
  );
  return {
    letGo: async () => void (await pooled.query(`DROP TRIGGER refuse_test ON ${table}`)),
  };
}
