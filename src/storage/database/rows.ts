import type { Actor, Deed, Organisation } from '../../domain/people/member.ts';
import { PARTS, SIDES, type Side } from '../../domain/people/side.ts';
import { Prisma } from '../generated/client.ts';

/** Who a member's id stands for. */
export interface ActorOf {
  (memberId: string): Actor;
  (memberId: string | null): Actor | undefined;
}

/** A row holds a word that this version does not know: the database is newer, or was changed by hand. */
export class UnknownWord extends Error {
  constructor(word: string) {
    super(`The database holds "${word}", which this version of Tandem does not know.`);
    this.name = 'UnknownWord';
  }
}

/** @throws UnknownWord */
export function oneOf<const T extends string>(known: readonly T[], word: string): T {
  const found = known.find((one) => one === word);
  if (found === undefined) throw new UnknownWord(word);
  return found;
}

/** What a row becomes, if there is one. */
export function present<Row, T>(row: Row | null, to: (row: Row) => T): T | undefined {
  return row === null ? undefined : to(row);
}

export function toDate(instant: Temporal.Instant): Date;
export function toDate(instant: Temporal.Instant | undefined): Date | null;
export function toDate(instant: Temporal.Instant | undefined): Date | null {
  return instant ? new Date(instant.epochMilliseconds) : null;
}

/** @param date text within JSON, as PostgreSQL writes it there. */
export function toInstant(date: Date | string): Temporal.Instant;
export function toInstant(date: Date | string | null): Temporal.Instant | undefined;
export function toInstant(date: Date | string | null): Temporal.Instant | undefined {
  return date ? Temporal.Instant.fromEpochMilliseconds(new Date(date).getTime()) : undefined;
}

/** What is kept as JSON, as a query takes it. */
export function toJson(value: object): Prisma.InputJsonObject {
  return JSON.parse(JSON.stringify(value));
}

/** What the schema calls `raisedById` is `raised_by_id` in the database. */
export function columnOf(field: string): string {
  return field.replaceAll(/[A-Z]/g, (sign) => `_${sign.toLowerCase()}`);
}

/** As SQL, all fields of a table under their own names, for rows like Prisma's. */
export function fieldsOf(table: string, fields: Readonly<Record<string, string>>): Prisma.Sql {
  const named = Object.values(fields).map((one) => `"${table}"."${columnOf(one)}" AS "${one}"`);
  return Prisma.raw(named.join(', '));
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
    .map((field) => `"${columnOf(field)}"`);
  const name = Prisma.raw(`"${table}"`);
  const set = Prisma.raw(columns.map((column) => `${column} = changed.${column}`).join(', '));
  return Prisma.sql`
    UPDATE ${name} SET ${set}
    FROM jsonb_populate_recordset(NULL::${name}, ${toColumns(rows)}::jsonb) AS changed
    WHERE ${name}.id = changed.id`;
}

/** As SQL, new rows; the same as {@link updatingRows}. */
export function insertingRows(table: string, rows: readonly Row[]): Prisma.Sql {
  const fields = Object.keys(rows[0] ?? {});
  const columns = Prisma.raw(fields.map((field) => `"${columnOf(field)}"`).join(', '));
  const name = Prisma.raw(`"${table}"`);
  return Prisma.sql`
    INSERT INTO ${name} (${columns})
    SELECT ${columns} FROM jsonb_populate_recordset(NULL::${name}, ${toColumns(rows)}::jsonb)`;
}

function toColumns(rows: readonly Row[]): string {
  return JSON.stringify(
    rows.map((row) =>
      Object.fromEntries(Object.entries(row).map(([field, value]) => [columnOf(field), value])),
    ),
  );
}

export function toOrganisation(row: {
  id: string;
  key: string;
  name: string;
  side: string;
}): Organisation {
  return { id: row.id, key: row.key, name: row.name, side: oneOf(PARTS, row.side) };
}

/** @returns nothing unless there is both who and when. */
export function toDeed(by: Actor, at: Date | string): Deed;
export function toDeed(by: Actor | undefined, at: Date | string | null): Deed | undefined;
export function toDeed(by: Actor | undefined, at: Date | string | null): Deed | undefined {
  return by && at ? { by, at: toInstant(at) } : undefined;
}

type SideDeeds = Readonly<Partial<Record<Side, Deed>>>;

/** What each side said or signed, from a row each. @throws UnknownWord */
export function toSideDeeds(
  rows: readonly { readonly side: string; readonly memberId: string; readonly at: Date }[],
  of: ActorOf,
): SideDeeds {
  return Object.fromEntries(
    rows.map(({ side, memberId, at }) => [oneOf(SIDES, side), toDeed(of(memberId), at)]),
  );
}

/** A row for each side that said or signed it. */
export function fromSideDeeds(deeds: SideDeeds) {
  return SIDES.flatMap((side) => {
    const deed = deeds[side];
    return deed ? [{ side, memberId: deed.by.memberId, at: toDate(deed.at) }] : [];
  });
}
