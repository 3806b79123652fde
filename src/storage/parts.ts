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
  return `"${field.replaceAll(/[A-Z]/g, (sign) => `_${sign.toLowerCase()}`)}"`;
}
