import type {
  KeptReminder,
  PlannedRecord,
  PlannedReminder,
  PostponedReminder,
  ReminderRecord,
  ReminderStore,
  WantedReminder,
} from '../../ports/delivery/reminder-store.ts';
import type { Tx } from '../database/database.ts';
import { present, toDate } from '../database/rows.ts';
import { Prisma, type Reminder } from '../generated/client.ts';
import { tryGivenUpOf } from './given-up.ts';
import { reminderClaims } from './reminder-claims.ts';
import { newReminder, toDue, toKept, whereOf } from './reminder-rows.ts';

type Knows = (kind: string, occasion: string) => boolean;
type Kept = readonly KeptReminder[];

/**
 * @param knows can this version remind of a record of this kind, on this occasion?
 * @param planned takes when whatever is planned is due.
 */
export function reminderStore(tx: Tx, knows: Knows, planned: Temporal.Instant[]): ReminderStore {
  const add: ReminderStore['addAll'] = async (wanted) => {
    await addAll(tx, wanted);
    planned.push(...wanted.map((one) => one.wanted.at));
  };
  const all: ReminderStore['planAll'] = async (plans) => {
    const { kept, due } = await planAll(tx, plans, knows);
    planned.push(...due);
    return kept;
  };
  return {
    ...reminderClaims(tx),
    plan: async (record, wanted) => {
      await all([{ record, wanted }]);
    },
    planAll: all,
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
    async tryGivenUp(partnershipId, kind) {
      planned.push(Temporal.Instant.fromEpochMilliseconds(0));
      return tryGivenUpOf(tx, partnershipId, kind);
    },
    async postpone(postponed) {
      await postpone(tx, postponed);
      planned.push(...postponed.map(({ at }) => at));
    },
  };
}

async function postpone(tx: Tx, postponed: readonly PostponedReminder[]): Promise<void> {
  if (postponed.length === 0) return;
  await tx.$executeRaw`
    UPDATE reminder
    SET state = 'planned', due_at = later.due_at, fired_at = NULL, failures = 0, held_until = NULL
    FROM unnest(${postponed.map(({ id }) => id)}::uuid[],
                ${postponed.map(({ at }) => toDate(at))}::timestamptz[]) AS later (id, due_at)
    WHERE reminder.id = later.id`;
}

/** One statement to read whatever there is of all of them, and at most one to write what changes. */
async function planAll(
  tx: Tx,
  plans: readonly PlannedRecord[],
  knows: Knows,
): Promise<{ readonly kept: readonly Kept[]; readonly due: readonly Temporal.Instant[] }> {
  const there = await readUnread(tx, plans);
  const kept = plans.map(({ record, kept: read }) => read ?? there(record));
  const changes = plans.map((plan, turn) => changesOf(plan, kept[turn] ?? [], knows));
  const dropped = changes.flatMap((one) => one.dropped);
  const moved = changes.flatMap((one) => one.moved);
  const fresh = changes.flatMap((one) => one.fresh);
  await write(tx, { dropped, moved, fresh });
  const due = [...moved.map(({ at }) => at), ...fresh.map(({ wanted }) => wanted.at)];
  return { kept, due };
}

/** What there is of those of which it was not read before. */
async function readUnread(
  tx: Tx,
  plans: readonly PlannedRecord[],
): Promise<(record: ReminderRecord) => Kept> {
  const records = plans.flatMap(({ record, kept }) => (kept ? [] : [record]));
  if (records.length === 0) return () => [];
  const rows = await tx.reminder.findMany({
    where: whereOf(records),
    orderBy: { dueAt: 'asc' },
  });
  const found = Map.groupBy(rows, (row) => `${row.kind} ${row.recordId}`);
  return ({ kind, recordId }) => (found.get(`${kind} ${recordId}`) ?? []).map(toKept);
}

interface Changes {
  /** Ids of what is not wanted any more. */
  readonly dropped: readonly string[];
  readonly moved: readonly { readonly id: string; readonly at: Temporal.Instant }[];
  readonly fresh: readonly PlannedReminder[];
}

function changesOf({ record, wanted: asked }: PlannedRecord, kept: Kept, knows: Knows): Changes {
  const wanted = typeof asked === 'function' ? asked(kept) : asked;
  const known = new Map(kept.map((one) => [keyOf(one), one]));
  const unwanted = kept.filter(
    (one) => one.state === 'planned' && knows(record.kind, one.occasion) && !isWanted(one, wanted),
  );
  return {
    dropped: unwanted.map(({ id }) => id),
    moved: wanted.flatMap((one) => {
      const there = known.get(keyOf(one));
      const stays = !there || there.state === 'fired' || isPlannedAt(there, one.at);
      return stays ? [] : [{ id: there.id, at: one.at }];
    }),
    fresh: wanted.flatMap((one) => (known.has(keyOf(one)) ? [] : [{ record, wanted: one }])),
  };
}

async function write(tx: Tx, { dropped, moved, fresh }: Changes): Promise<void> {
  if (dropped.length + moved.length + fresh.length === 0) return;
  await tx.$executeRaw`
    WITH dropped AS (
      UPDATE reminder SET state = 'dropped' WHERE id = ANY(${dropped}::uuid[])
    ), put AS (
      UPDATE reminder SET state = 'planned', due_at = moved.due_at, failures = 0, held_until = NULL
      FROM unnest(${moved.map(({ id }) => id)}::uuid[],
                  ${moved.map(({ at }) => toDate(at))}::timestamptz[]) AS moved (id, due_at)
      WHERE reminder.id = moved.id
    )
    ${inserting(fresh)} ON CONFLICT DO NOTHING`;
}

/** Of two alike the first. */
function inserting(fresh: readonly PlannedReminder[]): Prisma.Sql {
  const rows = JSON.stringify(fresh.map(({ record, wanted }) => newReminder(record, wanted)));
  return Prisma.sql`
    INSERT INTO reminder (id, partnership_id, kind, record_id, subject, occasion, member_id, snoozes, state, due_at)
    SELECT DISTINCT ON ("kind", "recordId", "subject", "occasion", "memberId")
      "id", "partnershipId", "kind", "recordId", "subject", "occasion", "memberId", "snoozes", "state", "dueAt"
    FROM ROWS FROM (jsonb_to_recordset(${rows}::jsonb) AS (
      "id" uuid, "partnershipId" uuid, "kind" text, "recordId" uuid, "subject" text, "occasion" text,
      "memberId" text, "snoozes" int, "state" text, "dueAt" timestamptz)) WITH ORDINALITY
    ORDER BY "kind", "recordId", "subject", "occasion", "memberId", ordinality`;
}

/** What was dropped is planned anew; what is planned or came already stays as it is. Of the same twice, the first counts. */
async function addAll(tx: Tx, wanted: readonly PlannedReminder[]): Promise<void> {
  if (wanted.length === 0) return;
  await tx.$executeRaw`${inserting(wanted)}
    ON CONFLICT (kind, record_id, subject, occasion, member_id) DO UPDATE
      SET state = 'planned', due_at = EXCLUDED.due_at, failures = 0, held_until = NULL
      WHERE reminder.state = 'dropped'`;
}

/** To the millisecond, as it is kept. */
function isPlannedAt(one: KeptReminder, at: Temporal.Instant): boolean {
  return one.state === 'planned' && one.at.epochMilliseconds === at.epochMilliseconds;
}

function isWanted(kept: KeptReminder, wanted: readonly WantedReminder[]): boolean {
  if (kept.memberId !== undefined) return wanted.some(({ subject }) => subject === kept.subject);
  return wanted.some((one) => keyOf(one) === keyOf(kept));
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
