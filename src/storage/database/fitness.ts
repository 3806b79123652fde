import { z } from 'zod';
import { areKept } from '../line/kept-sessions.ts';
import type { Database } from './database.ts';
import { DatabaseFault } from './database-fault.ts';
import type { Session } from './migrate.ts';

/** The oldest server that Tandem works with. */
const POSTGRES_FLOOR = 150_000;
/** As servers call it. */
const UTC: ReadonlySet<string> = new Set(['UTC', 'Etc/UTC']);
/** Prisma names it in every statement of its own. */
const SCHEMA = 'public';

const QUESTION = `
  SELECT current_setting('server_version_num')::int AS version,
         current_setting('server_encoding') AS encoding,
         current_setting('transaction_read_only') = 'on' OR pg_is_in_recovery() AS read_only,
         current_setting('TimeZone') AS zone,
         coalesce(current_schema(), '') AS schema,
         current_user AS "user",
         coalesce(has_schema_privilege(current_schema(), 'CREATE'), false) AS makes_tables,
         to_regnamespace('pgboss') IS NOT NULL
           OR has_database_privilege(current_database(), 'CREATE') AS makes_queue`;

const Found = z.object({
  version: z.number(),
  encoding: z.string(),
  read_only: z.boolean(),
  zone: z.string(),
  schema: z.string(),
  user: z.string(),
  makes_tables: z.boolean(),
  makes_queue: z.boolean(),
});

/** @returns what a PostgreSQL database must be and allow, and is or does not, in words; nothing if it is fit. */
export async function databaseFaults(session: Pick<Session, 'query'>): Promise<string[]> {
  const [row] = await session.query(QUESTION);
  const found = Found.parse(row);
  const { encoding, zone, schema, user } = found;
  const version = Math.floor(found.version / 10_000);
  const faults: [boolean, string][] = [
    [found.version < POSTGRES_FLOOR, `PostgreSQL ${version} is too old; Tandem needs 15 or later.`],
    [
      encoding !== 'UTF8',
      `The database keeps text as ${encoding}; names and texts need UTF8. Make a new one: CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0.`,
    ],
    [
      found.read_only,
      'The database can only be read: it is a standby, or default_transaction_read_only is on. Lead DATABASE_URL to the one that is written to.',
    ],
    [
      !UTC.has(zone),
      `Sessions of the database are in the zone ${zone}, and every time would be kept wrong: something between Tandem and the database takes away the option timezone=UTC. Let it pass, or set it: ALTER ROLE "${user}" SET timezone = 'UTC'.`,
    ],
    [
      schema !== SCHEMA,
      `Tables would be made in the schema ${schema || '(none)'}; Tandem works in ${SCHEMA}. Take search_path out of DATABASE_URL and out of the settings of "${user}", and give Tandem a database of its own.`,
    ],
    [
      schema === SCHEMA && !found.makes_tables,
      `The user "${user}" may not make tables: GRANT CREATE ON SCHEMA ${SCHEMA} TO "${user}".`,
    ],
    [
      !found.makes_queue,
      `The user "${user}" may not make the queue's schema: GRANT CREATE ON DATABASE … TO "${user}".`,
    ],
  ];
  return faults.filter(([isSo]) => isSo).map(([, word]) => word);
}

const POOLER =
  'Between Tandem and the database stands a pooler that gives every transaction another connection: notices and locks are lost on the way. Let it pool sessions (PgBouncer: pool_mode = session), or lead DATABASE_URL past it.';

/** @returns what stands between Tandem and the database and may not do what it does, in words; nothing if all is well. */
export async function poolerFaults({
  withSession,
}: Pick<Database, 'withSession'>): Promise<string[]> {
  const kept = await withSession((one) => withSession((other) => areKept(one.query, other.query)));
  return kept ? [] : [POOLER];
}

/** @throws DatabaseFault with every fault. */
export async function requireFit(database: Database): Promise<void> {
  const faults = [...(await databaseFaults(database.pooled)), ...(await poolerFaults(database))];
  if (faults.length > 0) throw new DatabaseFault(faults);
}
