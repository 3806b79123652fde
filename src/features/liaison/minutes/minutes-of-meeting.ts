import type { CardStores } from '../../../bot/declare/context.ts';
import type { Transaction } from '../../../bot/declare/transaction.ts';
import type { Outcome } from '../../../bot/declare/use-case.ts';
import type { AgendaPoint } from '../../../domain/meeting/agenda.ts';
import type { Correction } from '../../../domain/meeting/minutes.ts';
import type { MeetingOfSeries } from '../../../ports/meeting/meeting-store.ts';
import { MINUTES_CARD } from '../liaison-cards.ts';
import { auditOf } from '../meeting/save-meeting.ts';

export interface Minutes extends MeetingOfSeries {
  readonly points: readonly AgendaPoint[];
  readonly corrections: readonly Correction[];
}

/** The minutes of a meeting as they stand. */
export async function minutesOf(
  { stores }: { readonly stores: Pick<CardStores, 'agenda' | 'meetings'> },
  found: MeetingOfSeries,
): Promise<Minutes> {
  const points = await stores.agenda.list(found.meeting.id);
  const corrections = await stores.meetings.listCorrections(found.meeting.id);
  return { ...found, points, corrections };
}

/**
 * What follows from a change of minutes.
 *
 * @param found with the meeting as it is now.
 * @param action as the audit log names it.
 * @param isPosted whether they are put into the channels; else they change in place, if somebody asked for approval.
 */
export async function refreshMinutes(
  ctx: Transaction,
  found: MeetingOfSeries,
  action: string,
  isPosted: boolean,
  detail: Readonly<Record<string, string>> = {},
): Promise<Outcome<Minutes>> {
  const { id: recordId, revision } = found.meeting;
  return {
    result: await minutesOf(ctx, found),
    audit: [auditOf(found, action, detail)],
    channelCards: [
      { card: MINUTES_CARD, recordId, revision, ...(!isPosted && { changesOnly: true }) },
    ],
  };
}
