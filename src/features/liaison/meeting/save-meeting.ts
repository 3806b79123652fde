import type { Transaction } from '../../../bot/declare/transaction.ts';
import type { Meeting } from '../../../domain/meeting/meeting.ts';
import type { Series } from '../../../domain/meeting/series.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { MeetingOfSeries } from '../../../ports/meeting/meeting-store.ts';
import type { AuditDraft } from '../../../ports/stores.ts';
import { arranges } from '../rights.ts';
import { nameOf } from './find-meeting.ts';
import { planReminders, type Saving } from './plan-reminders.ts';

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
