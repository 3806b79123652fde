import pg from 'pg';
import type { LineLimits } from './limits.ts';

/** After a goodbye that is not answered, the connection is cut. */
const GOODBYE_MILLISECONDS = 2_000;
/** What pg says where a statement got no answer in time; it has no code. */
const SILENCE = 'Query read timeout';

/** Told of every statement on a connection. */
export interface Listening {
  /** One was answered. */
  answered(): void;
  /** One was not; the connection is given up. */
  silent(): void;
}

const NOBODY: Listening = { answered: () => undefined, silent: () => undefined };

/**
 * Makes the kind of client that gives up a connection on which a statement gets no answer: pg itself fails the
 * statement alone, and lets the next one wait behind it.
 */
export function lineClient(
  limits: Pick<LineLimits, 'connect'>,
  listening = NOBODY,
): new (
  config?: pg.ClientConfig,
) => pg.Client {
  return class extends pg.Client {
    constructor(config?: pg.ClientConfig) {
      super({
        ...config,
        connectionTimeoutMillis: Math.min(
          config?.connectionTimeoutMillis ?? Infinity,
          limits.connect,
        ),
        keepAlive: true,
        keepAliveInitialDelayMillis: limits.connect,
      });
      giveUpSilent(this, listening);
    }
  };
}

/** Ends a connection, politely if it still answers. */
export async function endClient(client: pg.Client): Promise<void> {
  const cut = setTimeout(() => client.connection.stream.destroy(), GOODBYE_MILLISECONDS);
  await client.end().catch(() => undefined);
  clearTimeout(cut);
}

function giveUpSilent(client: pg.Client, { answered, silent }: Listening): void {
  const { query } = client;
  const note = (error?: unknown) => {
    // What the server says against a statement is an answer, too.
    if (!error || (error instanceof Error && 'severity' in error)) return answered();
    if (!(error instanceof Error) || error.message !== SILENCE) return;
    // With a statement under way it does not wait for the server.
    void endClient(client);
    silent();
  };
  const watched = (...given: readonly unknown[]): unknown => {
    const last = given.at(-1);
    if (typeof last !== 'function') {
      const asked: unknown = Reflect.apply(query, client, given);
      if (asked instanceof Promise) asked.then(() => note(), note);
      return asked;
    }
    const told = (error: unknown, result: unknown): void => {
      note(error);
      last(error, result);
    };
    return Reflect.apply(query, client, [...given.slice(0, -1), told]);
  };
  Object.assign(client, { query: watched });
}
