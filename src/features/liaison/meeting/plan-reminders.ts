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
 */
export function remindersOf(
  { partnership, now }: Pick<Saving, 'partnership' | 'now'>,
  series: Series,
  meetings: readonly Meeting[],
): PlannedRecord[] {
  return meetings.map((meeting) => {
    const { partnershipId, id: recordId } = meeting;
    const wanted: PlannedRecord['wanted'] = (kept) => {
      const waiting = kept.filter(({ state }) => state === 'planned');
      return meetingReminders(meeting, series.offsets, partnership).filter(
        ({ subject, occasion, at }) =>
          Temporal.Instant.compare(at, now) > 0 ||
          waiting.some((one) => one.subject === subject && one.occasion === occasion),
      );
    };
    return { record: { partnershipId, kind: MEETING_REMINDERS, recordId }, wanted };
  });
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
