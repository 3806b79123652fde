import type { CardStores } from '../../../bot/declare/context.ts';
import type { Transaction } from '../../../bot/declare/transaction.ts';
import type { Outcome } from '../../../bot/declare/use-case.ts';
import type { MeetingOfSeries, MeetingWithMinutes } from '../../../ports/meeting/meeting-store.ts';
import { MINUTES_CARD } from '../liaison-cards.ts';
import { auditOf } from '../meeting/save-meeting.ts';

/** The minutes of a meeting as they stand. */
export async function minutesOf(
  { stores: { meetings } }: { readonly stores: Pick<CardStores, 'meetings'> },
  found: MeetingOfSeries,
): Promise<MeetingWithMinutes> {
  const read = await meetings.findWithMinutes(found.meeting.id);
  return { points: [], corrections: [], ...read, ...found };
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
): Promise<Outcome<MeetingWithMinutes>> {
  const { id: recordId, revision } = found.meeting;
  return {
    result: await minutesOf(ctx, found),
    audit: [auditOf(found, action, detail)],
    channelCards: [
      { card: MINUTES_CARD, recordId, revision, ...(!isPosted && { changesOnly: true }) },
    ],
  };
}
