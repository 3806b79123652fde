import type { Session } from '../storage/database/migrate.ts';

/** One finding: what was looked at, how it is, and what to do if it is not well. */
export interface Finding {
  readonly what: string;
  readonly well: boolean;
  readonly word: string;
}

/** @param look says how it is; what it throws is what is not well. */
export async function attempt(what: string, look: () => Promise<string>): Promise<Finding> {
  try {
    return { what, well: true, word: await look() };
  } catch (error) {
    return { what, well: false, word: error instanceof Error ? error.message : String(error) };
  }
}

/** Is there such a table? Before the first start there is none. */
export async function hasTable(session: Session, name: string): Promise<boolean> {
  const [row] = await session.query('SELECT to_regclass($1) IS NOT NULL AS there', [name]);
  return row?.['there'] === true;
}

/** Has it the newest column that is asked for? A database that an older version left lacks it until the next start. */
export async function hasColumn(session: Session, table: string, name: string): Promise<boolean> {
  const found = await session.query(
    'SELECT FROM pg_attribute WHERE attrelid = to_regclass($1) AND attname = $2 AND NOT attisdropped',
    [table, name],
  );
  return found.length > 0;
}
