import { z } from 'zod';
import type { Database } from '../../../src/storage/database/database.ts';
import type { Asked } from '../statements.ts';

/** What grows with every day of work: nothing reads it whole. */
const GROWING = [
  ...[
    'signal',
    'signal_deed',
    'lead',
    'lead_contact',
    'step',
    'note',
    'feedback',
    'delivery',
    'reminder',
  ],
  ...['audit_entry', 'protected_text', 'data_key', 'business_key', 'post'],
];

/** What statements cost, by PostgreSQL's own word. */
export interface Cost {
  readonly statements: number;
  /** Of 8 kB, in memory or from the disk. */
  readonly blocks: number;
  /** Tables that grow and were read whole. */
  readonly scanned: readonly string[];
}

const plan = z.looseObject({
  'Node Type': z.string(),
  'Relation Name': z.string().optional(),
  'Shared Hit Blocks': z.number(),
  'Shared Read Blocks': z.number(),
  get Plans() {
    return z.array(plan).optional();
  },
});
type Plan = z.infer<typeof plan>;
const explained = z.array(z.looseObject({ 'QUERY PLAN': z.array(z.object({ Plan: plan })) }));

/**
 * Explains, one by one, what was asked. What opens and ends transactions, and what writes, costs no blocks here.
 *
 * @param isSmall there are so few rows that PostgreSQL would rather read them all: then only what has no index is scanned.
 */
export async function costOf(
  { withSession }: Pick<Database, 'withSession'>,
  asked: readonly Asked[],
  isSmall = false,
): Promise<Cost> {
  const looks = asked.filter(
    ({ text }) => /^\s*(SELECT|WITH)/i.test(text) && !/append_audit|FOR UPDATE/.test(text),
  );
  const plans = await withSession(async ({ query }) => {
    const found: Plan[] = [];
    if (isSmall) await query('SET enable_seqscan = off');
    for (const { text, values } of looks) {
      const rows = await query(`EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ${text}`, [...values]);
      found.push(
        ...explained.parse(rows).flatMap((row) => row['QUERY PLAN'].map((one) => one.Plan)),
      );
    }
    return found;
  });
  const blocks = plans.map((one) => one['Shared Hit Blocks'] + one['Shared Read Blocks']);
  return {
    statements: asked.length,
    blocks: blocks.reduce((sum, one) => sum + one, 0),
    scanned: plans.flatMap(scannedIn),
  };
}

function scannedIn(node: Plan): string[] {
  const table = node['Relation Name'];
  const here = node['Node Type'] === 'Seq Scan' && table && GROWING.includes(table) ? [table] : [];
  return [...here, ...(node.Plans ?? []).flatMap(scannedIn)];
}
