import type { MemberCard, Transaction } from '../../../bot/declare/use-case.ts';
import {
  type Meeting,
  meetingReminders,
  reminderSubject,
} from '../../../domain/meeting/meeting.ts';
import { parseOffset, type Series } from '../../../domain/meeting/series.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { RecordCard } from '../../../ports/delivery/delivery-store.ts';
import type { AuditDraft } from '../../../ports/stores.ts';
import { MEETING_REMINDERS, REMINDER_CARD } from '../liaison-cards.ts';
import { arranges } from '../rights.ts';
import { type MeetingOfSeries, nameOf } from './find-meeting.ts';

/** What saving takes, and planning what there is to remind of. */
export type Saving = Pick<Transaction, 'stores' | 'partnership' | 'now'>;

/** Saves a meeting that was laid out, with everything there is to remind of. */
export async function insertMeetings(
  saving: Saving,
  series: Series,
  meetings: readonly Meeting[],
): Promise<void> {
  await saving.stores.meetings.insert(meetings);
  for (const meeting of meetings) await planReminders(saving, series, meeting);
}

/** Saves that something of a meeting changed, by which its cards know it. @returns it as it is now. */
export async function saveGrown(
  { stores }: Pick<Transaction, 'stores'>,
  meeting: Meeting,
): Promise<Meeting> {
  const grown = { ...meeting, revision: meeting.revision + 1 };
  await stores.meetings.update(grown);
  return grown;
}

/** What the audit log says of a meeting. */
export function auditOf(
  found: MeetingOfSeries,
  action: string,
  detail: AuditDraft['detail'],
): AuditDraft {
  const about = { meeting: nameOf(found), ...detail };
  return { action, model: 'meeting', recordId: found.meeting.id, detail: about };
}

/** What is due by now and has not come yet still comes; what would have come before it was planned does not. */
export async function planReminders(
  { stores, partnership, now }: Saving,
  series: Series,
  meeting: Meeting,
): Promise<void> {
  const { partnershipId, id: recordId } = meeting;
  const record = { partnershipId, kind: MEETING_REMINDERS, recordId };
  const waiting = (await stores.reminders.list(record)).filter(({ state }) => state === 'planned');
  const wanted = meetingReminders(meeting, series.offsets, partnership).filter(
    ({ subject, occasion, at }) =>
      Temporal.Instant.compare(at, now) > 0 ||
      waiting.some((one) => one.subject === subject && one.occasion === occasion),
  );
  await stores.reminders.plan(record, wanted);
}

/** The reminders of a meeting that stand in channels and with who acts: they change, and none is written. */
export async function refreshReminderCards(
  { stores, member }: Pick<Transaction, 'stores' | 'member'>,
  meeting: Meeting,
): Promise<{
  readonly channelCards: readonly RecordCard[];
  readonly memberCards: readonly MemberCard[];
}> {
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

/**
 * Only who arranges a series may do this to its meetings.
 *
 * @param more ids of those who are named as well when somebody is refused.
 * @throws Refusal `meeting_not_yours`, naming who may.
 */
export function requireArranging(
  { member, people }: Pick<Transaction, 'member' | 'people'>,
  found: MeetingOfSeries,
  more: readonly string[] = [],
): void {
  if (arranges(member, found.series)) return;
  const { chairIds, noteTakerId } = found.series;
  const ids = [...chairIds, noteTakerId, ...more];
  const names = people.filter(({ id }) => ids.includes(id)).map(({ name }) => name);
  throw new Refusal('meeting_not_yours', { meeting: nameOf(found), names: names.join(', ') });
}
