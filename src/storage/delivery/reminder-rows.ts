import { randomUUID } from 'node:crypto';
import {
  type DueReminder,
  type KeptReminder,
  REMINDER_STATES,
  type ReminderRecord,
  type WantedReminder,
} from '../../ports/delivery/reminder-store.ts';
import { oneOf, type Part, toDate, toInstant } from '../database/rows.ts';
import type { Reminder } from '../generated/client.ts';

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
