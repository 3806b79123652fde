import { Prisma } from '../generated/client.ts';

/** A row with its id, as a mapping to Prisma's own names makes it. */
type Row = { readonly id: string } & Readonly<Record<string, unknown>>;

/**
 * As SQL, rows that are there become what these say: all of them alike, in every field that the first one has. To be one
 * part of a statement or a statement of its own, where Prisma would send one for each.
 *
 * @param table a name of ours, never what somebody typed.
 */
export function updatingRows(table: string, rows: readonly Row[]): Prisma.Sql {
  const columns = Object.keys(rows[0] ?? {})
    .filter((field) => field !== 'id')
    .map(column);
  const name = Prisma.raw(`"${table}"`);
  const set = Prisma.raw(columns.map((one) => `${one} = changed.${one}`).join(', '));
  return Prisma.sql`
    UPDATE ${name} SET ${set}
    FROM jsonb_populate_recordset(NULL::${name}, ${toColumns(rows)}::jsonb) AS changed
    WHERE ${name}.id = changed.id AND ${name}.id = ANY(${rows.map(({ id }) => id)}::uuid[])`;
}

/** As SQL, new rows; the same as {@link updatingRows}. */
export function insertingRows(table: string, rows: readonly Row[]): Prisma.Sql {
  const fields = Object.keys(rows[0] ?? {});
  const columns = Prisma.raw(fields.map(column).join(', '));
  const name = Prisma.raw(`"${table}"`);
  return Prisma.sql`
    INSERT INTO ${name} (${columns})
    SELECT ${columns} FROM jsonb_populate_recordset(NULL::${name}, ${toColumns(rows)}::jsonb)`;
}

function toColumns(rows: readonly Row[]): string {
  return JSON.stringify(
    rows.map((row) =>
      Object.fromEntries(Object.entries(row).map(([field, value]) => [snake(field), value])),
    ),
  );
}

function column(field: string): string {
  return `"${snake(field)}"`;
}

/** What the schema calls `raisedById` is `raised_by_id` in the database. */
function snake(field: string): string {
  return field.replaceAll(/[A-Z]/g, (sign) => `_${sign.toLowerCase()}`);
}
