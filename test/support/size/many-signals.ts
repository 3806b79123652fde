import type { Database } from '../../../src/storage/database/database.ts';

/** How much there is of what grows. */
export interface Many {
  readonly signals: number;
  /** One of so many is open. */
  readonly oneOpenOf?: number;
  /** Members of each side who raise, lead and do the steps. */
  readonly people?: number;
  /** Cards that were sent long ago. */
  readonly deliveries?: number;
}

/**
 * Fills a database that has one partnership as years of work would: signals a quarter of an hour apart, each with its
 * lead, steps, views and reminders, all by SQL and within the database. Nothing protected is among it, and no audit.
 */
export async function fillSignals(
  { withSession }: Pick<Database, 'withSession'>,
  { signals, oneOpenOf = 100, people = 100, deliveries = 0 }: Many,
): Promise<void> {
  await withSession(async ({ run }) => {
    await run(peopleSql(people));
    await run(signalSql(signals, oneOpenOf));
    for (const sql of PARTS) await run(sql);
    await run(deliverySql(deliveries, signals));
    await run('DROP TABLE worker');
    await run('VACUUM ANALYZE');
  });
}

const peopleSql = (people: number) => `
  INSERT INTO member (id, partnership_id, organisation_id, key, name, roles, language)
  SELECT gen_random_uuid(), o.partnership_id, o.id, o.side || '-' || n, 'Officer ' || n, '{practitioner}', 'en'
  FROM generate_series(1, ${people}) AS n,
    (SELECT DISTINCT ON (side) * FROM organisation WHERE side <> 'partner' ORDER BY side, key) AS o;
  CREATE TEMP TABLE worker AS
  SELECT m.id, (row_number() OVER (ORDER BY m.key))::int - 1 AS n, count(*) OVER ()::int AS of, o.side
  FROM member m JOIN organisation o ON o.id = m.organisation_id WHERE o.side <> 'partner' AND m.active;
  ANALYZE worker;`;

const signalSql = (signals: number, oneOpenOf: number) => `
  INSERT INTO signal (id, partnership_id, reference, status, categories, urgency, area, raised_by_id, raised_at,
    acknowledged_by_id, acknowledged_at, due_acknowledge, due_lead, due_first_step, outcome, outcome_agree_by, links, revision)
  SELECT gen_random_uuid(), p.id, 'S-2019-' || lpad(made.n::text, 7, '0'), status, '{recruitment}', 'normal', 'Station',
    w.id, at, CASE WHEN status <> 'raised' THEN w.id END, CASE WHEN status <> 'raised' THEN at END,
    at + interval '1 day', at + interval '2 days', at + interval '3 days',
    CASE WHEN status IN ('weighed', 'closed') THEN 'advice' END,
    CASE WHEN status IN ('weighed', 'closed') THEN at + interval '5 days' END, '{}', 1
  FROM (SELECT n, timestamptz '2026-11-20' - (${signals} - n) * interval '15 minutes' AS at,
      CASE WHEN n % ${oneOpenOf} <> 0 THEN 'closed'
        ELSE ('{raised,acknowledged,led,weighed}'::text[])[1 + n / ${oneOpenOf} % 4] END AS status
    FROM generate_series(1, ${signals}) AS n) AS made
  JOIN worker w ON w.n = (made.n + made.n / 100) % w.of, (SELECT id FROM partnership LIMIT 1) AS p
  ORDER BY made.n;
  ANALYZE signal;`;

/** What belongs to each of them. Whoever raised one leads it and does its steps. */
const PARTS: readonly string[] = [
  `INSERT INTO signal_deed (signal_id, kind, by_id, at)
   SELECT s.id, kind, raised_by_id, raised_at FROM signal s, unnest('{view:police,view:local_authority,outcome:proposed,outcome:agreed}'::text[]) AS kind
   WHERE status IN ('weighed', 'closed') ORDER BY reference;`,
  `INSERT INTO lead (id, signal_id, mode, suggested, chosen_by_id, chosen_at, accept_by)
   SELECT gen_random_uuid(), id, 'police', 'joint', raised_by_id, raised_at, raised_at + interval '1 day'
   FROM signal WHERE status IN ('led', 'weighed', 'closed') ORDER BY reference;`,
  `INSERT INTO lead_contact (id, lead_id, "order", side, member_id, state, answered_at, open)
   SELECT gen_random_uuid(), l.id, 0, w.side, s.raised_by_id, 'accepted', l.chosen_at, s.status <> 'closed'
   FROM lead l JOIN signal s ON s.id = l.signal_id JOIN worker w ON w.id = s.raised_by_id ORDER BY s.reference;`,
  `INSERT INTO step (id, partnership_id, signal_id, what, owner_id, due_at, state, set_by_id, set_at, settled_by_id, settled_at)
   SELECT gen_random_uuid(), partnership_id, id, 'Talk to the school', raised_by_id, due_first_step, state, raised_by_id, raised_at,
     CASE WHEN state = 'done' THEN raised_by_id END, CASE WHEN state = 'done' THEN raised_at END
   FROM signal s, unnest(CASE WHEN status = 'led' THEN '{done,open}'::text[] ELSE '{done}' END) AS state
   WHERE status IN ('led', 'weighed', 'closed') ORDER BY reference, state;`,
  `INSERT INTO reminder (id, partnership_id, kind, record_id, subject, occasion, due_at, state, fired_at)
   SELECT gen_random_uuid(), partnership_id, 'signal', id, 'acknowledge:' || id, occasion, due_acknowledge,
     'fired', due_acknowledge
   FROM signal, unnest('{due,overdue}'::text[]) AS occasion ORDER BY reference;`,
];

const deliverySql = (deliveries: number, signals: number) => `
  INSERT INTO delivery (id, partnership_id, conversation_id, card, record_id, revision, state, attempts, owed_at, due_at, settled_at)
  SELECT gen_random_uuid(), s.partnership_id, c.conversation_id, 'signal.card', s.id, n / ${signals} + 1, 'sent', 1,
    s.raised_at, s.raised_at, s.raised_at
  FROM generate_series(0, ${deliveries} - 1) AS n
  JOIN (SELECT *, row_number() OVER (ORDER BY raised_at) - 1 AS nth FROM signal) AS s ON s.nth = n % ${signals},
    (SELECT conversation_id FROM channel ORDER BY key LIMIT 1) AS c;`;
