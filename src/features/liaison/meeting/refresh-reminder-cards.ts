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
  const subject = reminderSubject(meeting);
  const kept = await stores.reminders.list({ kind: MEETING_REMINDERS, recordId: meeting.id });
  const said = kept.filter(
    (one) => one.state === 'fired' && one.subject === subject && parseOffset(one.occasion),
  );
  const { revision } = meeting;
  const shows = said.map(({ id: recordId }) => {
    return { card: REMINDER_CARD, recordId, revision, changesOnly: true };
  });
  return { shows, tells: shows.map((one) => ({ ...one, memberId: member.id })) };
}
