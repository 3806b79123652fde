import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import type { Log } from '../../log.ts';
import type { Notices, Topic } from '../../ports/notices.ts';
import { PrismaClient } from '../generated/client.ts';
import { createActors } from './actors.ts';
import type { Database } from './database.ts';
import type { Session } from './migrate.ts';

const POOL_SIZE = 10;
const CONNECT_MILLISECONDS = 5_000;
const RECONNECT_MILLISECONDS = 2_000;
/** The adapter reads times as UTC whatever the server's zone is. Of options that contradict each other the last counts. */
const SESSION_OPTIONS = '-c timezone=UTC';

/** @param address `postgresql://…`; of a server from version 15 on. */
export function openPostgres(address: string, log: Log): Database {
  const connectionString = withSessionOptions(address);
  const connection = { connectionString, connectionTimeoutMillis: CONNECT_MILLISECONDS };
  const prisma = new PrismaClient({ adapter: new PrismaPg({ ...connection, max: POOL_SIZE }) });
  const notices = postgresNotices(connection, log);
  return {
    kind: 'postgres',
    prisma,
    actors: createActors(),
    queueBackend: { kind: 'postgres', connectionString },
    notices,
    async withSession(work) {
      const client = new pg.Client(connection);
      await client.connect();
      try {
        return await work(sessionOf(client));
      } finally {
        await client.end();
      }
    },
    async close() {
      notices.close();
      await prisma.$disconnect();
    },
  };
}

/** Options in an address would take the place of those beside it, so ours are put behind them. */
function withSessionOptions(address: string): string {
  const url = new URL(address);
  const theirs = url.searchParams.get('options') ?? '';
  url.searchParams.set('options', `${theirs} ${SESSION_OPTIONS}`.trim());
  return url.toString();
}

function sessionOf(client: pg.Client): Session {
  return {
    run: (sql) => client.query(sql),
    query: async (sql, values) => (await client.query(sql, values)).rows,
  };
}

/** One connection that listens, opened at the first `listen`, opened anew whenever it breaks. */
function postgresNotices(connection: pg.ClientConfig, log: Log): Notices & { close(): void } {
  const handlers = new Map<string, ((said: string) => void)[]>();
  let client: pg.Client | undefined;
  let closed = false;

  async function connect(): Promise<void> {
    const fresh = new pg.Client(connection);
    client = fresh;
    fresh.on('error', () => undefined);
    fresh.on('end', () => reconnectLater());
    fresh.on('notification', ({ channel, payload }) => tell(channel, payload ?? ''));
    await fresh.connect();
    for (const channel of handlers.keys()) await fresh.query(`LISTEN ${channel}`);
  }

  function reconnectLater(): void {
    if (closed) return;
    setTimeout(() => {
      if (closed) return;
      connect().then(tellAll, () => log.warn('listening for notices failed; trying again'));
    }, RECONNECT_MILLISECONDS).unref();
  }

  function tell(channel: string, said: string): void {
    for (const handler of handlers.get(channel) ?? []) handler(said);
  }

  function tellAll(): void {
    for (const channel of handlers.keys()) tell(channel, '');
  }

  return {
    async listen(topic: Topic, handler) {
      const channel = `tandem_${topic}`;
      const known = handlers.get(channel);
      handlers.set(channel, [...(known ?? []), handler]);
      if (!client) return connect();
      if (!known) await client.query(`LISTEN ${channel}`);
    },
    close() {
      closed = true;
      void client?.end().catch(() => undefined);
    },
  };
}
