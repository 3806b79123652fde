import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { RegisterChange } from '../../ports/people/register-writer.ts';
import type { Tx } from '../database/database.ts';
import { Prisma } from '../generated/client.ts';

/** A table of the register: its columns, the id first, each with its type as PostgreSQL calls it. */
interface Table {
  readonly name: string;
  readonly columns: Readonly<Record<string, string>>;
}

export const ORGANISATIONS: Table = {
  name: 'organisation',
  columns: {
    ...{ id: 'uuid', partnership_id: 'uuid', key: 'text', name: 'text', side: 'text' },
    ...{ sector: 'text', slack_team_ids: 'text[]', teams_tenant_ids: 'text[]' },
  },
};

export const MEMBERS: Table = {
  name: 'member',
  columns: {
    ...{ id: 'uuid', partnership_id: 'uuid', organisation_id: 'uuid', key: 'text', name: 'text' },
    ...{ roles: 'text[]', language: 'text', time_zone: 'text', phone: 'text', active: 'boolean' },
  },
};

export const CHANNELS: Table = {
  name: 'channel',
  columns: {
    ...{ id: 'uuid', partnership_id: 'uuid', conversation_id: 'uuid', key: 'text', name: 'text' },
    ...{ exercise: 'boolean', active: 'boolean', groups: 'text[]', people: 'integer' },
    ...{ language: 'text', contact: 'text', crisis_unit: 'boolean' },
  },
};

type Data = { readonly key: string; readonly partnershipId: string } & Readonly<
  Record<string, unknown>
>;

/** What became of a row. */
export interface WrittenRow {
  readonly id: string;
  readonly key: string;
  /** Nothing: it said so already. */
  readonly what: Exclude<RegisterChange['what'], 'removed'> | undefined;
}

/**
 * Makes rows say what the data say, however many there are, in one statement.
 *
 * @param rows those that are there.
 * @returns one for each of the data, in order.
 */
export async function writeRows(
  tx: Tx,
  table: Table,
  rows: readonly { readonly id: string; readonly key: string }[],
  data: readonly Data[],
): Promise<readonly WrittenRow[]> {
  const known = new Map(rows.map((row) => [row.key, row]));
  const written = data.map((one) => {
    const row = known.get(one.key);
    if (!row) return { id: randomUUID(), key: one.key, what: 'created' as const };
    const what = differs(row, one) ? ('updated' as const) : undefined;
    return { id: row.id, key: one.key, what };
  });
  const fresh = data.flatMap((one, index) => {
    const found = written[index];
    return found?.what ? [{ ...one, id: found.id }] : [];
  });
  if (fresh.length > 0) await tx.$executeRaw(upsert(table, fresh));
  return written;
}

function upsert({ name, columns }: Table, rows: readonly object[]): Prisma.Sql {
  const names = Object.keys(columns);
  const given = Object.entries(columns).map(([column, type]) => `"${fieldOf(column)}" ${type}`);
  const set = names.filter((column) => column !== 'id').map((one) => `${one} = EXCLUDED.${one}`);
  return Prisma.sql`
    INSERT INTO ${Prisma.raw(name)} (${Prisma.raw(names.join())})
    SELECT ${Prisma.raw(names.map((column) => `"${fieldOf(column)}"`).join())}
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS given (${Prisma.raw(given.join())})
    ON CONFLICT (id) DO UPDATE SET ${Prisma.raw(set.join())}`;
}

/** `time_zone` is `timeZone` in Prisma's words. */
function fieldOf(column: string): string {
  return column.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** Does the row say something else than the data, of what the data says? */
export function differs(row: object, data: object): boolean {
  const known: Record<string, unknown> = { ...row };
  return Object.entries(data).some(([name, value]) => !isDeepStrictEqual(known[name], value));
}
