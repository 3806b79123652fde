import pg from 'pg';

/** Deliveries that were settled long ago, in every conversation, as an old installation has them. */
export async function addOldDeliveries(connectionString: string, count: number): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await client.query(FILL, [count]);
    await client.query('VACUUM ANALYZE delivery');
  } finally {
    await client.end();
  }
}

const FILL = `
  INSERT INTO delivery (id, partnership_id, conversation_id, card, record_id, revision, state,
    owed_at, due_at, settled_at)
  SELECT gen_random_uuid(), partnership.id, place.id, 'signal.card', gen_random_uuid(), 1, 'sent', at, at, at
  FROM generate_series(1, $1::int) AS number
  CROSS JOIN LATERAL (SELECT now() - number * interval '10 seconds' AS at) AS moment
  CROSS JOIN (SELECT id FROM partnership LIMIT 1) AS partnership
  JOIN (SELECT id, row_number() OVER () - 1 AS nth, count(*) OVER () AS total FROM conversation) AS place
    ON place.nth = number % place.total`;
