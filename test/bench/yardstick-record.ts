import { randomBytes, randomUUID } from 'node:crypto';
import type pg from 'pg';
import { sealText, wrapKey } from '../../src/storage/protection/envelope.ts';
import type { World } from '../support/world.ts';
import { insertRows, type RowsOf, readRows } from './measure/copy-rows.ts';

const MODEL = 'signal';
/** What one recorded signal leaves behind, beside itself and its encrypted text. */
const TABLES = ['business_key', 'reminder', 'delivery'];
const DATA_KEY_BYTES = 32;

/**
 * What recording a signal is at least: the same rows, the same texts encrypted the same way, the same line at the end of the
 * audit log, in one transaction of prepared statements, everything made before it begins.
 *
 * @param recordId of a signal that Tandem recorded. @param texts that it was recorded with.
 * @returns what records another one like it.
 */
export async function recordYardstick(
  { keys }: Pick<World, 'keys'>,
  client: pg.ClientBase,
  recordId: string,
  texts: Readonly<Record<string, string>>,
): Promise<(on?: pg.ClientBase) => Promise<void>> {
  const [signal] = (await readRows(client, MODEL, 'id = $1', [recordId])).rows;
  const [key] = (await readRows(client, 'data_key', 'record_id = $1', [recordId])).rows;
  const [line] = (await readRows(client, 'audit_entry', 'record_id = $1', [recordId])).rows;
  if (!signal || !key || !line) throw new Error('Nothing was recorded.');
  const others: RowsOf[] = [];
  for (const table of TABLES) {
    others.push(await readRows(client, table, 'record_id = $1', [recordId]));
  }
  return async (on = client) => {
    const id = randomUUID();
    const dataKey = randomBytes(DATA_KEY_BYTES);
    const of = (field: string) => ({ model: MODEL, recordId: id, field });
    const wrapped = await wrapKey(dataKey, keys.current, of('data-key'));
    const sealed = await Promise.all(
      Object.entries(texts).map(async ([field, text]) => {
        return { ...of(field), record_id: id, envelope: await sealText(text, dataKey, of(field)) };
      }),
    );
    const renewed = others.map((rows) => renew(rows, recordId, id));
    await on.query('BEGIN');
    const number = await count(on, String(signal['partnership_id']));
    await insertRows(on, { table: MODEL, rows: [{ ...signal, id, reference: `Y-${number}` }] });
    await insertRows(on, { table: 'data_key', rows: [{ ...key, record_id: id, wrapped }] });
    const envelopes = sealed.map(({ recordId: _, ...row }) => row);
    await insertRows(on, { table: 'protected_text', rows: envelopes });
    for (const rows of renewed) await insertRows(on, rows);
    await append(on, line, id);
    await on.query('COMMIT');
  };
}

/** The same rows about another record. */
function renew({ table, rows }: RowsOf, from: string, to: string): RowsOf {
  const own = (row: Record<string, unknown>) => ('id' in row ? { id: randomUUID() } : {});
  const key = (row: Record<string, unknown>) => ('key' in row ? { key: randomUUID() } : {});
  return {
    table,
    rows: rows.map((row) => {
      const about: Record<string, unknown> = JSON.parse(JSON.stringify(row).replaceAll(from, to));
      return { ...about, ...own(row), ...key(row) };
    }),
  };
}

async function count(client: pg.ClientBase, partnership: string): Promise<number> {
  const text = `INSERT INTO counter (partnership_id, series, year, value) VALUES ($1, 'Y', 2026, 1)
    ON CONFLICT (partnership_id, series, year) DO UPDATE SET value = counter.value + 1 RETURNING value`;
  const { rows } = await client.query({ name: 'count', text, values: [partnership] });
  return rows[0].value;
}

async function append(
  client: pg.ClientBase,
  { partnership_id, at, member_id, action, payload }: Record<string, unknown>,
  id: string,
): Promise<void> {
  const text = 'SELECT append_audit($1, $2, $3, $4, $5, $6, $7)';
  const values = [partnership_id, at, member_id, action, MODEL, id, payload];
  await client.query({ name: 'append', text, values });
}
