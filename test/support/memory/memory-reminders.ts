import { randomUUID } from 'node:crypto';
import type {
  KeptReminder,
  PlannedRecord,
  ReminderRecord,
  ReminderStore,
  WantedReminder,
} from '../../../src/ports/delivery/reminder-store.ts';

export interface MemoryReminder extends ReminderRecord, KeptReminder {}

/** Reminders in memory; nobody else is at work here, so nothing is claimed. */
export function memoryReminders(rows: Map<string, MemoryReminder>): ReminderStore {
  const of = ({ kind, recordId }: Pick<ReminderRecord, 'kind' | 'recordId'>) =>
    [...rows.values()].filter((row) => row.kind === kind && row.recordId === recordId);
  const put = (row: MemoryReminder, change: Partial<MemoryReminder>) =>
    rows.set(row.id, { ...row, ...change });
  const add = (record: ReminderRecord, wanted: WantedReminder) => {
    const id = randomUUID();
    const fresh = { id, firedAt: undefined, state: 'planned' as const };
    const row = of(record).find((one) => keyOf(one) === keyOf(wanted));
    if (!row) rows.set(id, { ...record, snoozes: 0, ...wanted, ...fresh });
    else if (row.state === 'dropped') put(row, { state: 'planned', at: wanted.at });
  };
  const plan = ({ record, wanted: asked }: PlannedRecord) => {
    const before = of(record).toSorted(byTime);
    const wanted = wantedOf(asked, before);
    const keys = new Set(wanted.map(keyOf));
    const known = new Map(before.map((row) => [keyOf(row), row]));
    for (const [key, row] of known) {
      const isWanted = row.memberId === undefined ? keys.has(key) : isPutOff(row, wanted);
      if (row.state === 'planned' && !isWanted) put(row, { state: 'dropped' });
    }
    for (const one of wanted) {
      const row = known.get(keyOf(one));
      if (row) put(row, planned(row, one));
      else add(record, one);
    }
    return before;
  };
  return {
    plan: async (record, wanted) => void plan({ record, wanted }),
    planAll: async (plans) => plans.map(plan),
    add: async (record, wanted) => add(record, wanted),
    async addAll(all) {
      for (const { record, wanted } of all) add(record, wanted);
    },
    failed: async () => false,
    tryGivenUp: async () => 0,
    async claimDue(now, except, only) {
      return [...rows.values()]
        .filter((row) => isDue(row, now) && !except.includes(row.recordId))
        .filter(({ kind, occasion, partnershipId }) => {
          if (!only) return true;
          const isKnown = only.kinds.includes(kind) && only.partnerships.includes(partnershipId);
          return isKnown && !only.unknown.has(`${kind} ${occasion}`);
        })
        .toSorted(byTime)
        .map(({ partnershipId, kind, recordId }) => ({ partnershipId, kind, recordId }))
        .slice(0, 1);
    },
    async fireDue(records, now, knows) {
      const due = records
        .flatMap(of)
        .filter((row) => isDue(row, now) && knows(row.occasion))
        .toSorted(byTime);
      for (const row of due) put(row, { state: 'fired', firedAt: now });
      return due.map((row) => ({ ...row, firedAt: now }));
    },
    find: async (id) => rows.get(id),
    list: async (record) => of(record).toSorted(byTime),
    async postpone(postponed) {
      for (const { id, at } of postponed) {
        const row = rows.get(id);
        if (row) put(row, { state: 'planned', at, firedAt: undefined });
      }
    },
  };
}

function wantedOf(
  asked: Parameters<ReminderStore['plan']>[1],
  kept: readonly MemoryReminder[],
): readonly WantedReminder[] {
  return typeof asked === 'function' ? asked(kept) : asked;
}

function planned(row: MemoryReminder, { at }: WantedReminder): Partial<MemoryReminder> {
  if (row.state === 'dropped') return { state: 'planned', at };
  return row.state === 'planned' ? { at } : {};
}

/** By one member, of what is still waited for. */
function isPutOff(row: MemoryReminder, wanted: readonly WantedReminder[]): boolean {
  return wanted.some(({ subject }) => subject === row.subject);
}

function isDue({ state, at }: MemoryReminder, now: Temporal.Instant): boolean {
  return state === 'planned' && Temporal.Instant.compare(at, now) <= 0;
}

function byTime(one: MemoryReminder, other: MemoryReminder): number {
  return Temporal.Instant.compare(one.at, other.at);
}

function keyOf({
  subject,
  occasion,
  memberId = '',
}: Pick<WantedReminder, 'subject' | 'occasion' | 'memberId'>): string {
  return JSON.stringify([subject, occasion, memberId]);
}
