import pg from 'pg';

/** Everything that this process asks PostgreSQL, from every connection, as text, in order. */
export interface Statements {
  /** What was asked while this ran. */
  of(work: () => Promise<unknown>): Promise<readonly string[]>;
  /** Listens no longer. */
  end(): void;
}

/** Listens beside the driver, which does as ever. Begin before the database is opened: its lines keep what they found. */
export function listenToStatements(): Statements {
  const asked: string[] = [];
  const { query } = pg.Client.prototype;
  pg.Client.prototype.query = new Proxy(query, {
    apply(target, client, args) {
      const [given] = args;
      asked.push(typeof given === 'string' ? given : String(given?.text));
      return Reflect.apply(target, client, args);
    },
  });
  return {
    async of(work) {
      const from = asked.length;
      await work();
      return asked.slice(from);
    },
    end() {
      pg.Client.prototype.query = query;
    },
  };
}
