import pg from 'pg';
import type { LineLimits } from './limits.ts';
import { endClient, lineClient } from './line-client.ts';
import { patiently } from './patient.ts';
import { sessionSettings } from './session-settings.ts';

type Taken = (
  error: Error | undefined,
  client: pg.PoolClient | undefined,
  done: (release?: Error | boolean) => void,
) => void;

/** Connections that are given up where they fall silent, and waited for where there are too few. */
export class LinePool extends pg.Pool {
  readonly #limits: LineLimits;
  readonly #busy: () => void;
  readonly #idle = new Set<pg.PoolClient>();
  readonly #taken = new Set<pg.PoolClient>();
  #answeredAt = performance.now();

  /**
   * @param max how many connections there are at most.
   * @param busy told when the server takes no more, so that others let go of theirs.
   */
  constructor(connectionString: string, max: number, limits: LineLimits, busy: () => void) {
    super({
      connectionString,
      max,
      connectionTimeoutMillis: limits.wait,
      query_timeout: limits.answer,
      idleTimeoutMillis: limits.idle,
      Client: lineClient(limits, {
        answered: () => {
          this.#answeredAt = performance.now();
        },
        // It went the same way as the one that fell silent: a new one shows whether there is another.
        silent: () => this.closeIdle(),
      }),
      onConnect: (client) => client.query(sessionSettings(limits)),
    });
    this.#limits = limits;
    this.#busy = busy;
    this.on('error', () => undefined);
    this.on('acquire', (client) => {
      this.#idle.delete(client);
      this.#taken.add(client);
    });
    this.on('release', (_error, client) => {
      this.#taken.delete(client);
      this.#idle.add(client);
    });
    this.on('remove', (client) => {
      this.#taken.delete(client);
      this.#idle.delete(client);
    });
  }

  /** Milliseconds since the database last answered on one of these connections. */
  get silentFor(): number {
    return performance.now() - this.#answeredAt;
  }

  override connect(): Promise<pg.PoolClient>;
  override connect(taken: Taken): void;
  override connect(taken?: Taken): Promise<pg.PoolClient> | undefined {
    const { wait } = this.#limits;
    const asked = patiently(wait, (left) => this.#within(left, () => super.connect()), this.#busy);
    if (!taken) return asked;
    asked.then(
      (client) => taken(undefined, client, client.release),
      (error) => taken(error, undefined, () => undefined),
    );
    return undefined;
  }

  /** The pool reads how long it waits as it is asked, and again, for nobody in particular, as it makes a connection later. */
  #within<T>(left: number, ask: () => T): T {
    this.options.connectionTimeoutMillis = Math.ceil(left);
    try {
      return ask();
    } finally {
      this.options.connectionTimeoutMillis = this.#limits.wait;
    }
  }

  /** Whoever has a statement under way is not waited for: it fails. */
  override async end(): Promise<void> {
    const ended = super.end();
    for (const client of this.#taken) void endClient(client);
    await ended;
  }

  /** Closes what nobody uses just now. */
  closeIdle(): void {
    for (const client of this.#idle) client.emit('error', new Error('closed'));
    this.#idle.clear();
  }
}
