import pg from 'pg';
import { OPENED } from '../statements.ts';
import { readPlan, type Taken } from './plans.ts';

/** What something took of the database. */
export interface Cost {
  /** Round trips, with BEGIN and COMMIT. */
  readonly statements: number;
  readonly blocks: number;
  readonly rows: number;
  readonly scans: readonly string[];
}

/** Adds up everything that this process asks PostgreSQL, on every connection. */
export interface CostMeter {
  of<T>(work: () => Promise<T>): Promise<{ result: T; cost: Cost; asked: readonly string[] }>;
  end(): void;
}

/** Foreign keys are looked up by statements of the server's own, which no plan of ours holds. */
const FOREIGN_KEY = 'OPERATOR(pg_catalog.=)';

/**
 * Listens beside the driver, which does as ever. Begin before the database is opened. Blocks, rows and scans are there
 * where the connection was opened with `countedUrl`.
 */
export function meterCost(): CostMeter {
  const asked: string[] = [];
  const taken: Taken[] = [];
  const heard = new WeakSet<pg.Client>();
  const { query } = pg.Client.prototype;
  pg.Client.prototype.query = new Proxy(query, {
    apply(target, client: pg.Client, args) {
      const [given] = args;
      asked.push(typeof given === 'string' ? given : String(given?.text));
      if (!heard.has(client)) client.on('notice', ({ message }) => hear(message ?? ''));
      heard.add(client);
      return Reflect.apply(target, client, args);
    },
  });
  function hear(notice: string): void {
    const read = readPlan(notice);
    if (read) taken.push(read);
  }
  return {
    async of(work) {
      const [from, since] = [asked.length, taken.length];
      const result = await work();
      const own = asked.slice(from);
      return { result, cost: sum(own, taken.slice(since)), asked: own };
    },
    end() {
      pg.Client.prototype.query = query;
    },
  };
}

/** What a function of ours reads within a statement counts as that statement's. */
function sum(asked: readonly string[], taken: readonly Taken[]): Cost {
  const texts = new Set(asked);
  const whole = taken.filter(({ sql }) => texts.has(sql) || sql.includes(FOREIGN_KEY));
  return {
    statements: asked.filter((sql) => !sql.startsWith(OPENED)).length,
    blocks: whole.reduce((all, { blocks }) => all + blocks, 0),
    rows: taken.reduce((all, { rows }) => all + rows, 0),
    scans: [...new Set(taken.flatMap(({ scans }) => scans))].toSorted(),
  };
}
