import pg from 'pg';

/** One statement as it was sent. */
export interface Asked {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** Everything that this process asks PostgreSQL, from every connection, as text, in order. */
export interface Statements {
  /** What was asked while this ran. */
  of(work: () => Promise<unknown>): Promise<readonly string[]>;
  /** The same with the values that were given. */
  asked(work: () => Promise<unknown>): Promise<readonly Asked[]>;
  /** Listens no longer. */
  end(): void;
}

/** A session that was opened anew: how often hangs on how long others lay idle, and so on the pace of the machine. */
export const OPENED = 'SELECT set_config(';

/** Listens beside the driver, which does as ever. Begin before the database is opened: its lines keep what they found. */
export function listenToStatements(): Statements {
  const heard: Asked[] = [];
  const { query } = pg.Client.prototype;
  pg.Client.prototype.query = new Proxy(query, {
    apply(target, client, args) {
      const [given, values] = args;
      const text = typeof given === 'string' ? given : String(given?.text);
      const found = given?.values ?? values;
      if (!text.startsWith(OPENED)) {
        heard.push({ text, values: Array.isArray(found) ? [...found] : [] });
      }
      return Reflect.apply(target, client, args);
    },
  });
  const asked: Statements['asked'] = async (work) => {
    const from = heard.length;
    await work();
    return heard.slice(from);
  };
  return {
    asked,
    of: async (work) => (await asked(work)).map(({ text }) => text),
    end() {
      pg.Client.prototype.query = query;
    },
  };
}
