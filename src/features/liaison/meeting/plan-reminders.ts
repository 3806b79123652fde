import type { Transaction } from '../../../bot/declare/transaction.ts';
import {
  type Meeting,
  meetingReminders,
  reminderSubject,
} from '../../../domain/meeting/meeting.ts';
import { parseOffset, type Series } from '../../../domain/meeting/series.ts';
import type { RecordCard } from '../../../ports/delivery/delivery-store.ts';
import { MEETING_REMINDERS, REMINDER_CARD } from '../liaison-cards.ts';

/** What saving takes, and planning what there is to remind of. */
export type Saving = Pick<Transaction, 'stores' | 'partnership' | 'now'>;

/** What is due by now and has not come yet still comes; what would have come before it was planned does not. */
export async function planReminders(
  { stores, partnership, now }: Saving,
  series: Series,
  meeting: Meeting,
): Promise<void> {
  const { partnershipId, id: recordId } = meeting;
  const record = { partnershipId, kind: MEETING_REMINDERS, recordId };
  await stores.reminders.plan(record, (kept) => {
    const waiting = kept.filter(({ state }) => state === 'planned');
    return meetingReminders(meeting, series.offsets, partnership).filter(
      ({ subject, occasion, at }) =>
        Temporal.Instant.compare(at, now) > 0 ||
        waiting.some((one) => one.subject === subject && one.occasion === occasion),
    );
  });
}

/** The reminders of a meeting that stand in channels and with who acts: they change, and none is written. */
export async function refreshReminderCards(
  { stores, member }: Pick<Transaction, 'stores' | 'member'>,
  meeting: Meeting,
) {
  const channelCards = await saidOf(stores, meeting, meeting);
  return {
    channelCards,
    memberCards: channelCards.map((one) => ({ ...one, memberId: member.id })),
  };
}

/**
 * The cards that reminded of a meeting, to change where they stand.
 *
 * @param before as it was when they were written: of another time they were other reminders.
 */
export async function saidOf(
  { reminders }: Pick<Transaction['stores'], 'reminders'>,
  { id, revision }: Meeting,
  before: Meeting,
): Promise<readonly RecordCard[]> {
  const subject = reminderSubject(before);
  const kept = await reminders.list({ kind: MEETING_REMINDERS, recordId: id });
  return kept
    .filter((one) => one.state === 'fired' && one.subject === subject && parseOffset(one.occasion))
    .map(({ id: recordId }) => ({ card: REMINDER_CARD, recordId, revision, changesOnly: true }));
}
