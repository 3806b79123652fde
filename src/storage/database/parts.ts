import { Prisma } from '../generated/client.ts';

/** Sorts by an id of its own, and says nothing else. */
const UNSAID = 'order';

/** The fields of a model, as the generated client lists them. */
type Fields = Readonly<Record<string, string>>;

/** A row as a part of another's: its times are text. */
export type Part<Row> = {
  readonly [Field in keyof Omit<Row, 'order'>]: Date extends Row[Field]
    ? Row[Field] | string
    : Row[Field];
};

/** As SQL, all columns of a table, by the names of the client. */
export function columnsOf(table: string, fields: Fields): string {
  return said(fields)
    .map((one) => `${table}.${column(one)} AS "${one}"`)
    .join(', ');
}

/** The same as one object of JSON. */
export function jsonOf(table: string, fields: Fields): string {
  return `jsonb_build_object(${said(fields).map((one) => `'${one}', ${table}.${column(one)}`)})`;
}

/** As SQL, a list in JSON, of whatever comes from a table; empty if there is nothing. */
export function manyOf(what: string, from: string): string {
  return `(SELECT coalesce(jsonb_agg(${what}), '[]') FROM ${from})`;
}

function said(fields: Fields): string[] {
  return Object.values(fields).filter((field) => field !== UNSAID);
}

function column(field: string): string {
  return `"${snake(field)}"`;
}

/** What the schema calls `raisedById` is `raised_by_id` in the database. */
function snake(field: string): string {
  return field.replaceAll(/[A-Z]/g, (sign) => `_${sign.toLowerCase()}`);
}

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
