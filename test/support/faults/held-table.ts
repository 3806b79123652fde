import pg from 'pg';
import { expect } from 'vitest';

/** A table of a PostgreSQL database that nobody else can read or write: whatever needs it is under way until it is let go. */
export interface HeldTable {
  /** Until so many statements wait for it. */
  awaited(times: number): Promise<void>;
  letGo(): Promise<void>;
}

/** @param connectionString `postgresql://…` of the database. */
export async function holdTable(connectionString: string, table: string): Promise<HeldTable> {
  const holder = new pg.Client({ connectionString });
  await holder.connect();
  await holder.query(`BEGIN; LOCK TABLE ${table} IN ACCESS EXCLUSIVE MODE`);
  const waiting = async () => {
    const { rows } = await holder.query(
      `SELECT count(DISTINCT pid)::int AS count FROM pg_locks
       WHERE NOT granted AND relation = '${table}'::regclass`,
    );
    return rows[0].count as number;
  };
  return {
    awaited: (times) => expect.poll(waiting, { timeout: 20_000 }).toBeGreaterThanOrEqual(times),
    letGo: () => holder.end(),
  };
}
