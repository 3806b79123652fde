import type {
  FiredReminder,
  KnownReminders,
  ReminderRecord,
  ReminderStore,
} from '../../ports/delivery/reminder-store.ts';
import type { Tx } from '../database/database.ts';
import { columnsOf, toDate } from '../database/rows.ts';
import { Prisma, type Reminder } from '../generated/client.ts';
import { FOR_GOOD } from './given-up.ts';
import { TRIED, toDue } from './reminder-rows.ts';

/** So many of the rows that have waited longest are looked at, however many are due. */
const MOST_LOOKED_AT = 200;

/** What is due by now and is tried. */
export function reminderClaims(tx: Tx): Pick<ReminderStore, 'claimDue' | 'fireDue' | 'failed'> {
  return {
    claimDue: (now, except, only, most = 1) => claimDue(tx, now, { except, only, most }),
    fireDue: (records, now, knows) => fireDue(tx, records, now, knows),
    failed: (record, now, waits) => failed(tx, record, now, waits),
  };
}

interface Claim {
  readonly except: readonly string[];
  readonly only: KnownReminders | undefined;
  readonly most: number;
}

/**
 * The advisory locks keep the records to this transaction, on all replicas, without locking a row. The order of the index
 * ends the reading, so that it costs the same whatever is due.
 */
async function claimDue(
  tx: Tx,
  now: Temporal.Instant,
  { except, only, most }: Claim,
): Promise<readonly ReminderRecord[]> {
  const rows = await tx.$queryRaw<{ kind: string; record_id: string; partnership_id: string }[]>`
    WITH waiting AS MATERIALIZED (
      SELECT kind, record_id, partnership_id, min(due_at) AS first FROM (
        SELECT kind, record_id, partnership_id, due_at FROM reminder
        WHERE state = 'planned' AND ${TRIED} <= ${toDate(now)}
          AND record_id <> ALL(${except}::uuid[])
          AND (${!only} OR (kind = ANY(${only?.kinds ?? []}::text[])
            AND partnership_id = ANY(${[...(only?.partnerships ?? [])]}::uuid[])))
          AND kind || ' ' || occasion <> ALL(${[...(only?.unknown ?? [])]}::text[])
        ORDER BY ${TRIED} LIMIT ${MOST_LOOKED_AT}
      ) oldest GROUP BY kind, record_id, partnership_id
    ), head AS MATERIALIZED (
      SELECT * FROM (SELECT * FROM waiting ORDER BY first OFFSET 0) one
      WHERE pg_try_advisory_xact_lock(hashtextextended(kind || record_id::text, 0)) LIMIT 1
    )
    SELECT kind, record_id, partnership_id FROM (
      SELECT waiting.* FROM waiting JOIN head USING (kind, partnership_id) ORDER BY first OFFSET 0
    ) alike
    WHERE pg_try_advisory_xact_lock(hashtextextended(kind || record_id::text, 0)) LIMIT ${most}`;
  return rows.map((row) => ({
    kind: row.kind,
    recordId: row.record_id,
    partnershipId: row.partnership_id,
  }));
}

/** What this process does not know is put back as it was: that is rare, so it is looked for afterwards. */
async function fireDue(
  tx: Tx,
  records: readonly ReminderRecord[],
  now: Temporal.Instant,
  knows: (occasion: string) => boolean,
): Promise<readonly FiredReminder[]> {
  if (records.length === 0) return [];
  const at = toDate(now);
  const ids = records.map(({ recordId }) => recordId);
  const rows = await tx.$queryRaw<Reminder[]>`
    UPDATE reminder SET state = 'fired', fired_at = ${at}
    WHERE kind = ANY(${[...new Set(records.map(({ kind }) => kind))]}::text[]) AND record_id = ANY(${ids}::uuid[])
      AND state = 'planned' AND ${TRIED} <= ${at}
    RETURNING ${Prisma.raw(columnsOf('reminder', Prisma.ReminderScalarFieldEnum))}`;
  const unknown = rows.filter(({ occasion }) => !knows(occasion));
  if (unknown.length > 0) {
    const where = { id: { in: unknown.map(({ id }) => id) } };
    await tx.reminder.updateMany({ where, data: { state: 'planned', firedAt: null } });
  }
  return rows
    .filter((row) => !unknown.includes(row))
    .toSorted((a, b) => a.dueAt.getTime() - b.dueAt.getTime())
    .map((row) => ({ ...toDue(row), recordId: row.recordId }));
}

async function failed(
  tx: Tx,
  { kind, recordId }: ReminderRecord,
  now: Temporal.Instant,
  waits: readonly number[],
): Promise<boolean> {
  const rows = await tx.$queryRaw<{ ended: boolean }[]>`
    UPDATE reminder SET failures = failures + 1, held_until = coalesce(
      ${toDate(now)}::timestamptz + (${waits}::int[])[failures + 1] * interval '1 second', ${FOR_GOOD}::timestamptz)
    WHERE kind = ${kind} AND record_id = ${recordId}::uuid AND state = 'planned'
      AND ${TRIED} <= ${toDate(now)}
    RETURNING held_until = ${FOR_GOOD}::timestamptz AS ended`;
  return rows.some(({ ended }) => ended);
}
