import type {
  PlannedReminder,
  ReminderRecord,
  ReminderStore,
  WantedReminder,
} from '../../ports/delivery/reminder-store.ts';
import type { Tx } from '../database/database.ts';
import { present, toDate } from '../database/rows.ts';
import type { Reminder } from '../generated/client.ts';
import { reminderClaims } from './reminder-claims.ts';
import { newReminder, toDue, toKept } from './reminder-rows.ts';

type Knows = (kind: string, occasion: string) => boolean;

/**
 * @param knows can this version remind of a record of this kind, on this occasion?
 * @param planned takes when whatever is planned is due.
 */
export function reminderStore(tx: Tx, knows: Knows, planned: Temporal.Instant[]): ReminderStore {
  const add: ReminderStore['addAll'] = async (wanted) => {
    await addAll(tx, wanted);
    planned.push(...wanted.map((one) => one.wanted.at));
  };
  return {
    ...reminderClaims(tx),
    async plan(record, wanted) {
      planned.push(...(await plan(tx, record, wanted, knows)));
    },
    async planNew(record, wanted) {
      await planNew(tx, record, wanted);
      planned.push(...wanted.map(({ at }) => at));
    },
    add: (record, wanted) => add([{ record, wanted }]),
    addAll: add,
    find: async (id) =>
      present(await tx.reminder.findUnique({ where: { id } }), (row) => ({
        ...toRecord(row),
        ...toDue(row),
      })),
    async list({ kind, recordId }) {
      const where = { kind, recordId };
      const rows = await tx.reminder.findMany({ where, orderBy: { dueAt: 'asc' } });
      return rows.map(toKept);
    },
    async postpone(id, at) {
      const data = { ...UNTRIED, state: 'planned', dueAt: toDate(at), firedAt: null };
      await tx.reminder.update({ where: { id }, data });
      planned.push(at);
    },
  };
}

const UNTRIED = { failures: 0, heldUntil: null };

/** One statement to read, and at most one for each thing that changes: dropped, added, put to another time. */
async function plan(
  tx: Tx,
  record: ReminderRecord,
  asked: Parameters<ReminderStore['plan']>[1],
  knows: Knows,
): Promise<readonly Temporal.Instant[]> {
  const { kind, recordId } = record;
  const rows = await tx.reminder.findMany({ where: { kind, recordId } });
  const wanted = typeof asked === 'function' ? asked(rows.map(toKept)) : asked;
  const known = new Map(rows.map((row) => [keyOf(row), row]));
  await drop(
    tx,
    rows.filter(
      (row) => row.state === 'planned' && knows(kind, row.occasion) && !isWanted(row, wanted),
    ),
  );
  const fresh = wanted.filter((one) => !known.has(keyOf(one)));
  await planNew(tx, record, fresh);
  const moved = wanted.flatMap((one) => {
    const row = known.get(keyOf(one));
    const stays = !row || row.state === 'fired' || isPlannedAt(row, one.at);
    return stays ? [] : [{ id: row.id, at: one.at }];
  });
  await putTo(tx, moved);
  return [...fresh, ...moved].map(({ at }) => at);
}

async function planNew(
  tx: Tx,
  record: ReminderRecord,
  wanted: readonly WantedReminder[],
): Promise<void> {
  if (wanted.length === 0) return;
  const data = wanted.map((one) => newReminder(record, one));
  await tx.reminder.createMany({ data, skipDuplicates: true });
}

async function drop(tx: Tx, rows: readonly Reminder[]): Promise<void> {
  if (rows.length === 0) return;
  const where = { id: { in: rows.map(({ id }) => id) } };
  await tx.reminder.updateMany({ where, data: { state: 'dropped' } });
}

async function putTo(
  tx: Tx,
  moved: readonly { readonly id: string; readonly at: Temporal.Instant }[],
): Promise<void> {
  if (moved.length === 0) return;
  await tx.$executeRaw`
    UPDATE reminder SET state = 'planned', due_at = moved.due_at, failures = 0, held_until = NULL
    FROM unnest(${moved.map(({ id }) => id)}::uuid[],
                ${moved.map(({ at }) => toDate(at))}::timestamptz[]) AS moved (id, due_at)
    WHERE reminder.id = moved.id`;
}

/** What was dropped is planned anew; what is planned or came already stays as it is. */
async function addAll(tx: Tx, wanted: readonly PlannedReminder[]): Promise<void> {
  if (wanted.length === 0) return;
  const rows = JSON.stringify(wanted.map(({ record, wanted: one }) => newReminder(record, one)));
  await tx.$executeRaw`
    INSERT INTO reminder (id, partnership_id, kind, record_id, subject, occasion, member_id, snoozes, state, due_at)
    SELECT DISTINCT ON ("kind", "recordId", "subject", "occasion", "memberId")
      "id", "partnershipId", "kind", "recordId", "subject", "occasion", "memberId", "snoozes", "state", "dueAt"
    FROM jsonb_to_recordset(${rows}::jsonb) AS (
      "id" uuid, "partnershipId" uuid, "kind" text, "recordId" uuid, "subject" text, "occasion" text,
      "memberId" text, "snoozes" int, "state" text, "dueAt" timestamptz)
    ON CONFLICT (kind, record_id, subject, occasion, member_id) DO UPDATE
      SET state = 'planned', due_at = EXCLUDED.due_at, failures = 0, held_until = NULL
      WHERE reminder.state = 'dropped'`;
}

function isPlannedAt({ state, dueAt }: Reminder, at: Temporal.Instant): boolean {
  return state === 'planned' && dueAt.getTime() === at.epochMilliseconds;
}

function isWanted(row: Reminder, wanted: readonly WantedReminder[]): boolean {
  if (row.memberId !== '') return wanted.some(({ subject }) => subject === row.subject);
  return wanted.some((one) => keyOf(one) === keyOf(row));
}

function keyOf({
  subject,
  occasion,
  memberId = '',
}: Pick<WantedReminder, 'subject' | 'occasion' | 'memberId'>): string {
  return JSON.stringify([subject, occasion, memberId]);
}

function toRecord({ partnershipId, kind, recordId }: Reminder): ReminderRecord {
  return { partnershipId, kind, recordId };
}
