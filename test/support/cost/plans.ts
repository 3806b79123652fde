import { z } from 'zod';

/** Added to the options of a connection: the server tells its client of each plan, with what it took. */
const TELL_PLANS = [
  'session_preload_libraries=auto_explain',
  'auto_explain.log_min_duration=0',
  'auto_explain.log_analyze=on',
  'auto_explain.log_timing=off',
  'auto_explain.log_buffers=on',
  'auto_explain.log_nested_statements=on',
  'auto_explain.log_format=json',
  'auto_explain.log_level=notice',
]
  .map((setting) => `-c ${setting}`)
  .join(' ');

/** Where there is an index it is used, however few rows there are: what is still read whole has none. */
const BY_INDEX = '-c enable_seqscan=off';

/**
 * The address of a database whose server tells of each plan.
 *
 * @param asMany plans are chosen as the server would, since there are as many rows as in years of work.
 */
export function countedUrl(url: string, asMany: boolean): string {
  const address = new URL(url);
  address.searchParams.set('options', `${TELL_PLANS} ${asMany ? '' : BY_INDEX}`.trim());
  return address.toString();
}

interface Node {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string | undefined;
  readonly 'Index Cond'?: string | undefined;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number | undefined;
  readonly 'Shared Hit Blocks'?: number | undefined;
  readonly 'Shared Read Blocks'?: number | undefined;
  readonly Plans?: readonly Node[] | undefined;
}

const node: z.ZodType<Node> = z.looseObject({
  'Node Type': z.string(),
  'Relation Name': z.string().optional(),
  'Index Cond': z.string().optional(),
  'Actual Rows': z.number(),
  'Actual Loops': z.number(),
  'Rows Removed by Filter': z.number().optional(),
  'Shared Hit Blocks': z.number().optional(),
  'Shared Read Blocks': z.number().optional(),
  get Plans() {
    return z.array(node).optional();
  },
});
const told = z.object({ 'Query Text': z.string(), Plan: node });

/** What one statement took. */
export interface Taken {
  readonly sql: string;
  /** Of 8 KB, from memory or from the disk. */
  readonly blocks: number;
  /** That were looked at in tables, whether or not they were wanted. */
  readonly rows: number;
  /** Tables that were read from end to end, or through an index with nothing to find there. */
  readonly scans: readonly string[];
}

/** Rows of a table read without a condition: fewer than these are a page of a list in its order. */
const FEWEST_SCANNED = 100;

/** @returns nothing for a notice that is about something else. */
export function readPlan(notice: string): Taken | undefined {
  const at = notice.indexOf('{');
  if (!notice.startsWith('duration:') || at < 0) return undefined;
  const { 'Query Text': sql, Plan: plan } = told.parse(JSON.parse(notice.slice(at)));
  const nodes = [...within(plan)];
  const blocks = (plan['Shared Hit Blocks'] ?? 0) + (plan['Shared Read Blocks'] ?? 0);
  const rows = nodes.reduce((sum, one) => sum + rowsOf(one), 0);
  const scans = nodes.filter(isScan).map((one) => one['Relation Name'] ?? '?');
  return { sql, blocks, rows, scans };
}

function* within(plan: Node): Generator<Node> {
  yield plan;
  for (const one of plan.Plans ?? []) yield* within(one);
}

function rowsOf(one: Node): number {
  if (!one['Relation Name'] || !one['Node Type'].endsWith('Scan')) return 0;
  return (one['Actual Rows'] + (one['Rows Removed by Filter'] ?? 0)) * one['Actual Loops'];
}

function isScan(one: Node): boolean {
  if (one['Node Type'] === 'Seq Scan') return true;
  const byIndex = /^Index (Only )?Scan$/.test(one['Node Type']);
  return byIndex && !one['Index Cond'] && rowsOf(one) >= FEWEST_SCANNED;
}
