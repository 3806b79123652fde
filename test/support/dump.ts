import type { Database } from '../../src/storage/database/database.ts';

/** Every row of every table, the queue's included, as text. */
export async function dumpEverything(database: Database): Promise<string> {
  return database.withSession(async (session) => {
    const tables = await session.query(
      `SELECT quote_ident(schemaname) || '.' || quote_ident(tablename) AS name FROM pg_tables
       WHERE schemaname NOT IN ('pg_catalog', 'information_schema')`,
    );
    const dumps = [];
    for (const { name } of tables) {
      dumps.push(name, await session.query(`SELECT t::text AS row FROM ${String(name)} t`));
    }
    return JSON.stringify(dumps);
  });
}
