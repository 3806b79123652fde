import { randomUUID } from 'node:crypto';
import {
  type DueReminder,
  type KeptReminder,
  type KnownReminders,
  REMINDER_STATES,
  type ReminderRecord,
  type ReminderStore,
  type WantedReminder,
} from '../../ports/delivery/reminder-store.ts';
import type { Tx } from '../database/database.ts';
import { oneOf, present, toDate, toInstant } from '../database/rows.ts';
import type { Reminder } from '../generated/client.ts';

/** So many records are tried before one is found that nobody else is at. */
const MOST_TRIED = 50;

export function reminderStore(tx: Tx): ReminderStore {
  return {
    plan: (record, wanted) => plan(tx, record, wanted),
    planNew: (record, wanted) => planNew(tx, record, wanted),
    add: (record, wanted) => add(tx, record, wanted),
    claimDue: (now, except, only) => claimDue(tx, now, except, only),
    async fireDue({ kind, recordId }, now, knows = () => true) {
      const where = { kind, recordId, state: 'planned', dueAt: { lte: toDate(now) } };
      const due = await tx.reminder.findMany({ where, select: { occasion: true } });
      const known = [...new Set(due.map(({ occasion }) => occasion))].filter(knows);
      if (known.length === 0) return [];
      const rows = await tx.reminder.updateManyAndReturn({
        where: { ...where, occasion: { in: known } },
        data: { state: 'fired', firedAt: toDate(now) },
      });
      return rows.toSorted((a, b) => a.dueAt.getTime() - b.dueAt.getTime()).map(toDue);
    },
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
      const data = { state: 'planned', dueAt: toDate(at), firedAt: null };
      await tx.reminder.update({ where: { id }, data });
    },
    async nextDue() {
      const row = await tx.reminder.findFirst({
        where: { state: 'planned' },
        orderBy: { dueAt: 'asc' },
      });
      return present(row, ({ dueAt }) => toInstant(dueAt));
    },
  };
}

/** One statement to read, and at most one for each thing that changes: dropped, added, put to another time. */
async function plan(
  tx: Tx,
  record: ReminderRecord,
  asked: Parameters<ReminderStore['plan']>[1],
): Promise<void> {
  const { kind, recordId } = record;
  const rows = await tx.reminder.findMany({ where: { kind, recordId } });
  const wanted = typeof asked === 'function' ? asked(rows.map(toKept)) : asked;
  const known = new Map(rows.map((row) => [keyOf(row), row]));
  await drop(
    tx,
    rows.filter((row) => row.state === 'planned' && !isWanted(row, wanted)),
  );
  const fresh = wanted.filter((one) => !known.has(keyOf(one)));
  await planNew(tx, record, fresh);
  const moved = wanted.flatMap((one) => {
    const row = known.get(keyOf(one));
    const stays = !row || row.state === 'fired' || isPlannedAt(row, one.at);
    return stays ? [] : [{ id: row.id, dueAt: toDate(one.at) }];
  });
  await putTo(tx, moved);
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
  moved: readonly { readonly id: string; readonly dueAt: Date }[],
): Promise<void> {
  if (moved.length === 0) return;
  await tx.$executeRaw`
    UPDATE reminder SET state = 'planned', due_at = moved.due_at
    FROM unnest(${moved.map(({ id }) => id)}::uuid[],
                ${moved.map(({ dueAt }) => dueAt)}::timestamptz[]) AS moved (id, due_at)
    WHERE reminder.id = moved.id`;
}

async function add(tx: Tx, record: ReminderRecord, wanted: WantedReminder): Promise<void> {
  const { kind, recordId } = record;
  const { subject, occasion, memberId = '', at } = wanted;
  await tx.reminder.createMany({ data: [newReminder(record, wanted)], skipDuplicates: true });
  await tx.reminder.updateMany({
    where: { kind, recordId, subject, occasion, memberId, state: 'dropped' },
    data: { state: 'planned', dueAt: toDate(at) },
  });
}

function isPlannedAt({ state, dueAt }: Reminder, at: Temporal.Instant): boolean {
  return state === 'planned' && dueAt.getTime() === at.epochMilliseconds;
}

function isWanted(row: Reminder, wanted: readonly WantedReminder[]): boolean {
  if (row.memberId !== '') return wanted.some(({ subject }) => subject === row.subject);
  return wanted.some((one) => keyOf(one) === keyOf(row));
}

/** The advisory lock keeps the record to this transaction, on all replicas, without locking a row. */
async function claimDue(
  tx: Tx,
  now: Temporal.Instant,
  except: readonly string[],
  only?: KnownReminders,
): Promise<ReminderRecord | undefined> {
  const [row] = await tx.$queryRaw<{ kind: string; record_id: string; partnership_id: string }[]>`
    SELECT kind, record_id, partnership_id FROM (
      SELECT kind, record_id, partnership_id, min(due_at) AS first FROM reminder
      WHERE state = 'planned' AND due_at <= ${toDate(now)} AND record_id <> ALL(${except}::uuid[])
        AND (${!only} OR kind = ANY(${only?.kinds ?? []}::text[]))
        AND kind || ' ' || occasion <> ALL(${[...(only?.unknown ?? [])]}::text[])
      GROUP BY kind, record_id, partnership_id ORDER BY first LIMIT ${MOST_TRIED}
    ) waiting
    WHERE pg_try_advisory_xact_lock(hashtextextended(kind || record_id::text, 0))
    LIMIT 1`;
  return row && { kind: row.kind, recordId: row.record_id, partnershipId: row.partnership_id };
}

/** A reminder as it is planned, as a row. */
export function newReminder(
  { partnershipId, kind, recordId }: ReminderRecord,
  wanted: WantedReminder,
) {
  const { subject, occasion, memberId = '', at, snoozes = 0 } = wanted;
  return {
    id: randomUUID(),
    ...{ partnershipId, kind, recordId },
    ...{ subject, occasion, memberId, snoozes },
    state: 'planned',
    dueAt: toDate(at),
  };
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

function toKept(row: Reminder): KeptReminder {
  return { ...toDue(row), state: oneOf(REMINDER_STATES, row.state) };
}

function toDue(row: Reminder): DueReminder {
  const { id, subject, occasion, memberId, dueAt, snoozes, firedAt } = row;
  const own = memberId === '' ? {} : { memberId };
  const when = { at: toInstant(dueAt), firedAt: toInstant(firedAt) };
  return { id, subject, occasion, snoozes, ...own, ...when };
}
