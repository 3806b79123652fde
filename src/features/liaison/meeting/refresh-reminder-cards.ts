import type { Scene, ToldCard } from '../../../bot/use-case.ts';
import { type Meeting, reminderSubject } from '../../../domain/meeting/meeting.ts';
import { parseOffset } from '../../../domain/meeting/series.ts';
import type { ShownCard } from '../../../ports/delivery/delivery-store.ts';
import { MEETING_REMINDERS, REMINDER_CARD } from '../liaison-cards.ts';

/** The reminders of a meeting that stand in channels and with who acts: they change, and none is written. */
export async function shownAnew(
  { stores, member }: Pick<Scene, 'stores' | 'member'>,
  meeting: Meeting,
): Promise<{ readonly shows: readonly ShownCard[]; readonly tells: readonly ToldCard[] }> {
  const shows = await saidOf(stores, meeting, meeting);
  return { shows, tells: shows.map((one) => ({ ...one, memberId: member.id })) };
}

/**
 * The cards that reminded of a meeting, to change where they stand.
 *
 * @param before as it was when they were written: of another time they were other reminders.
 */
export async function saidOf(
  { reminders }: Pick<Scene['stores'], 'reminders'>,
  { id, revision }: Meeting,
  before: Meeting,
): Promise<readonly ShownCard[]> {
  const subject = reminderSubject(before);
  const kept = await reminders.list({ kind: MEETING_REMINDERS, recordId: id });
  return kept
    .filter((one) => one.state === 'fired' && one.subject === subject && parseOffset(one.occasion))
    .map(({ id: recordId }) => ({ card: REMINDER_CARD, recordId, revision, changesOnly: true }));
}
