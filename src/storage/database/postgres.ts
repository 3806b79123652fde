import { PrismaPg } from '@prisma/adapter-pg';
import type pg from 'pg';
import type { Log } from '../../log.ts';
import type { Notices } from '../../ports/notices.ts';
import { PrismaClient } from '../generated/client.ts';
import { LIMITS, type LineLimits } from '../line/limits.ts';
import { endClient, lineClient } from '../line/line-client.ts';
import { LinePool } from '../line/line-pool.ts';
import { Listener } from '../line/listener.ts';
import { patiently } from '../line/patient.ts';
import { createActors } from './actors.ts';
import type { Database } from './database.ts';
import type { Session } from './migrate.ts';
import { createProtocolMemory } from './protocol-memory.ts';
import { createRecording } from './recording.ts';

const POOL_SIZE = 10;
const QUEUE_POOL_SIZE = 4;
/**
 * The adapter reads times as UTC whatever the server's zone is. No statement of Tandem's lasts long enough to
 * be worth compiling, which takes PostgreSQL seconds where it takes the rows for many (jit_above_cost). Of
 * options that contradict each other the last counts.
 */
const SESSION_OPTIONS = '-c timezone=UTC -c jit=off';

/** @param address `postgresql://…`; of a server from version 15 on. */
export function openPostgres(address: string, log: Log, limits: LineLimits = LIMITS): Database {
  const connectionString = withSessionOptions(address);
  const closeIdle = () => {
    for (const one of [pool, queuePool]) one.closeIdle();
  };
  const pool = new LinePool(connectionString, POOL_SIZE, limits, closeIdle);
  /** The queue's own, so that neither waits for the other. */
  const queuePool = new LinePool(connectionString, QUEUE_POOL_SIZE, limits, closeIdle);
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool) });
  const Client = lineClient(limits);
  const create = (query_timeout: number, connectionTimeoutMillis = limits.connect) =>
    new Client({ connectionString, query_timeout, connectionTimeoutMillis });
  const listener = new Listener(() => create(limits.connect), limits, log);
  return {
    kind: 'postgres',
    prisma,
    actors: createActors(),
    protocols: createProtocolMemory(),
    pooled: sessionOf(pool),
    silentFor: () => pool.silentFor,
    queueBackend: { kind: 'postgres', pool: queuePool, listener },
    notices: noticesOf(listener),
    recording: createRecording(),
    async withSession(work) {
      const client = await patiently(
        limits.wait,
        (left) => connected(create(limits.session, Math.ceil(left))),
        closeIdle,
      );
      try {
        return await work(sessionOf(client));
      } finally {
        await endClient(client);
      }
    },
    async close() {
      listener.close();
      await prisma.$disconnect();
      await Promise.all([pool.end(), queuePool.end()]);
    },
  };
}

async function connected(client: pg.Client): Promise<pg.Client> {
  // What breaks it later fails the statement that is under way.
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

/** Options in an address would take the place of those beside it, so ours are put behind them. */
function withSessionOptions(address: string): string {
  const url = new URL(address);
  const theirs = url.searchParams.get('options') ?? '';
  url.searchParams.set('options', `${theirs} ${SESSION_OPTIONS}`.trim());
  return url.toString();
}

function sessionOf(client: pg.Client | pg.Pool): Session {
  return {
    run: (sql) => client.query(sql),
    async query<Row extends Record<string, unknown>>(sql: string, values?: unknown[]) {
      return (await client.query<Row>(sql, values)).rows;
    },
  };
}

function noticesOf(listener: Listener): Notices {
  return {
    async listen(topic, heard) {
      await listener.listen({ channel: `tandem_${topic}`, heard, back: () => heard('') });
    },
  };
}
