import { readFileSync } from 'node:fs';
import pg from 'pg';

/** Linux counts in hundredths of a second. */
const TICK_MILLISECONDS = 10;

/**
 * CPU that the connections to a database have taken so far, in milliseconds; those that ended are not among them.
 *
 * @returns nothing where the server is on another machine, or no Linux.
 */
export async function serverCpu(address: string): Promise<number | undefined> {
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  const sql =
    'SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()';
  const { rows } = await client.query<{ pid: number }>(sql);
  await client.end();
  try {
    return rows.reduce((sum, { pid }) => sum + ticksOf(pid), 0) * TICK_MILLISECONDS;
  } catch {
    return undefined;
  }
}

function ticksOf(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  if (!stat.includes('postgres')) throw new Error('Not a process of the server.');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return Number(fields[11]) + Number(fields[12]);
}
