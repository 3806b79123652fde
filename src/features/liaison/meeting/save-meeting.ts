import { type Meeting, meetingReminders } from '../../../domain/meeting/meeting.ts';
import type { Series } from '../../../domain/meeting/series.ts';
import type { Partnership } from '../../../domain/people/partnership.ts';
import type { AuditDraft, Stores } from '../../../ports/stores.ts';
import { MEETING_REMINDERS } from '../liaison-cards.ts';
import { type MeetingOfSeries, nameOf } from './find-meeting.ts';

interface Saving {
  readonly stores: Pick<Stores, 'meetings' | 'reminders'>;
  readonly partnership: Partnership;
  readonly now: Temporal.Instant;
}

/** Saves a meeting that was laid out, with everything there is to remind of. */
export async function insertMeetings(
  saving: Saving,
  series: Series,
  meetings: readonly Meeting[],
): Promise<void> {
  await saving.stores.meetings.insert(meetings);
  for (const meeting of meetings) await planReminders(saving, series, meeting);
}

/** Saves a meeting that changed, and plans what there is to remind of from now on. */
export async function saveMeeting(saving: Saving, series: Series, meeting: Meeting): Promise<void> {
  await saving.stores.meetings.update(meeting);
  await planReminders(saving, series, meeting);
}

/** Saves that something of a meeting changed, by which its cards know it. @returns it as it is now. */
export async function saveGrown(
  { stores }: { readonly stores: Pick<Stores, 'meetings'> },
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
  const { id: recordId } = found.meeting;
  return { action, model: 'meeting', recordId, detail: { meeting: nameOf(found), ...detail } };
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
