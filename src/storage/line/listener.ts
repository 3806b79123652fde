import type pg from 'pg';
import type { Log } from '../../log.ts';
import type { LineLimits } from './limits.ts';
import { endClient } from './line-client.ts';

const AGAIN_MILLISECONDS = 2_000;

/** What is told on a channel. */
export interface Hearing {
  readonly channel: string;
  heard(said: string): void;
  /** It listens again: what was said meanwhile was not heard. */
  back(): void;
}

/**
 * One connection that listens, for everybody: opened at the first `listen`, asked again and again whether it still
 * listens, and opened anew whenever it breaks, falls silent, or does not.
 */
export class Listener {
  readonly #create: () => pg.Client;
  readonly #heartbeat: number;
  readonly #log: Log;
  /** Each with whether it ever listened. */
  readonly #hearings = new Map<Hearing, boolean>();
  #client: pg.Client | undefined;
  #opening: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #closed = false;

  /** @param create a client that gives up where it gets no answer. */
  constructor(create: () => pg.Client, { heartbeat }: Pick<LineLimits, 'heartbeat'>, log: Log) {
    this.#create = create;
    this.#heartbeat = heartbeat;
    this.#log = log;
  }

  /** @throws whatever keeps it from listening now; it goes on trying. */
  async listen(hearing: Hearing): Promise<{ close(): Promise<void> }> {
    this.#hearings.set(hearing, false);
    if (!this.#client) await this.#openOnce();
    await this.#client?.query(listenTo(hearing.channel));
    this.#hearings.set(hearing, true);
    return { close: async () => void this.#hearings.delete(hearing) };
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
    if (this.#client) void endClient(this.#client);
  }

  #channels(): ReadonlySet<string> {
    return new Set([...this.#hearings.keys()].map(({ channel }) => channel));
  }

  #openOnce(): Promise<void> {
    this.#opening ??= this.#open().finally(() => {
      this.#opening = undefined;
    });
    return this.#opening;
  }

  async #open(): Promise<void> {
    const fresh = this.#create();
    fresh.on('error', () => undefined);
    fresh.on('notification', ({ channel, payload = '' }) => {
      for (const one of this.#hearings.keys()) if (one.channel === channel) one.heard(payload);
    });
    try {
      await fresh.connect();
      for (const channel of this.#channels()) await fresh.query(listenTo(channel));
    } catch (error) {
      void endClient(fresh);
      this.#later(() => this.#again(), AGAIN_MILLISECONDS);
      throw error;
    }
    if (this.#closed) return endClient(fresh);
    this.#client = fresh;
    fresh.once('end', () => this.#lose(fresh));
    this.#later(() => this.#look(fresh), this.#heartbeat);
    for (const [hearing, listened] of this.#hearings) if (listened) hearing.back();
  }

  #later(work: () => Promise<void>, milliseconds: number): void {
    clearTimeout(this.#timer);
    if (!this.#closed) this.#timer = setTimeout(() => void work(), milliseconds).unref();
  }

  #again(): Promise<void> {
    return this.#openOnce().catch(() => {
      this.#log.warn('listening for notices failed; trying again');
    });
  }

  async #look(at: pg.Client): Promise<void> {
    try {
      const { rows } = await at.query('SELECT pg_listening_channels() AS channel');
      if (rows.length < this.#channels().size) throw new Error('It listens no more.');
      this.#later(() => this.#look(at), this.#heartbeat);
    } catch {
      this.#lose(at);
    }
  }

  #lose(lost: pg.Client): void {
    if (this.#client !== lost) return;
    this.#client = undefined;
    void endClient(lost);
    if (this.#closed) return;
    this.#log.warn('the connection that listens for notices is lost; it is made anew');
    this.#later(() => this.#again(), AGAIN_MILLISECONDS);
  }
}

function listenTo(channel: string): string {
  return `LISTEN "${channel}"`;
}
