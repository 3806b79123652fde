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
