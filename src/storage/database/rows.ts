import type { Actor, Deed, Organisation } from '../../domain/people/member.ts';
import { PARTS, SIDES, type Side } from '../../domain/people/side.ts';
import type { Prisma } from '../generated/client.ts';

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
  rows: readonly {
    readonly side: string;
    readonly memberId: string;
    readonly at: Date | string;
  }[],
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
