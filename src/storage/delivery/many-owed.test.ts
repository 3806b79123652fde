import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openPostgresForTest } from '../../../test/support/databases.ts';
import { listenToStatements, type Statements } from '../../../test/support/statements.ts';
import { createWorld, type World } from '../../../test/support/world.ts';
import { createLog } from '../../log.ts';
import { startQueue } from '../../schedule/queue.ts';
import type { Database } from '../database/database.ts';
import { queueDatabase } from '../database/queue-database.ts';
import { sqlExecutor } from '../database/sql-executor.ts';

const NUDGES = 250;
/** The next one alone, once to find it and once to change it. */
const MOST_ROWS = 2;
/** A plan is kept after some claims, so that the later ones show that one. */
const CLAIMS = 10;

describe.skipIf(inject('postgres') === null)('where much is owed', () => {
  let database: Database;
  let world: World;
  let statements: Statements;

  beforeAll(async () => {
    statements = listenToStatements();
    database = await openPostgresForTest();
    world = await createWorld(database);
  });
  afterAll(async () => {
    statements.end();
    await database.close();
  });

  it.each([
    [10, 20_000],
    [10_000, 20_000],
  ])(
    'a claim in a conversation with %i owed and %i settled reads a few rows by an index',
    async (owed, settled) => {
      const conversationId = await conversationWith(owed, settled);
      const claims = await database.withSession(async ({ run, query }) => {
        const all: { claimed: number; rows: number; scans: number }[] = [];
        for (let done = 0; done < CLAIMS; done += 1) {
          await run('BEGIN');
          const [before] = await query(STATS, []);
          const claimed = await query(CLAIM, [conversationId]);
          const [after] = await query(STATS, []);
          await run('COMMIT');
          await query(SETTLE, [conversationId]);
          const more = (what: string) => Number(after?.[what] ?? 0) - Number(before?.[what] ?? 0);
          all.push({ claimed: claimed.length, rows: more('rows'), scans: more('scans') });
        }
        return all;
      });
      for (const { rows, scans, claimed } of claims) {
        expect([claimed, scans]).toEqual([1, 0]);
        expect(rows).toBeLessThanOrEqual(MOST_ROWS);
      }
    },
  );

  it('all are nudged for in one statement, and taken in batches', async () => {
    const queue = await startQueue(queueDatabase(database.queueBackend), [], createLog('silent'));
    const ids = Array.from({ length: NUDGES }, () => randomUUID());
    const nudge = () => queue.nudge([...ids, ...ids], sqlExecutor(database.prisma));
    await nudge();
    const asked = await statements.of(nudge);
    // The queue looks after itself meanwhile.
    expect(asked.filter((sql) => sql.includes('json_to_recordset'))).toHaveLength(1);
    const taken: (readonly string[])[] = [];
    await queue.work(async (conversations) => void taken.push(conversations));
    await expect.poll(() => taken.flat().toSorted(), { timeout: 20_000 }).toEqual(ids.toSorted());
    expect(taken.length).toBeLessThan(10);
    await queue.stop();
  });

  async function conversationWith(owed: number, settled: number): Promise<string> {
    const { prisma } = database;
    const { id: partnershipId } = world.presence('liaison-officer').partnership;
    const id = randomUUID();
    const place = { platform: 'room', tenant: 'havenstad', kind: 'channel', external: id };
    await prisma.conversation.create({ data: { id, ...place } });
    await prisma.$executeRaw`
      INSERT INTO delivery (id, partnership_id, conversation_id, card, record_id, revision, state, due_at)
      SELECT gen_random_uuid(), ${partnershipId}::uuid, ${id}::uuid, 'signal.card', gen_random_uuid(), 1,
        CASE WHEN number > ${settled}::int THEN 'owed' ELSE 'sent' END, to_timestamp(number)
      FROM generate_series(1, ${owed + settled}::int) AS number`;
    await prisma.$executeRaw`ANALYZE delivery`;
    return id;
  }
});

const CLAIM = `
  SELECT * FROM claim_delivery($1, now(), now() + interval '10 seconds', ARRAY['signal.card'],
    ARRAY(SELECT id FROM partnership), ARRAY['room'])`;
/** What was read so far. */
const STATS = `
  SELECT (idx_tup_fetch + seq_tup_read)::int AS rows, seq_scan::int AS scans
  FROM pg_stat_xact_user_tables WHERE relname = 'delivery'`;
const SETTLE = `
  UPDATE delivery SET state = 'sent', lease_until = NULL
  WHERE conversation_id = $1 AND state = 'sending' RETURNING id`;
