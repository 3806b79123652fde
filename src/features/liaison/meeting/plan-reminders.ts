import type { Transaction } from '../../../bot/declare/transaction.ts';
import {
  type Meeting,
  meetingReminders,
  reminderSubject,
} from '../../../domain/meeting/meeting.ts';
import { parseOffset, type Series } from '../../../domain/meeting/series.ts';
import type { RecordCard } from '../../../ports/delivery/delivery-store.ts';
import type { KeptReminder, PlannedRecord } from '../../../ports/delivery/reminder-store.ts';
import { MEETING_REMINDERS, REMINDER_CARD } from '../liaison-cards.ts';

/** What saving takes, and planning what there is to remind of. */
export type Saving = Pick<Transaction, 'stores' | 'partnership' | 'now'>;

/**
 * What meetings have to remind of from now on. What is due by now and has not come yet still comes; what would have
 * come before it was planned does not.
 *
 * @param kept nothing, `[]`, of meetings that were not there before; left out, it is looked for.
 */
export function remindersOf(
  { partnership, now }: Pick<Saving, 'partnership' | 'now'>,
  { offsets }: Pick<Series, 'offsets'>,
  meetings: readonly Meeting[],
  kept?: PlannedRecord['kept'],
): PlannedRecord[] {
  return meetings.map((meeting) => ({
    record: { kind: MEETING_REMINDERS, partnershipId: meeting.partnershipId, recordId: meeting.id },
    ...(kept && { kept }),
    wanted(before) {
      const waiting = before.filter(({ state }) => state === 'planned');
      return meetingReminders(meeting, offsets, partnership).filter(({ subject, occasion, at }) => {
        const waits = waiting.some((one) => one.subject === subject && one.occasion === occasion);
        return waits || Temporal.Instant.compare(at, now) > 0;
      });
    },
  }));
}

/** The reminders of a meeting that stand in channels and with who acts: they change, and none is written. */
export async function refreshReminderCards(
  { stores, member }: Pick<Transaction, 'stores' | 'member'>,
  meeting: Meeting,
) {
  const kept = await stores.reminders.list({ kind: MEETING_REMINDERS, recordId: meeting.id });
  const channelCards = saidOf(kept, meeting, meeting);
  return {
    channelCards,
    memberCards: channelCards.map((one) => ({ ...one, memberId: member.id })),
  };
}

/**
 * The cards that reminded of a meeting, to change where they stand.
 *
 * @param kept all that there was to remind of.
 * @param before as it was when they were written: of another time they were other reminders.
 */
export function saidOf(
  kept: readonly KeptReminder[],
  { revision }: Meeting,
  before: Meeting,
): readonly RecordCard[] {
  const subject = reminderSubject(before);
  return kept
    .filter((one) => one.state === 'fired' && one.subject === subject && parseOffset(one.occasion))
    .map(({ id: recordId }) => ({ card: REMINDER_CARD, recordId, revision, changesOnly: true }));
}
