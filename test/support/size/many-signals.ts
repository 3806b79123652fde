import type { Database } from '../../../src/storage/database/database.ts';
import type { Session } from '../../../src/storage/database/migrate.ts';
import { dropIndexes } from './drop-indexes.ts';

/** How much there is of what grows. */
export interface Many {
  readonly signals: number;
  /** One of so many is open. */
  readonly oneOpenOf?: number;
  /** Members of each side who raise, lead and do the steps, beside those that are there. */
  readonly people?: number;
  /** Cards that were sent long ago. */
  readonly deliveries?: number;
}

/**
 * Fills a database that has one partnership as years of work would: signals spread over five years, each with its lead,
 * steps, views, reminders and what was logged of it, all by SQL and within the database. Nothing protected is among it.
 */
export async function fillSignals(
  { withSession }: Pick<Database, 'withSession'>,
  { signals, oneOpenOf = 100, people = 100, deliveries = 0 }: Many,
): Promise<void> {
  await withSession(async (session) => {
    await session.run('BEGIN');
    await session.run(IN_BULK);
    await session.run(workerSql(people));
    const build = await dropIndexes(session, GROWN);
    await session.run(signalSql(signals, oneOpenOf));
    for (const sql of [...PARTS, deliverySql(deliveries, signals), POSTS]) await session.run(sql);
    await build();
    await session.run('COMMIT');
    await settle(session);
  });
}

/** Nothing is looked up for each row, or told of it: what is written holds together as it stands. */
const IN_BULK = `
  SET LOCAL session_replication_role = replica;
  SET LOCAL auto_explain.log_min_duration = -1;
  SET LOCAL synchronous_commit = off;
  SET LOCAL statement_timeout = 0;
  SET LOCAL work_mem = '256MB';
  SET LOCAL maintenance_work_mem = '256MB';
  SET LOCAL jit = off;`;

/** Who reads while rows are still to be counted plans by guesses. */
async function settle({ run }: Session): Promise<void> {
  await run('SET statement_timeout = 0');
  await run('DROP TABLE worker; DROP VIEW filled');
  await run('VACUUM ANALYZE');
}

const GROWN = [
  ...['signal', 'signal_deed', 'lead', 'lead_contact', 'step', 'note', 'reminder'],
  ...['business_key', 'audit_entry', 'delivery', 'post'],
];

const workerSql = (people: number) => `
  INSERT INTO member (id, partnership_id, organisation_id, key, name, roles, language)
  SELECT gen_random_uuid(), o.partnership_id, o.id, o.side || '-' || n, 'Officer ' || n, '{practitioner}', 'en'
  FROM generate_series(1, ${people}) AS n,
    (SELECT DISTINCT ON (side) * FROM organisation WHERE side <> 'partner' ORDER BY side, key) AS o;
  CREATE TEMP TABLE worker AS
  SELECT m.id, (row_number() OVER (ORDER BY m.key))::int - 1 AS n, o.side
  FROM member m JOIN organisation o ON o.id = m.organisation_id WHERE o.side <> 'partner' AND m.active;
  ANALYZE worker;`;

/** Everybody has some of each kind; who raised one leads it and does its steps, and the next one acknowledged it. */
const signalSql = (signals: number, oneOpenOf: number) => `
  INSERT INTO signal (id, partnership_id, reference, status, categories, urgency, area, raised_by_id, raised_at,
    acknowledged_by_id, acknowledged_at, due_acknowledge, due_lead, due_first_step, outcome, outcome_agree_by, lead_mode,
    links, revision)
  SELECT gen_random_uuid(), p.id, 'S-2019-' || lpad(made.n::text, greatest(4, length(made.n::text)), '0'), status, '{recruitment}',
    'normal', 'Station', w.id, at, CASE WHEN status <> 'raised' THEN other.id END, CASE WHEN status <> 'raised' THEN at END,
    at + interval '1 day', at + interval '2 days', at + interval '3 days',
    CASE WHEN status IN ('weighed', 'closed') THEN 'advice' END,
    CASE WHEN status IN ('weighed', 'closed') THEN at + interval '5 days' END, CASE WHEN status IN ('led', 'weighed', 'closed') THEN 'police' END, '{}', 1
  FROM (SELECT made.n, everybody, (hashint4(made.n) & 2147483647) % everybody AS who, timestamptz '2026-11-20' - (${signals} - made.n) * interval '5 years' / ${signals} AS at,
      CASE WHEN made.n % ${oneOpenOf} <> 0 THEN 'closed'
        ELSE ('{raised,acknowledged,led,weighed}'::text[])[1 + made.n / ${oneOpenOf} % 4] END AS status
    FROM generate_series(1, ${signals}) AS made (n), (SELECT count(*)::int FROM worker) AS all_of_them (everybody)) AS made
  JOIN worker w ON w.n = who JOIN worker other ON other.n = (who + 1) % everybody,
    (SELECT id FROM partnership LIMIT 1) AS p
  ORDER BY made.n;
  ANALYZE signal;
  CREATE TEMP VIEW filled AS SELECT * FROM signal WHERE reference LIKE 'S-2019-%';`;

/** What belongs to each of them, in the order in which it came about. */
const PARTS: readonly string[] = [
  `INSERT INTO signal_deed (signal_id, kind, by_id, at)
   SELECT id, unnest('{view:police,view:local_authority,outcome:proposed,outcome:agreed}'::text[]), raised_by_id, raised_at
   FROM filled WHERE status IN ('weighed', 'closed');`,
  `INSERT INTO lead (id, signal_id, mode, suggested, chosen_by_id, chosen_at, accept_by)
   SELECT gen_random_uuid(), id, 'police', 'joint', raised_by_id, raised_at, raised_at + interval '1 day'
   FROM filled WHERE status IN ('led', 'weighed', 'closed');`,
  `INSERT INTO lead_contact (id, lead_id, signal_id, "order", side, member_id, state, answered_at, open)
   SELECT gen_random_uuid(), l.id, s.id, 0, w.side, s.raised_by_id, 'accepted', l.chosen_at, s.status <> 'closed'
   FROM lead l JOIN filled s ON s.id = l.signal_id JOIN worker w ON w.id = s.raised_by_id;`,
  `INSERT INTO step (id, partnership_id, signal_id, what, owner_id, due_at, state, set_by_id, set_at, settled_by_id, settled_at)
   SELECT gen_random_uuid(), partnership_id, id, 'Talk to the school', raised_by_id, due_first_step, state, raised_by_id, raised_at,
     CASE WHEN state = 'done' THEN raised_by_id END, CASE WHEN state = 'done' THEN raised_at END
   FROM filled s, unnest(CASE WHEN status = 'led' THEN '{done,open}'::text[] ELSE '{done}' END) AS state
   WHERE status IN ('led', 'weighed', 'closed');`,
  `INSERT INTO note (id, signal_id, kind, by_id, at)
   SELECT gen_random_uuid(), id, 'lead_reason', raised_by_id, raised_at FROM filled WHERE status IN ('led', 'weighed', 'closed');`,
  `INSERT INTO reminder (id, partnership_id, kind, record_id, subject, occasion, due_at, state, fired_at)
   SELECT gen_random_uuid(), partnership_id, 'signal', id, 'acknowledge:' || id, unnest('{due,above}'::text[]), due_acknowledge,
     'fired', due_acknowledge
   FROM filled;
   INSERT INTO reminder (id, partnership_id, kind, record_id, subject, occasion, due_at, state)
   SELECT gen_random_uuid(), partnership_id, 'signal', id, 'step', 'due', timestamptz '2040-01-01', 'planned'
   FROM filled WHERE status <> 'closed';`,
  `INSERT INTO business_key (partnership_id, key, model, record_id, at)
   SELECT partnership_id, 'signal.raise:' || id, 'signal', id, raised_at FROM filled;`,
  `INSERT INTO audit_entry (partnership_id, number, at, member_id, action, model, record_id, payload, hash)
   SELECT partnership_id, row_number() OVER () + (SELECT coalesce(max(number), 0) FROM audit_entry), raised_at, raised_by_id, done, 'signal', id, '{}', ''
   FROM (SELECT *, unnest('{signal.raised,signal.acknowledged,signal.closed}'::text[]) AS done FROM filled) AS acts;
   INSERT INTO audit_head (partnership_id, number, hash)
   SELECT partnership_id, max(number), '' FROM audit_entry GROUP BY partnership_id
   ON CONFLICT (partnership_id) DO UPDATE SET number = excluded.number;`,
];

const deliverySql = (deliveries: number, signals: number) => `
  INSERT INTO delivery (id, partnership_id, conversation_id, card, record_id, revision, state, attempts, owed_at, due_at, settled_at)
  SELECT gen_random_uuid(), s.partnership_id, c.conversation_id, 'signal.card', s.id, n / ${signals} + 1, 'sent', 1,
    s.raised_at, s.raised_at, s.raised_at
  FROM generate_series(0, ${deliveries} - 1) AS n
  JOIN (SELECT *, row_number() OVER () - 1 AS nth FROM filled) AS s ON s.nth = n % ${signals},
    (SELECT conversation_id FROM channel ORDER BY key LIMIT 1) AS c;`;

const POSTS = `
  INSERT INTO post (conversation_id, card, record_id, message_id, revision)
  SELECT conversation_id, card, record_id, id, revision FROM delivery WHERE revision = 1 AND state = 'sent' ON CONFLICT DO NOTHING;`;
