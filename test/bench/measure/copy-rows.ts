import type pg from 'pg';

/** Rows of one table, to be inserted again as others. */
export interface RowsOf {
  readonly table: string;
  readonly rows: readonly Record<string, unknown>[];
}

/** Reads rows as they would be given to an insert: what the database itself counts up is left to it. */
export async function readRows(
  client: pg.ClientBase,
  table: string,
  where: string,
  values: readonly unknown[],
): Promise<RowsOf> {
  const sql = `SELECT to_jsonb(t) - 'order' AS row FROM "${table}" t WHERE ${where}`;
  const { rows } = await client.query<{ row: Record<string, unknown> }>(sql, [...values]);
  return { table, rows: rows.map(({ row }) => row) };
}

/** All of them in one prepared statement. */
export async function insertRows(client: pg.ClientBase, { table, rows }: RowsOf): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = Object.keys(first)
    .map((name) => `"${name}"`)
    .join(', ');
  const text = `INSERT INTO "${table}" (${columns})
    SELECT ${columns} FROM jsonb_populate_recordset(NULL::"${table}", $1::jsonb)`;
  await client.query({ name: `into ${table}`, text, values: [JSON.stringify(rows)] });
}
