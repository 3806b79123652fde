import pg from 'pg';
import type { Database } from '../../../src/storage/database/database.ts';

/** What a statement reads: blocks, hit and read together, and tables from their beginning to their end. */
export interface Reading {
  readonly blocks: number;
  readonly scanned: readonly string[];
}

interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Shared Hit Blocks': number;
  readonly 'Shared Read Blocks': number;
  readonly Plans?: readonly PlanNode[];
}

/** Explains what this process asks PostgreSQL. */
export interface Plans {
  /** The longest of the queries that some work sends, explained as it runs once more with the same values. */
  of(database: Database, work: () => Promise<unknown>): Promise<Reading>;
  /** Listens no longer. */
  end(): void;
}

/** Listens beside the driver. Begin before the database is opened: its lines keep what they found. */
export function listenToPlans(): Plans {
  let asked: pg.QueryConfig[] = [];
  const { query } = pg.Client.prototype;
  pg.Client.prototype.query = new Proxy(query, {
    apply(target, client, args) {
      if (typeof args[0] === 'object') asked.push(args[0]);
      return Reflect.apply(target, client, args);
    },
  });
  return {
    async of(database, work) {
      asked = [];
      await work();
      return explain(database, asked);
    },
    end() {
      pg.Client.prototype.query = query;
    },
  };
}

async function explain(database: Database, asked: readonly pg.QueryConfig[]): Promise<Reading> {
  const [one] = asked.toSorted((a, b) => b.text.length - a.text.length);
  if (!one) throw new Error('Nothing was asked.');
  const text = `EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ${one.text}`;
  const [row = {}] = await database.withSession((session) => session.query(text, one.values));
  const [{ Plan: plan }] = row['QUERY PLAN'] as [{ Plan: PlanNode }];
  return {
    blocks: plan['Shared Hit Blocks'] + plan['Shared Read Blocks'],
    scanned: nodesOf(plan)
      .filter((node) => node['Node Type'] === 'Seq Scan')
      .flatMap((node) => node['Relation Name'] ?? []),
  };
}

function nodesOf(node: PlanNode): readonly PlanNode[] {
  return [node, ...(node.Plans ?? []).flatMap(nodesOf)];
}
