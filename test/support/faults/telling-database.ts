import pg from 'pg';

/** A PostgreSQL database that tells, in the words of every error, what somebody typed: as constraints and types do. */
export interface TellingDatabase {
  /** Every change of a table fails while this is at work. */
  whileWritesFail<T>(table: string, work: () => Promise<T>): Promise<T>;
  /** Every reading of it fails. */
  whileReadsFail<T>(table: string, work: () => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** @param words that each error says. */
export async function tellingDatabase(
  connectionString: string,
  words: string,
): Promise<TellingDatabase> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  await client.query(`
    CREATE FUNCTION public.tell() RETURNS boolean LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'cannot take ${words}' USING DETAIL = '${words}'; END $$;
    CREATE FUNCTION public.tell_change() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN PERFORM public.tell(); RETURN NEW; END $$`);
  async function meanwhile<T>(begin: string, end: string, work: () => Promise<T>): Promise<T> {
    await client.query(begin);
    try {
      return await work();
    } finally {
      await client.query(end);
    }
  }
  return {
    whileWritesFail: (table, work) =>
      meanwhile(
        `CREATE TRIGGER telling BEFORE INSERT OR UPDATE ON ${table}
         FOR EACH ROW EXECUTE FUNCTION public.tell_change()`,
        `DROP TRIGGER telling ON ${table}`,
        work,
      ),
    whileReadsFail: (table, work) =>
      meanwhile(
        `BEGIN; ALTER TABLE ${table} RENAME TO put_away; CREATE VIEW ${table} AS
         SELECT put_away.* FROM public.tell() LEFT JOIN put_away ON true; COMMIT`,
        `BEGIN; DROP VIEW ${table}; ALTER TABLE put_away RENAME TO ${table}; COMMIT`,
        work,
      ),
    close: () => client.end(),
  };
}
