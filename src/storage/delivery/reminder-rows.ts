import { randomUUID } from 'node:crypto';
import {
  type DueReminder,
  type KeptReminder,
  REMINDER_STATES,
  type ReminderRecord,
  type WantedReminder,
} from '../../ports/delivery/reminder-store.ts';
import { oneOf, type Part, toDate, toInstant } from '../database/rows.ts';
import { Prisma, type Reminder } from '../generated/client.ts';

/**
 * As SQL, when a reminder that is planned is tried: once it is due and is not held any more. In the words of an index, which
 * begins with what is tried first and ends with what is given up.
 */
export const TRIED = Prisma.raw('greatest(due_at, held_until)');

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

/** All that there is and was to remind of in these records. */
export function whereOf(records: readonly Pick<ReminderRecord, 'kind' | 'recordId'>[]) {
  return {
    kind: { in: [...new Set(records.map(({ kind }) => kind))] },
    recordId: { in: [...new Set(records.map(({ recordId }) => recordId))] },
  };
}

/** @param row within JSON or by itself. */
export function toKept(row: Part<Reminder>): KeptReminder {
  return { ...toDue(row), state: oneOf(REMINDER_STATES, row.state) };
}

export function toDue(row: Part<Reminder>): DueReminder {
  const { id, subject, occasion, memberId, dueAt, snoozes, firedAt } = row;
  const own = memberId === '' ? {} : { memberId };
  const when = { at: toInstant(dueAt), firedAt: toInstant(firedAt) };
  return { id, subject, occasion, snoozes, ...own, ...when };
}
