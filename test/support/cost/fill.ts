import type { Database } from '../../../src/storage/database/database.ts';

/** Of a hundred signals, one is open. */
const OPEN_EVERY = 100;
const DELIVERIES_PER_SIGNAL = 5;

/** Each takes the number of signals; they stand in the year before the one that is played in. */
const ROWS: readonly string[] = [
  `INSERT INTO signal (id, partnership_id, reference, status, categories, urgency, area, raised_by_id, raised_at,
     acknowledged_by_id, acknowledged_at, due_acknowledge, due_lead, due_first_step, revision, links)
   SELECT gen_random_uuid(), p.id, 'S-2025-' || lpad(n::text, greatest(4, length(n::text)), '0'),
     CASE WHEN n % ${OPEN_EVERY} = 0 THEN 'led' ELSE 'closed' END, '{recruitment}', 'normal', '', one.id,
     at, other.id, at, at, at, at, 3, '{}'
   FROM partnership p, one, other, generate_series(1, $1::int) n,
     LATERAL (SELECT timestamptz '2025-01-01' + n * interval '1 year' / $1::int AS at) t`,
  `INSERT INTO lead (id, signal_id, mode, suggested, chosen_by_id, chosen_at, accept_by)
   SELECT gen_random_uuid(), s.id, 'police', 'police', one.id, s.raised_at, s.raised_at FROM signal s, one
   WHERE $1::int > 0`,
  `INSERT INTO lead_contact (id, lead_id, "order", side, member_id, state, answered_at, open)
   SELECT gen_random_uuid(), l.id, 0, 'police', one.id, 'accepted', l.chosen_at, s.status <> 'closed'
   FROM lead l JOIN signal s ON s.id = l.signal_id, one WHERE $1::int > 0`,
  `INSERT INTO step (id, partnership_id, signal_id, what, owner_id, due_at, state, set_by_id, set_at, settled_by_id, settled_at)
   SELECT gen_random_uuid(), s.partnership_id, s.id, 'call', one.id, timestamptz '2030-01-01',
     CASE WHEN s.status = 'closed' THEN 'done' ELSE 'open' END, one.id, s.raised_at,
     CASE WHEN s.status = 'closed' THEN one.id END, CASE WHEN s.status = 'closed' THEN s.raised_at END
   FROM signal s, one WHERE $1::int > 0`,
  `INSERT INTO note (id, signal_id, kind, by_id, at)
   SELECT gen_random_uuid(), s.id, 'lead_reason', one.id, s.raised_at FROM signal s, one WHERE $1::int > 0`,
  `INSERT INTO reminder (id, partnership_id, kind, record_id, subject, occasion, due_at, state)
   SELECT gen_random_uuid(), s.partnership_id, 'signal', s.id, 'step', 'due', timestamptz '2030-01-01',
     CASE WHEN s.status = 'closed' THEN 'dropped' ELSE 'planned' END FROM signal s WHERE $1::int > 0`,
  `INSERT INTO business_key (partnership_id, key, model, record_id, at)
   SELECT s.partnership_id, 'signal.raise:' || s.id, 'signal', s.id, s.raised_at FROM signal s WHERE $1::int > 0`,
  `INSERT INTO audit_entry (partnership_id, number, at, member_id, action, model, record_id, payload, hash)
   SELECT s.partnership_id, row_number() OVER () + (SELECT coalesce(max(number), 0) FROM audit_entry), s.raised_at, one.id, a, 'signal', s.id, '{}', ''
   FROM signal s, one, unnest('{signal.raised,signal.acknowledged,signal.closed}'::text[]) a WHERE $1::int > 0`,
  `INSERT INTO audit_head (partnership_id, number, hash)
   SELECT partnership_id, max(number), '' FROM audit_entry WHERE $1::int > 0 GROUP BY partnership_id
   ON CONFLICT (partnership_id) DO UPDATE SET number = excluded.number`,
  `INSERT INTO delivery (id, partnership_id, conversation_id, card, record_id, revision, state, due_at, settled_at)
   SELECT gen_random_uuid(), s.partnership_id, c.conversation_id, 'signal.card', s.id, r, 'sent', s.raised_at, s.raised_at
   FROM signal s, (SELECT conversation_id FROM channel ORDER BY key LIMIT 1) c, generate_series(1, ${DELIVERIES_PER_SIGNAL}) r
   WHERE $1::int > 0`,
  `INSERT INTO post (conversation_id, card, record_id, message_id, revision)
   SELECT conversation_id, card, record_id, id, revision FROM delivery WHERE revision = 1 AND $1::int > 0`,
];
const PEOPLE = `WITH one AS (SELECT id FROM member WHERE key = 'community-officer'),
  other AS (SELECT id FROM member WHERE key = 'mayors-office') `;
/** Who reads while rows are still to be counted plans by guesses. */
const SETTLE = 'VACUUM ANALYZE';

/**
 * Fills a database that holds the example and nothing else with signals and all that belongs to them, five settled deliveries
 * each; one in a hundred is open.
 */
export async function fillSignals({ withSession }: Database, signals: number): Promise<void> {
  await withSession(async ({ query, run }) => {
    await run('SET statement_timeout = 0');
    for (const sql of ROWS) await query(PEOPLE + sql, [signals]);
    await run(SETTLE);
  });
}
